/** What an element of a list was before. */
export interface Origin {
  readonly index: number;
  /** Whether it stands at another place among the others now. */
  readonly moved: boolean;
}

/**
 * What became of the elements of a list: for each element after, which one before it was, or null for a new one.
 * Equal elements are found first (a longest common subsequence), then equal ones that moved. Of the others
 * between two that stayed, as many after as before became each other in turn; else those that are alike did. What
 * is left before is gone, what is left after is new.
 */
export function aligned(before: readonly string[], after: readonly string[]): readonly (Origin | null)[] {
  const origins = Array<Origin | null>(after.length).fill(null);
  const stayed = equalPairs(before, after);
  for (const [old, now] of stayed) origins[now] = { index: old, moved: false };
  const moved = movedElements(before, after, stayed);
  for (const [now, old] of moved) origins[now] = { index: old, moved: true };
  const oldMoved = new Set(moved.values());
  let old = 0;
  let now = 0;
  for (const [oldEnd, nowEnd] of [...stayed, [before.length, after.length] as const]) {
    const olds = indices(old, oldEnd).filter((index) => !oldMoved.has(index));
    const nows = indices(now, nowEnd).filter((index) => !moved.has(index));
    for (const [a, b] of becameOthers(olds, nows, before, after)) origins[b] = { index: a, moved: false };
    old = oldEnd + 1;
    now = nowEnd + 1;
  }
  return origins;
}

type Pairs = readonly (readonly [old: number, now: number])[];

/** A longest common subsequence. */
function equalPairs(before: readonly string[], after: readonly string[]): Pairs {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const between = bestPairs(
    indices(start, before.length - end),
    indices(start, after.length - end),
    (old, now) => (before[old] === after[now] ? 1 : 0),
    1_000_000,
  );
  return [
    ...indices(0, start).map((index) => [index, index] as const),
    ...between.filter(([old, now]) => before[old] === after[now]),
    ...indices(0, end).map((index) => [before.length - end + index, after.length - end + index] as const),
  ];
}

/** Of the elements that did not stay: after → before of equal ones. */
function movedElements(
  before: readonly string[],
  after: readonly string[],
  stayed: Pairs,
): ReadonlyMap<number, number> {
  const oldStayed = new Set(stayed.map(([old]) => old));
  const nowStayed = new Set(stayed.map(([, now]) => now));
  const left = new Map<string, number[]>();
  for (const index of indices(0, before.length).reverse()) {
    if (oldStayed.has(index)) continue;
    const value = before[index] ?? '';
    const others = left.get(value);
    if (others === undefined) left.set(value, [index]);
    else others.push(index);
  }
  const moved = new Map<number, number>();
  for (const now of indices(0, after.length)) {
    const old = nowStayed.has(now) ? undefined : left.get(after[now] ?? '')?.pop();
    if (old !== undefined) moved.set(now, old);
  }
  return moved;
}

function becameOthers(
  olds: readonly number[],
  nows: readonly number[],
  before: readonly string[],
  after: readonly string[],
): Pairs {
  if (olds.length === nows.length) return olds.map((old, index) => [old, nows[index] ?? 0] as const);
  return bestPairs(olds, nows, (old, now) => likeness(before[old] ?? '', after[now] ?? ''), 10_000);
}

function indices(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

/**
 * Pairs in order of both lists whose scores sum up to the most; a score of 0 is no pair. Where there are more
 * than `most` to score, elements are paired as they come.
 */
function bestPairs(
  olds: readonly number[],
  nows: readonly number[],
  score: (old: number, now: number) => number,
  most: number,
): Pairs {
  const rows = olds.length;
  const columns = nows.length;
  const pair = (row: number, column: number): readonly [number, number] => [
    olds[row] ?? 0,
    nows[column] ?? 0,
  ];
  if (rows * columns > most) return indices(0, Math.min(rows, columns)).map((index) => pair(index, index));
  const width = columns + 1;
  // sums[row, column]: the best of what begins at that row and column.
  const sums = new Float64Array((rows + 1) * width);
  const scores = new Float64Array(rows * columns);
  const at = (row: number, column: number): number => sums[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const own = score(...pair(row, column));
      scores[row * columns + column] = own;
      const paired = own === 0 ? 0 : own + at(row + 1, column + 1);
      sums[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const own = scores[row * columns + column] ?? 0;
    if (own > 0 && at(row, column) === own + at(row + 1, column + 1)) {
      pairs.push(pair(row, column));
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** The share of neighbouring characters two texts have in common (Dice); 0 when it is less than half. */
function likeness(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (const pair of bigrams(a)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of bigrams(b)) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    common += 1;
  }
  const share = (2 * common) / Math.max(1, a.length + b.length - 2);
  return share < 0.5 ? 0 : share;
}

function bigrams(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
