import type { Diagnostic } from '../model/diagnostic.js';

/** What became of the findings of an earlier check. */
export interface Since {
  readonly fresh: readonly Diagnostic[];
  readonly solved: readonly Diagnostic[];
  readonly standing: readonly Diagnostic[];
}

/**
 * Two checks of one workspace compared. A finding is the same when it says the same of the same file: its line
 * moves with every line that is written above it.
 */
export function since(before: readonly Diagnostic[], after: readonly Diagnostic[]): Since {
  const left = new Map<string, Diagnostic[]>();
  for (const diagnostic of before) {
    const key = keyOf(diagnostic);
    left.set(key, [...(left.get(key) ?? []), diagnostic]);
  }
  const fresh: Diagnostic[] = [];
  const standing: Diagnostic[] = [];
  for (const diagnostic of after) {
    if (left.get(keyOf(diagnostic))?.pop() === undefined) fresh.push(diagnostic);
    else standing.push(diagnostic);
  }
  return { fresh, standing, solved: [...left.values()].flat() };
}

function keyOf({ code, place, message }: Diagnostic): string {
  return JSON.stringify([code, place.file, message.zh]);
}
