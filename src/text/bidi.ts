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
  if (typeof value !== 'object' || value === null) return value;
  // Called for every value of a catalog: copies are made only where something in them changes.
  if (Array.isArray(value)) {
    let items: unknown[] | null = null;
    for (let index = 0; index < value.length; index += 1) {
      const made = within(value[index]);
      if (made !== value[index]) {
        items ??= [...value];
        items[index] = made;
      }
    }
    return items ?? value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const own = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | null = null;
  for (const key in own) {
    const made = within(own[key]);
    if (made !== own[key]) {
      copy ??= { ...own };
      copy[key] = made;
    }
  }
  return copy ?? value;
}

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/** Bidirectional marks, and the scripts that run from right to left. */
const turning =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
