/**
 * Every traditional character of the two blocks in common use → the simplified one of the mainland, forms used
 * in Hong Kong among them. Single characters, without the words around them: for comparing texts both of which
 * are simplified so, where a character that is only sometimes simplified (乾) still meets itself. Worked out once.
 */
export function simplifiedCharacters(): Promise<ReadonlyMap<string, string>> {
  known ??= charactersOfDictionary();
  return known;
}

let known: Promise<ReadonlyMap<string, string>> | undefined;

async function charactersOfDictionary(): Promise<ReadonlyMap<string, string>> {
  const { Converter } = await import('opencc-js/t2cn');
  const characters = [...charactersIn(0x3400, 0x4dbf), ...charactersIn(0x4e00, 0x9fff)];
  const pairs = new Map<string, string>();
  for (const from of ['t', 'hk'] as const) {
    // One to a line: beside one another they would be taken for words.
    const simple = Converter({ from, to: 'cn' })(characters.join('\n')).split('\n');
    for (const [index, character] of characters.entries()) {
      const other = simple[index];
      if (other !== undefined && other !== character && !pairs.has(character)) pairs.set(character, other);
    }
  }
  return pairs;
}

function charactersIn(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}
