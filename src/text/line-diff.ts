/** A line of one text or of both: `-` is gone, `+` has come, ` ` is in both. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines of one text that follow each other in another, by index. */
type Match = readonly [before: number, after: number];

/** A table of more cells than this is not filled: the lines are shown as gone and come. */
const mostCells = 400_000;

/**
 * What became of the lines of a text. Lines that occur once in both texts are matched first (patience diff), so
 * that a moved field is shown as moved, and long files take time that grows with their length.
 */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let [from, to] = [0, 0];
  const upTo = (end: number, other: number): void => {
    for (; from < end; from += 1) lines.push({ sign: '-', text: before[from] ?? '' });
    for (; to < other; to += 1) lines.push({ sign: '+', text: after[to] ?? '' });
  };
  for (const [own, its] of matches(before, after)) {
    upTo(own, its);
    lines.push({ sign: ' ', text: before[own] ?? '' });
    from = own + 1;
    to = its + 1;
  }
  upTo(before.length, after.length);
  return lines;
}

function matches(before: readonly string[], after: readonly string[]): Match[] {
  const found: Match[] = [];
  // Stretches that are still to be compared, the first on top.
  const open: (readonly [number, number, number, number])[] = [[0, before.length, 0, after.length]];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    let [start, end, other, last] = stretch;
    for (; start < end && other < last && before[start] === after[other]; start += 1, other += 1)
      found.push([start, other]);
    const tail: Match[] = [];
    while (start < end && other < last && before[end - 1] === after[last - 1]) {
      end -= 1;
      last -= 1;
      tail.push([end, last]);
    }
    tail.reverse();
    if (start === end || other === last) {
      found.push(...tail);
      continue;
    }
    const anchors = increasing(unique(before, after, [start, end, other, last]));
    if (anchors.length === 0) {
      found.push(...common(before, after, [start, end, other, last]), ...tail);
      continue;
    }
    if (tail.length > 0) open.push([end, end + tail.length, last, last + tail.length]);
    const bounds: Match[] = [...anchors, [end, last]];
    const inner = bounds.map(([own, its], index): readonly [number, number, number, number] => {
      const [from, to] = index === 0 ? [start, other] : (bounds[index - 1] ?? [start, other]);
      return [from, own, to, its];
    });
    open.push(...inner.reverse());
  }
  return found;
}

type Stretch = readonly [start: number, end: number, other: number, last: number];

/** Lines that stand once in both stretches, in the order of the first. */
function unique(
  before: readonly string[],
  after: readonly string[],
  [start, end, other, last]: Stretch,
): Match[] {
  const seen = new Map<string, { own: number; times: number; its: number; others: number }>();
  for (let at = start; at < end; at += 1) {
    const known = seen.get(before[at] ?? '');
    if (known === undefined) seen.set(before[at] ?? '', { own: at, times: 1, its: -1, others: 0 });
    else known.times += 1;
  }
  for (let at = other; at < last; at += 1) {
    const known = seen.get(after[at] ?? '');
    if (known === undefined) continue;
    known.its = at;
    known.others += 1;
  }
  return [...seen.values()]
    .filter(({ times, others }) => times === 1 && others === 1)
    .map(({ own, its }): Match => [own, its]);
}

/** The longest run of matches that keeps the order of both texts. */
function increasing(found: readonly Match[]): Match[] {
  const tops: number[] = [];
  const previous: number[] = [];
  for (const [index, [, its]] of found.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[tops[middle] ?? 0]?.[1] ?? 0) < its) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = index;
  }
  const run: Match[] = [];
  for (let at = tops.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) {
    const match = found[at];
    if (match !== undefined) run.push(match);
  }
  return run.reverse();
}

/** The longest common lines of two short stretches without lines of their own. */
function common(
  before: readonly string[],
  after: readonly string[],
  [start, end, other, last]: Stretch,
): Match[] {
  const [height, width] = [end - start, last - other];
  if (height * width > mostCells) return [];
  const table = new Uint32Array((height + 1) * (width + 1));
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      table[i * (width + 1) + j] =
        before[start + i] === after[other + j]
          ? (table[(i + 1) * (width + 1) + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * (width + 1) + j] ?? 0, table[i * (width + 1) + j + 1] ?? 0);
    }
  }
  const found: Match[] = [];
  for (let [i, j] = [0, 0]; i < height && j < width; ) {
    if (before[start + i] === after[other + j]) found.push([start + i++, other + j++]);
    else if ((table[(i + 1) * (width + 1) + j] ?? 0) >= (table[i * (width + 1) + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}
