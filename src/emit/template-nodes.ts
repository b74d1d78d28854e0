import type { Wording } from '../model/wording.js';

/** A node of a parsed template, as far as it is looked at. */
export interface Node {
  readonly type: string;
  readonly escaped?: boolean;
  readonly data?: boolean;
  readonly original?: string;
  readonly name?: { readonly original?: string };
  readonly path?: { readonly original?: string };
  readonly params?: readonly Node[];
  readonly hash?: { readonly pairs: readonly { readonly key: string }[] };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
}

/** A node and all below it. */
export function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  for (const child of Object.values(node).flat() as unknown[]) {
    if (typeof child === 'object' && child !== null && 'type' in child) yield* nodesOf(child as Node);
  }
}

/** What is wrong with a tag, and what to write instead. */
export interface Said {
  readonly message: Wording;
  readonly hint: Wording;
}
