// Reads the index that the compiler wrote (src/emit/site/search/), no more of it than a search needs, and
// finds in it exactly the entries that have the words. `search.js` shows them. One file, for each would be one
// more request before the first search.

/**
 * @typedef {{ entries: number, fields: [label: string, kind: string, first: number][], facets: string[][],
 *   grams: string[], uses: number[], texts: number[], items: number[], simplified: string, shared?: string }} SearchHead
 *   `shared`: where the files lie that are the same for pages in other characters
 * @typedef {Map<number, number>} SearchMatches texts that have a word, and a place of it: twice its position,
 *   one more in the initials
 * @typedef {{ word: string[], matches: SearchMatches }} SearchFound
 * @typedef {{ found: SearchFound[], order: number[], counts: number[][] }} SearchResult
 *   `order`: entries, best first; `counts`: for every text of every facet, the entries it would leave
 * @typedef {{ text: string, marks: [from: number, to: number][] }} SearchMarked
 * @typedef {{ id: SearchMarked, name: SearchMarked, category: SearchMarked[], facets: Record<string, SearchMarked[]>,
 *   elements: { label: string, marked: SearchMarked }[], others: number }} SearchHit
 */

/**
 * Opens the index of one edition.
 * @param {string} folder of the index, from the page @param {string} version
 */
