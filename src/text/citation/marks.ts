/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A mark that is wrong or missing, and what should stand in its stretch (which is empty where one is missing). */
export interface MarkFault extends Span {
  /** `unpaired`: half a pair. `kind`: a pair of the wrong kind, such as 《》 inside 《》. */
  readonly fault: 'unpaired' | 'kind';
  /** Null when it cannot be told where the other half belongs. */
  readonly replacement: string | null;
}

export interface Marks {
  /** The titles of the outermost level, marks included, from the first. */
  readonly titles: readonly Span[];
  readonly faults: readonly MarkFault[];
}

interface Mark {
  readonly at: number;
  readonly opens: boolean;
}

const openers = '《〈';
const closers = '》〉';

/**
 * The titles of a text by their marks 《》, inner ones 〈〉 (GB/T 15834—2011, 4.15). Marks in round brackets
 * outside a title belong to a remark and are not looked at.
 */
export function scanMarks(text: string): Marks {
  const marks = marksOf(text);
  const half = halfOf(text, marks);
  const paired = half === null ? marks : half.marks;
  const titles: Span[] = [];
  const faults: MarkFault[] = half === null ? [] : [half.fault];
  const open: number[] = [];
  for (const { at, opens } of paired) {
    if (opens) {
      // An unpaired mark was given its other half at an edge, where no character of the text stands.
      expectMark(text, at, open.length === 0 ? '《' : '〈', half, faults);
      open.push(at);
      continue;
    }
    const start = open.pop() ?? 0;
    expectMark(text, at, open.length === 0 ? '》' : '〉', half, faults);
    if (open.length === 0) titles.push({ start, end: isMark(text, at, closers) ? at + 1 : at });
  }
  return { titles, faults };
}

function expectMark(
  text: string,
  at: number,
  expected: string,
  half: Half | null,
  faults: MarkFault[],
): void {
  if (half?.fault.start === at && half.fault.replacement !== null && half.fault.end === at) return;
  // Where half a pair is missing, the kinds of the others say nothing for certain.
  if (half !== null || text[at] === expected) return;
  faults.push({ fault: 'kind', start: at, end: at + 1, replacement: expected });
}

function isMark(text: string, at: number, kinds: string): boolean {
  const character = text[at];
  return character !== undefined && kinds.includes(character);
}

function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  let depth = 0;
  let round = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (depth === 0 && '(（'.includes(character)) round += 1;
    else if (depth === 0 && ')）'.includes(character)) round = Math.max(0, round - 1);
    else if (round === 0 && openers.includes(character)) {
      marks.push({ at, opens: true });
      depth += 1;
    } else if (round === 0 && closers.includes(character)) {
      marks.push({ at, opens: false });
      depth = Math.max(0, depth - 1);
    }
  }
  return marks;
}

interface Half {
  readonly fault: MarkFault;
  /** The marks with the missing half put in, or only those that are paired. */
  readonly marks: readonly Mark[];
}

/** The first half of a pair, with its other half where it is plain where that belongs. */
function halfOf(text: string, marks: readonly Mark[]): Half | null {
  const open: Mark[] = [];
  for (const mark of marks) {
    if (mark.opens) open.push(mark);
    else if (open.pop() === undefined) return missingOpener(text, marks, mark);
  }
  const [outer] = open;
  return outer === undefined ? null : missingCloser(text, marks, open, outer);
}

/** `X法》(…)`: the title began where the text begins. */
function missingOpener(text: string, marks: readonly Mark[], closer: Mark): Half {
  const first = marks[0];
  if (first !== closer || marks.length > 1) {
    return { fault: faultAt(closer, null), marks: marks.filter((mark) => mark !== closer) };
  }
  const start = text.length - text.trimStart().length;
  return {
    fault: { fault: 'unpaired', start, end: start, replacement: '《' },
    marks: [{ at: start, opens: true }, closer],
  };
}

/** `《X法(国务院令第1号)`: the title ends before its number, its article, the next title or the end of the text. */
function missingCloser(text: string, marks: readonly Mark[], open: readonly Mark[], outer: Mark): Half {
  if (marks.length > 1) {
    const inner = marks.filter(({ at }) => text[at] === '〈');
    const single =
      inner.length > marks.filter(({ at }) => text[at] === '〉').length ? inner.at(-1) : undefined;
    const fault = single ?? open.at(-1) ?? outer;
    const rest = marks.filter((mark) => mark !== fault);
    return { fault: faultAt(fault, null), marks: open.length > 1 ? [] : rest };
  }
  const rest = text.slice(outer.at + 1);
  const stop = /\s*(?:[(（][^()（）]*(?:\d|令|号|修[正订])|第[\d一二三四五六七八九十百]+条|$)/u.exec(rest);
  const at = outer.at + 1 + (stop?.index ?? rest.length);
  return {
    fault: { fault: 'unpaired', start: at, end: at, replacement: '》' },
    marks: [outer, { at, opens: false }],
  };
}

function faultAt({ at }: Mark, replacement: string | null): MarkFault {
  return { fault: 'unpaired', start: at, end: at + 1, replacement };
}
