import type { Script } from '../../../script/script.js';
import type { Corpus } from './corpus.js';
import type { Spelling } from './grams.js';

/** How every text of a corpus is found, in the order of their numbers. */
export function* spellingsOf(
  { fields }: Corpus,
  fold: (text: string) => string[],
  script: Script,
): Generator<Spelling> {
  const initialsOf = initialsWith(script);
  for (const { field, texts } of fields) {
    for (const text of texts) {
      const characters = fold(text);
      const initials = field.named ? initialsOf(characters) : characters;
      const same = initials.every((each, index) => each === characters[index]);
      yield { characters, initials: same ? null : initials };
    }
  }
}

/**
 * The initial of every Chinese character as it is read among its neighbours; other characters as they are.
 * Names differ in numbers more often than in words, so what stands between numbers is looked up once.
 */
function initialsWith(script: Script): (characters: readonly string[]) => string[] {
  const known = new Map<string, readonly string[]>();
  const read = (words: string): readonly string[] => {
    const before = known.get(words);
    if (before !== undefined) return before;
    const characters = Array.from(words);
    const whole = Array.from(script.initials(words));
    // A character without a reading leaves a gap: then each is read alone.
    const initials =
      whole.length === characters.length
        ? whole
        : characters.map((character) => script.initials(character)[0] ?? character);
    known.set(words, initials);
    return initials;
  };
  return (characters) =>
    (characters.join('').match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []).flatMap((part) =>
      /^\p{Script=Han}/u.test(part) ? read(part) : Array.from(part),
    );
}