// biome-ignore lint/correctness/noUnusedVariables: classic scripts of one page share their names
function openSearchIndex(folder, version) {
  /** @type {Map<string, Promise<any>>} */
  const shards = new Map();
  /** @type {Map<string, { done: (value: unknown) => void, fail: (error: Error) => void }>} */
  const awaited = new Map();
  /** @type {Map<string, string>} */
  const simplified = new Map();
  /** The entries that have a text: first and last of every run, one after another. @type {Map<number, number[]>} */
  const runsOf = new Map();
  const elementsShown = 3;

  /** @type {SearchHead} */
  let head;
  /** The first text of every field. @type {number[]} */
  let fieldFirsts = [];
  Object.assign(window, { gongkaiSearch: arrived });

  /** Reads what every search needs. @returns {Promise<SearchHead>} */
  async function open() {
    const read = await shard('index');
    if (head !== read) {
      head = read;
      fieldFirsts = head.fields.map(([, , first]) => first);
      const pairs = Array.from(head.simplified);
      for (let at = 0; at < pairs.length; at += 2) simplified.set(pairs[at], pairs[at + 1]);
    }
    return head;
  }

  // --- Files --------------------------------------------------------------------------------------------

  /** Every file of the index calls this. @param {string} edition @param {string} name @param {unknown} value */
  function arrived(edition, name, value) {
    const waiting = awaited.get(name);
    if (!waiting) return;
    if (edition === version) waiting.done(value);
    else waiting.fail(new Error('目录刚刚更新，请刷新本页后再搜索。'));
  }

  /** A file as a classic script, for a page opened from a disk may not fetch. @param {string} name @returns {Promise<any>} */
  function shard(name) {
    const known = shards.get(name);
    if (known) return known;
    const promise = new Promise((done, fail) => {
      awaited.set(name, { done, fail });
      const script = document.createElement('script');
      // After a file that did what it should this changes nothing.
      script.onload = script.onerror = () => {
        fail(new Error('检索用的文件没有读到，可能是网络断开；请稍后再试，或者使用下面的目录。'));
        script.remove();
      };
      const shared = /^[gu]/.test(name) && head.shared;
      script.src = `${shared || folder}${name}.js?v=${version}`;
      document.head.append(script);
    });
    shards.set(name, promise);
    // What failed is asked for again next time.
    promise.catch(() => shards.delete(name));
    return promise;
  }

  /** The last of sorted firsts that is not behind `key`. @template K @param {K[]} firsts @param {K} key */
  function shardOf(firsts, key) {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** As `pack.ts` packs them. @param {string} text */
  function unpacked(text) {
    const numbers = [];
    let rest = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const value = code - (code > 0x5c ? 0x24 : 0x23);
      if (value < 64) {
        numbers.push(rest * 64 + value);
        rest = 0;
      } else rest = rest * 27 + value - 64;
    }
    return numbers;
  }

  // --- Words --------------------------------------------------------------------------------------------

  /** As `fold.ts` folds; `from` and `to` are where in the text each character stands. @param {string} text */
  function folded(text) {
    const chars = [];
    const from = [];
    const to = [];
    let at = 0;
    for (const each of text) {
      const plain = each.normalize('NFKC').toLowerCase();
      for (const char of plain.replace(/[\s\p{P}\p{S}\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '')) {
        chars.push(simplified.get(char) || char);
        from.push(at);
        to.push(at + each.length);
      }
      at += each.length;
    }
    return { chars, from, to };
  }

  /** Where every text has the word. @param {string[]} word @returns {Promise<SearchMatches>} */
  async function matchesOf(word) {
    const places = word.length === 1 ? await placesOfOne(word[0]) : await placesOfMany(word);
    const matches = new Map();
    for (let at = 0; at < places.length; at += 2) {
      const [text, place] = [places[at], places[at + 1]];
      const before = matches.get(text);
      // The words themselves rather than initials, and of these the first.
      if (before === undefined || (before % 2 && (place % 2 === 0 || place < before)))
        matches.set(text, place);
    }
    return matches;
  }

  /** A character: all grams that begin with it, which stand together. @param {string} char */
  async function placesOfOne(char) {
    const wanted = [];
    for (let index = Math.max(0, shardOf(head.grams, char)); index < head.grams.length; index += 1) {
      if (head.grams[index] > char && !head.grams[index].startsWith(char)) break;
      wanted.push(shard(`g${index}`));
    }
    const places = [];
    for (const content of await Promise.all(wanted)) {
      for (const place of placesIn(content, char)) places.push(place);
    }
    return places;
  }

  /**
   * Grams side by side cover the word; the last two overlap where its length is odd. A few at a time: where
   * nothing is left, the rest of a long word need not be fetched.
   * @param {string[]} word
   */
  async function placesOfMany(word) {
    /** @type {number[] | undefined} */
    let left;
    for (let next = 0; next < word.length && !(left && left.length === 0); next += 8) {
      const offsets = [0, 2, 4, 6].map((step) => Math.min(next + step, word.length - 2));
      const contents = await Promise.all(
        offsets.map((at) => {
          const index = shardOf(head.grams, word[at] + word[at + 1]);
          return index < 0 ? '' : shard(`g${index}`);
        }),
      );
      for (const [index, at] of offsets.entries()) {
        const places = placesIn(contents[index], word[at], word[at + 1]);
        left = left ? meet(left, places, at * 2) : places;
      }
    }
    return left || [];
  }

  /**
   * The places of a gram in a shard: text and position, one after another; of all that begin with the first
   * character where no second is given.
   * @param {string} content @param {string} first @param {string} [second]
   */
  function placesIn(content, first, second) {
    const places = [];
    const group = content.split('!').find((each) => each.startsWith(first));
    if (group === undefined) return [];
    const [alone, ...pairs] = group.slice(first.length).split(' ');
    const packed = second === undefined ? [alone] : [];
    for (const pair of pairs) {
      const char = String.fromCodePoint(pair.codePointAt(0) || 0);
      if (second === undefined || char === second) packed.push(pair.slice(char.length));
    }
    for (const each of packed) {
      const numbers = unpacked(each);
      for (let at = 0, text = 0; at < numbers.length; at += 2) {
        text += numbers[at];
        places.push(text, numbers[at + 1]);
      }
    }
    return places;
  }

  /** The places of the left that have one of the right so much further on. @param {number[]} left @param {number[]} right @param {number} offset */
  function meet(left, right, offset) {
    const both = [];
    for (let at = 0, other = 0; at < left.length && other < right.length; ) {
      const step = left[at] - right[other] || left[at + 1] + offset - right[other + 1];
      if (step === 0) both.push(left[at], left[at + 1]);
      if (step <= 0) at += 2;
      if (step >= 0) other += 2;
    }
    return both;
  }

  // --- Entries ------------------------------------------------------------------------------------------

  /** Reads which entries have the texts. @param {Iterable<number>} texts */
  async function readUses(texts) {
    const idFirst = head.fields[head.fields.length - 1][2];
    const wanted = new Set();
    for (const text of texts) {
      // The ids stand in the order of the entries.
      if (text >= idFirst) runsOf.set(text, [text - idFirst, text - idFirst]);
      else if (!runsOf.has(text)) wanted.add(shardOf(head.uses, text));
    }
    await Promise.all(
      Array.from(wanted, async (index) => readRuns(head.uses[index], unpacked(await shard(`u${index}`)))),
    );
  }

  /** As `files.ts` writes them. @param {number} text the first @param {number[]} numbers */
  function readRuns(text, numbers) {
    let before = 0;
    for (let at = 0; at < numbers.length; text += 1) {
      const runs = [];
      let end = fieldFirsts.includes(text) ? 0 : before;
      for (let count = numbers[at++]; count >= 0; count -= 1) {
        const start = end + (numbers[at] >> 1);
        end = start + (numbers[at++] % 2 ? numbers[at++] + 2 : 1);
        runs.push(start, end - 1);
      }
      before = runs[0];
      runsOf.set(text, runs);
    }
  }

  /** @param {number} text @param {(entry: number) => void} use */
  function eachEntry(text, use) {
    const runs = runsOf.get(text) || [];
    for (let at = 0; at < runs.length; at += 2) {
      for (let entry = runs[at]; entry <= runs[at + 1]; entry += 1) use(entry);
    }
  }

  /** @param {number} text @param {number} entry */
  function has(text, entry) {
    const runs = runsOf.get(text) || [];
    return runs.some((first, at) => at % 2 === 0 && first <= entry && entry <= runs[at + 1]);
  }

  /** @param {number} text */
  function kindOf(text) {
    return head.fields[shardOf(fieldFirsts, text)][1];
  }

  /**
   * The entries that have every word in some text and, of every facet with chosen texts, one of them.
   * @param {string} query @param {Record<string, string[]>} chosen by the keys of facets
   * @returns {Promise<SearchResult>}
   */
  async function search(query, chosen) {
    await open();
    const words = query.split(/\s+/u).map((each) => folded(each).chars);
    const found = await Promise.all(
      words.filter((word) => word.length > 0).map(async (word) => ({ word, matches: await matchesOf(word) })),
    );
    const facets = head.facets.map((texts, index) => texts.map((_, at) => fieldFirsts[index] + at));
    for (const texts of [...facets, ...found.map(({ matches }) => matches.keys())]) await readUses(texts);

    // A query of nothing but punctuation finds nothing; none at all leaves everything.
    const marks = query.trim() === '' || found.length > 0 ? marksOf(found) : new Uint8Array(head.entries);
    const passed = passedOf(facets, chosen);
    const every = (1 << facets.length) - 1;
    const counts = facets.map((texts, index) =>
      texts.map((text) => {
        let count = 0;
        // What is chosen of a facet does not narrow the facet itself.
        eachEntry(text, (entry) => {
          if (marks[entry] && (passed[entry] | (1 << index)) === every) count += 1;
        });
        return count;
      }),
    );
    /** @type {number[][]} */
    const [others, named] = [[], []];
    marks.forEach((mark, entry) => {
      if (mark && passed[entry] === every) (mark === 3 ? named : others).push(entry);
    });
    return { found, order: named.concat(others), counts };
  }

  /**
   * For each entry, bit 1: has every word; bit 2: has them in its name or id, where initials from the middle
   * of a name do not count, for they say little.
   * @param {SearchFound[]} found
   */
  function marksOf(found) {
    const marks = new Uint8Array(head.entries).fill(3);
    for (const { matches } of found) {
      const own = new Uint8Array(head.entries);
      for (const [text, place] of matches) {
        const mark = ['name', 'id'].includes(kindOf(text)) && (place % 2 === 0 || place === 1) ? 3 : 1;
        eachEntry(text, (entry) => {
          own[entry] |= mark;
        });
      }
      own.forEach((mark, entry) => {
        marks[entry] &= mark;
      });
    }
    return marks;
  }

  /** For each entry one bit for every facet that lets it pass. @param {number[][]} facets @param {Record<string, string[]>} chosen */
  function passedOf(facets, chosen) {
    const passed = new Uint8Array(head.entries);
    facets.forEach((texts, index) => {
      const wanted = chosen[head.fields[index][1]] || [];
      const own = texts.filter((_, at) => wanted.includes(head.facets[index][at]));
      // A value that is no longer there is no condition.
      const free = own.length === 0;
      passed.forEach((bits, entry) => {
        passed[entry] = bits | (free ? 1 << index : 0);
      });
      for (const text of own) {
        eachEntry(text, (entry) => {
          passed[entry] |= 1 << index;
        });
      }
    });
    return passed;
  }

  /**
   * The chosen texts as this index has them: an address may come from the page in other characters.
   * @param {Record<string, string[]>} chosen @returns {Record<string, string[]>}
   */
  function ownTexts(chosen) {
    const plain = (/** @type {string} */ text) => folded(text).chars.join('');
    /** @type {Record<string, string[]>} */
    const own = {};
    head.facets.forEach((texts, index) => {
      const kind = head.fields[index][1];
      own[kind] = (chosen[kind] || []).flatMap((text) =>
        texts.includes(text) ? [text] : texts.filter((each) => plain(each) === plain(text)),
      );
    });
    return own;
  }

  // --- Hits ---------------------------------------------------------------------------------------------

  /** The text with every place of the words. @param {string} text @param {SearchFound[]} found @param {number} [number] of the text, where it is known */
  function marked(text, found, number = -1) {
    const { chars, from, to } = folded(text);
    /** @type {[number, number][]} */
    const marks = [];
    for (const { word, matches } of found) {
      const count = marks.length;
      for (let at = 0; at + word.length <= chars.length; at += 1) {
        if (word.every((char, index) => chars[at + index] === char)) {
          marks.push([from[at], to[at + word.length - 1]]);
        }
      }
      const place = matches.get(number) || 0;
      if (marks.length === count && place % 2)
        marks.push([from[place >> 1], to[(place >> 1) + word.length - 1]]);
    }
    return { text, marks };
  }

  /** What to show of entries. @param {number[]} entries @param {SearchFound[]} found @returns {Promise<SearchHit[]>} */
  function hits(entries, found) {
    return Promise.all(entries.map((entry) => hit(entry, found)));
  }

  /** @param {number} entry @param {SearchFound[]} found @returns {Promise<SearchHit>} */
  async function hit(entry, found) {
    const own = new Set(
      found.flatMap(({ matches }) => Array.from(matches.keys()).filter((text) => has(text, entry))),
    );
    const [id, name, ...category] = await piece('i', head.items, entry);
    const texts = Array.from(own).sort((a, b) => a - b);
    const elements = texts.filter((text) => ['element', 'audience'].includes(kindOf(text)));
    // One for every word before a second one for any.
    const firsts = found.map(({ matches }) => elements.findIndex((text) => matches.has(text)));
    const shown = elements
      .map((text, at) => ({ text, rank: firsts.includes(at) ? 0 : 1 }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, elementsShown)
      .sort((a, b) => a.text - b.text);
    /** @type {Record<string, SearchMarked[]>} */
    const facets = {};
    head.facets.forEach((values, index) => {
      const [, kind, first] = head.fields[index];
      facets[kind] = values.flatMap((value, at) =>
        has(first + at, entry) ? [marked(value, found, first + at)] : [],
      );
    });
    const numberOfName = texts.find((text) => kindOf(text) === 'name');
    return {
      id: marked(id, found),
      name: marked(name, found, numberOfName),
      category: category.map((/** @type {string} */ each) => marked(each, found)),
      facets,
      elements: await Promise.all(
        shown.map(async ({ text }) => {
          const field = shardOf(fieldFirsts, text);
          const [label, kind, first] = head.fields[field];
          const value =
            kind === 'element' ? await piece('t', head.texts, text) : head.facets[field][text - first];
          return { label, marked: marked(value, found, text) };
        }),
      ),
      others: elements.length - shown.length,
    };
  }

  /** One piece of a shard that lists them. @param {string} kind @param {number[]} firsts @param {number} number */
  async function piece(kind, firsts, number) {
    const index = shardOf(firsts, number);
    return (await shard(`${kind}${index}`))[number - firsts[index]];
  }

  return { open, ownTexts, search, hits };
}
