/**
 * Every text of a value set apart as `isolated` does, to whatever depth of lists and plain objects. What holds
 * no such text is given back as it is, not copied.
 */
export function isolatedTexts<T>(value: T): T {
  return within(value) as T;
}

/**
 * A text as a part of a longer one: marks that change the direction of writing are closed at its end, so that
 * they cannot turn the words after it. Text without such marks and without letters written from right to left
 * stays as it is. An element of its own is not enough: a mark that closes one too many leaves the element.
 */
export function isolated(text: string): string {
  if (!turning.test(text)) return text;
  let open = 0;
  let stray = 0;
  for (const character of text) {
    if (/[\u2066-\u2068]/u.test(character)) open += 1;
    else if (character === popIsolate) {
      // One that closes nothing of its own would close the isolate around the text.
      if (open > 0) open -= 1;
      else stray += 1;
    }
  }
  return firstStrongIsolate.repeat(stray + 1) + text + popIsolate.repeat(open + 1);
}

function within(value: unknown): unknown {
  if (typeof value === 'string') return isolated(value);
  if (Array.isArray(value)) {
    const items = value.map(within);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const changed = Object.entries(value).flatMap(([key, own]) => {
    const made = within(own);
    return made === own ? [] : [[key, made] as const];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/** Bidirectional marks, and the scripts that run from right to left. */
const turning =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
