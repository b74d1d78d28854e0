/** Settings laid into a file of settings, or the reason why that cannot be done safely. */
export type MergedSettings =
  | { readonly kind: 'merged'; readonly content: string }
  | { readonly kind: 'unsafe'; readonly why: UnsafeReason };

/** Comments would be lost; of what is no JSON, or no settings, nobody knows what is meant. */
export type UnsafeReason = 'comments' | 'malformed' | 'not-an-object';

/**
 * Our settings beside those a person has: what they set themselves stays, but for the schemas of this program,
 * which are brought up to date. A file with comments is left alone: they would be lost.
 */
export function mergeSettings(
  present: string | null,
  ours: Readonly<Record<string, unknown>>,
): MergedSettings {
  if (present === null || present.trim() === '') return { kind: 'merged', content: written(ours, '  ') };
  const theirs = parsed(present);
  if (theirs === undefined) return { kind: 'unsafe', why: hasComments(present) ? 'comments' : 'malformed' };
  if (!isRecord(theirs)) return { kind: 'unsafe', why: 'not-an-object' };
  const merged = { ...theirs };
  for (const [key, value] of Object.entries(ours)) {
    const own = theirs[key];
    merged[key] = isRecord(own) && isRecord(value) ? combined(key, own, value) : (own ?? value);
  }
  const unchanged = JSON.stringify(merged) === JSON.stringify(theirs);
  const indent = /^[ \t]+(?=")/mu.exec(present)?.[0] ?? '  ';
  return { kind: 'merged', content: unchanged ? present : written(merged, indent) };
}

function combined(
  key: string,
  own: Readonly<Record<string, unknown>>,
  ours: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return key === 'yaml.schemas' ? { ...own, ...ours } : { ...ours, ...own };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return undefined;
  }
}

/** Whether there is a comment outside of every text, as editors allow them in their settings. */
function hasComments(text: string): boolean {
  return Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|\/[/*]/gsu), ([found]) => found).some((found) =>
    found.startsWith('/'),
  );
}

function written(settings: Readonly<Record<string, unknown>>, indent: string): string {
  return `${JSON.stringify(settings, null, indent)}\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
