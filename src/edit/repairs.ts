import type { Diagnostic, Fix } from '../model/diagnostic.js';
import type { Repair } from '../model/mend.js';
import { spanPlace } from '../model/place.js';
import { spansIn } from '../source/locate.js';
import { type Splice, spliced } from '../source/repair.js';
import { applyFixes, type FixOfValue } from './apply-fixes.js';

/**
 * What is to stand where for every finding that has a safe fix, worked out when the first one of a file is asked
 * for. `textOf` gives the decoded text of a file of the workspace. Null where there is no fix, or where it is only
 * known to be safe once the whole file was mended: white space before a field decides what the field belongs to.
 */
export function repairsOf(
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string | null,
): (diagnostic: Diagnostic) => Repair | null {
  const known = new Map<string, ReadonlyMap<Fix, Splice>>();
  return ({ fix }) => {
    if (fix === undefined || fix === null) return null;
    const { file } = fix.place;
    let splices = known.get(file);
    if (splices === undefined) {
      const fixes = diagnostics.flatMap((other) => (other.fix?.place.file === file ? other.fix : []));
      const text = /\.ya?ml$/iu.test(file) ? textOf(file) : null;
      splices = text === null ? new Map() : splicesOf(text, fixes);
      known.set(file, splices);
    }
    const splice = splices.get(fix);
    return splice === undefined
      ? null
      : { place: spanPlace(file, splice.start, splice.end), text: splice.text };
  };
}

function splicesOf(text: string, fixes: readonly Fix[]): ReadonlyMap<Fix, Splice> {
  const splices = new Map<Fix, Splice>();
  const ofValues: FixOfValue[] = [];
  for (const fix of fixes) {
    if (fix.kind !== 'characters') ofValues.push(fix);
    else if (!isIndentation(text, fix.place)) splices.set(fix, { ...fix.place, text: fix.text });
  }
  const together = splicesTogether(text, ofValues);
  for (const fix of ofValues) {
    const splice = together.get(fix) ?? spliceAlone(text, fix);
    if (splice !== null) splices.set(fix, splice);
  }
  return splices;
}

function isIndentation(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return end > start && text.slice(start, end).trim() === '';
}

/**
 * The fixes of single values, made in one go: a file is parsed a few times instead of once for each. Taken only
 * where the splices give the very text the fixes give.
 */
function splicesTogether(text: string, fixes: readonly FixOfValue[]): ReadonlyMap<Fix, Splice> {
  const single = fixes.filter((fix) => fix.kind === 'quotes' || typeof fix.value === 'string');
  if (single.length < 2) return new Map();
  const { text: after, done } = applyFixes(text, single);
  const [old, now] = [spansIn(text), spansIn(after)];
  const splices = new Map<Fix, Splice>();
  for (const fix of done) {
    const [from, to] = [old(fix.place.pointer), now(fix.place.pointer)];
    if (from === null || to === null) return new Map();
    splices.set(fix, { start: from[0], end: from[1], text: after.slice(...to) });
  }
  return spliced(text, [...splices.values()]) === after ? splices : new Map();
}

/** Where a text and the one a fix makes of it part: between what they have in common at both ends. */
function spliceAlone(text: string, fix: FixOfValue): Splice | null {
  const { text: after } = applyFixes(text, [fix]);
  if (after === text) return null;
  const shorter = Math.min(text.length, after.length);
  let start = 0;
  while (start < shorter && text[start] === after[start]) start += 1;
  let common = 0;
  while (common < shorter - start && text.at(-1 - common) === after.at(-1 - common)) common += 1;
  // Half a character, or half a line end, is nothing that could be replaced.
  if (/[\ud800-\udbff\r]/u.test(text.charAt(start - 1))) start -= 1;
  if (/[\udc00-\udfff\n]/u.test(text.charAt(text.length - common))) common -= 1;
  return { start, end: text.length - common, text: after.slice(start, after.length - common) };
}
