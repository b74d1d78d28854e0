import type { Draft } from './edit-draft.js';

/** A comment on a line of its own, or an empty line (`text` is empty then). */
export interface QuietLine {
  readonly text: string;
  readonly column: number;
}

/** What stands between two parts that says nothing to YAML. */
export interface Gap {
  /** The comment on the line the gap begins on. */
  readonly behind: string | null;
  readonly lines: readonly QuietLine[];
}

export const noGap: Gap = { behind: null, lines: [] };

/** The comments and empty lines between two offsets, between which nothing but them and signs stands. */
export function gapOf(draft: Draft, from: number, to: number): Gap {
  const [first = '', ...rest] = draft.text.slice(from, to).split(/\r?\n/u);
  const lines: QuietLine[] = [];
  // The last one is the beginning of the line of what follows.
  for (const line of rest.slice(0, -1)) {
    const at = commentAt(line);
    if (at !== -1) lines.push({ text: line.slice(at).trimEnd(), column: at });
    else if (line.trim() === '') lines.push({ text: '', column: 0 });
  }
  const at = commentAt(first);
  return { behind: at === -1 ? null : first.slice(at).trimEnd(), lines };
}

/** The texts of lines, of several empty ones in a row one. */
export function textsOf(lines: readonly QuietLine[]): string[] {
  return lines.map(({ text }) => text).filter((text, index, texts) => text !== '' || texts[index - 1] !== '');
}

export function isQuiet({ behind, lines }: Gap): boolean {
  return behind === null && lines.every(({ text }) => text === '');
}

/** All comments of a gap, the one behind first. */
export function commentsIn({ behind, lines }: Gap): string[] {
  return [
    ...(behind === null ? [] : [behind]),
    ...lines.map(({ text }) => text).filter((text) => text !== ''),
  ];
}

export function withoutBlanksAbove(texts: readonly string[]): readonly string[] {
  const first = texts.findIndex((text) => text !== '');
  return first === -1 ? [] : texts.slice(first);
}

function commentAt(line: string): number {
  return line.search(/(?<![^\s,])#/u);
}
