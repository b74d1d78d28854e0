/**
 * The form in which texts and queries are compared, one code point after another: full-width forms become
 * half-width, capitals small, traditional characters simplified; white space, punctuation, symbols, controls
 * and variation selectors fall away, because tables strew them at will and nobody types them.
 *
 * `templates/search-index.js` folds queries the same way. Compatibility forms are resolved code point by code point,
 * so that a place in the folded text leads back to the place in the text.
 */
export function foldWith(simplified: ReadonlyMap<string, string>): (text: string) => string[] {
  const known = new Map<string, readonly string[]>();
  const folded = (character: string): readonly string[] => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const plain = character.normalize('NFKC').toLowerCase().replace(unsearched, '');
    const result = Array.from(plain, (each) => simplified.get(each) ?? each);
    known.set(character, result);
    return result;
  };
  return (text) => {
    const characters: string[] = [];
    for (const character of text) characters.push(...folded(character));
    return characters;
  };
}

const unsearched = /[\s\p{P}\p{S}\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
