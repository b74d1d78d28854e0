import type { Token } from 'markdown-it';

/** A token of the parser with what stands between it and its end. */
export interface Node {
  readonly token: Token;
  readonly nodes: readonly Node[];
}

/**
 * The flat list of the parser as a tree no deeper than `most`; what lies deeper is put on the last level that
 * is allowed, and the first such token is named.
 */
export function nested(
  tokens: readonly Token[],
  most: number,
): { readonly nodes: readonly Node[]; readonly deep: Token | null } {
  const top: Node[] = [];
  const open: Node[][] = [top];
  let below = 0;
  let deep: Token | null = null;
  for (const token of tokens) {
    if (token.nesting === -1) {
      if (below > 0) below -= 1;
      else open.pop();
      continue;
    }
    const nodes: Node[] = [];
    if (token.nesting === 1 && (below > 0 || open.length > most)) {
      deep ??= token;
      below += 1;
      continue;
    }
    open.at(-1)?.push({ token, nodes });
    if (token.nesting === 1) open.push(nodes);
  }
  return { nodes: top, deep };
}
