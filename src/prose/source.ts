/** Where things stand in a text: the parser only says in which lines. */
export interface Source {
  /** The offsets of the lines of a token; the whole body where it has none. */
  readonly lines: (map: readonly [number, number] | null) => Span;
  readonly within: (span: Span) => Stretch;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch that is searched from its beginning to its end: what is found lies behind what was found before. */
export interface Stretch {
  /** Null where the words do not stand there as they are. */
  readonly find: (words: string) => Span | null;
  /** The first line of the stretch, without the space around it. */
  readonly line: Span;
}

export function sourceOf(text: string, body: number): Source {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/gu), ({ index, 0: end }) => index + end.length)];
  return {
    lines: (map) => {
      if (map === null) return { start: body, end: text.length };
      return { start: starts[map[0]] ?? text.length, end: starts[map[1]] ?? text.length };
    },
    within({ start, end }) {
      let from = start;
      return {
        find(words) {
          const index = words === '' ? -1 : text.slice(0, end).indexOf(words, from);
          if (index === -1) return null;
          from = index + words.length;
          return { start: index, end: from };
        },
        line: firstLine(text, start, end),
      };
    },
  };
}

function firstLine(text: string, start: number, end: number): Span {
  const line = /^\s*([^\r\n]*)/u.exec(text.slice(start, end));
  const words = line?.[1]?.trimEnd() ?? '';
  const from = start + (line?.[0].length ?? 0) - (line?.[1]?.length ?? 0);
  return { start: from, end: from + words.length };
}
