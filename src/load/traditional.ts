import type { TraditionalWords } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { nodePlace, pointerTo } from '../model/place.js';
import { wording } from '../model/wording.js';
import type { AuthoredTraditional } from './authored.js';
import { loadClaims } from './claims.js';

/** The words of all files together; what a later file says of a word counts, for the workspace knows its names. */
export function traditionalWordsOf(
  files: readonly { readonly value: AuthoredTraditional }[],
): TraditionalWords {
  const kept = new Set<string>();
  const spellings = new Map<string, string>();
  const forms = new Map<string, string>();
  for (const { value } of files) {
    for (const word of value.kept ?? []) {
      kept.add(word);
      spellings.delete(word);
    }
    for (const [word, spelling] of Object.entries(value.spellings ?? {})) {
      spellings.set(word, spelling);
      kept.delete(word);
    }
    for (const [form, used] of Object.entries(value.forms ?? {})) forms.set(form, used);
  }
  return { kept: [...kept], spellings, forms };
}

/** Words that one file both keeps as they are and spells in another way. */
export function unsettledSpellings(authored: AuthoredTraditional, path: string): Diagnostic[] {
  return (authored.kept ?? []).flatMap((word, index) =>
    Object.hasOwn(authored.spellings ?? {}, word)
      ? [
          diagnosticOf(loadClaims.settledSpellings, {
            message: wording(
              `“${word}”既写在“保护”里，又写在“写法”里`,
              `“${word}” stands both under kept and under spellings`,
            ),
            place: nodePlace(path, `/kept/${index}`),
            related: [
              {
                place: nodePlace(path, pointerTo('/spellings', word)),
                message: wording('另一处', 'the other place'),
              },
            ],
            hint: wording(
              '要保持简体就只留“保护”，要改成繁体就只留“写法”',
              'keep it under kept to leave it simplified, under spellings to spell it',
            ),
          }),
        ]
      : [],
  );
}
