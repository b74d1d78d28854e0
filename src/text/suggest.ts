/**
 * The candidate nearest to a word, or null when none is near enough to be what was meant.
 *
 * Near: at most one edit in three characters (at least one; of two characters the first must stay, or both
 * be swapped), or one contains the other and is no shorter than half of it (`县教育局` for `示例县教育局`).
 * Ties go to the earlier candidate.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = comparable(word);
  if (wanted === '') return null;
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = comparable(candidate);
    const distance = near(wanted, other);
    if (distance !== null && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}

function near(word: string, other: string): number | null {
  const longest = Math.max(word.length, other.length);
  const allowed = Math.max(1, Math.floor(longest / 3));
  const distance = editDistance(word, other, allowed);
  // A one-character word is one edit away from every other one; that says nothing.
  if (distance <= allowed && distance < longest && alike(word, other)) return distance;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  if (short.length >= 2 && short.length * 2 >= long.length && long.includes(short)) {
    return allowed + (long.length - short.length) / 100;
  }
  return null;
}

/** One edit leaves half of a word of two: “定稿” is not “草稿” misspelt, but “乡镇” may stand for “乡级”. */
function alike(word: string, other: string): boolean {
  if (word.length !== 2 || other.length !== 2) return true;
  return word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);
}

/**
 * Edits (insert, delete, replace, swap of neighbours) from one text to the other, or `limit + 1` when there
 * are more (optimal string alignment; Damerau 1964).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let rowBest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(value);
      rowBest = Math.min(rowBest, value);
    }
    if (rowBest > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
