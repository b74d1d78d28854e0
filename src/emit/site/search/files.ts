import { createHash } from 'node:crypto';
import type { Artifact } from '../../../model/artifact.js';
import { simplifiedCharacters } from '../../../script/characters.js';
import { openScript, type Script } from '../../../script/script.js';
import { linkFrom, paths } from '../../paths.js';
import type { SiteContext } from '../context.js';
import { type Corpus, corpusOf } from './corpus.js';
import { isFacet } from './fields.js';
import { foldWith } from './fold.js';
import { type Gram, gramsOf, type Spelling } from './grams.js';
import { packed } from './pack.js';
import { type Shard, shardsOf } from './shards.js';
import { spellingsOf } from './spellings.js';

/** The index of a catalog as files that the search page fetches by need. */
export interface SearchIndex {
  /** A digest of the whole index: the page takes no file of another edition, which a cache may hold. */
  readonly version: () => string;
  readonly files: () => Iterable<Artifact>;
}

/**
 * The index answers exactly, without the texts: every gram of two characters knows the texts it stands in and
 * where (`g`), every text the entries that have it (`u`). Texts (`t`) and the heads of hits (`i`) are fetched
 * for the hits that are shown. `index` tells which file holds what.
 *
 * Every file is a classic script that calls one function: pages opened from a disk may not fetch.
 *
 * It is made when it is first asked for: a page that is shown alone needs none.
 *
 * `traditional` converts what is shown of hits: pages in traditional characters have these files of their own.
 */
export async function searchIndex(
  context: SiteContext,
  traditional: ((text: string) => string) | null,
): Promise<SearchIndex> {
  const [script, simplified] = await Promise.all([openScript(), simplifiedCharacters()]);
  let whole: Edition | null = null;
  const made = (): Edition => {
    whole ??= edition();
    return whole;
  };
  return {
    version: () => made().version,
    *files() {
      const { parts, twins, version } = made();
      for (const part of parts) yield fileOf(part, paths.searchFile(part.name), version);
      for (const twin of twins) yield fileOf(twin, paths.traditional(paths.searchFile(twin.name)), version);
    },
  };

  function edition(): Edition {
    const parts = [...partsOf(corpusOf(context), script, simplified)];
    const twins = traditional === null ? [] : traditionalParts(parts, traditional);
    const hash = createHash('sha256');
    for (const { value } of [...parts, ...twins]) hash.update(value);
    return { parts, twins, version: hash.digest('hex').slice(0, 12) };
  }

  function fileOf({ name, value }: Part, path: string, version: string): Artifact {
    return { path, content: `gongkaiSearch(${json(version)},${json(name)},${value});\n` };
  }
}

/** Bytes of a file: a query needs a few of each kind. */
const limits = { grams: 4000, uses: 2500, texts: 2500, items: 2500 } as const;

/** What `index` holds, as far as it is looked at again. */
interface SearchHead {
  readonly fields: readonly (readonly [label: string, ...rest: unknown[]])[];
  readonly facets: readonly (readonly string[])[];
}

/** A file by its name, and what it holds as an expression. */
interface Part {
  readonly name: string;
  readonly value: string;
}

interface Edition {
  readonly version: string;
  readonly parts: readonly Part[];
  readonly twins: readonly Part[];
}

function* partsOf(corpus: Corpus, script: Script, simplified: ReadonlyMap<string, string>): Generator<Part> {
  const seen = new Set<string>();
  const spellings = spellingsOf(corpus, foldWith(simplified), script);
  const grams = yield* numbered('g', gramShards(spellings, seen), json);
  const uses = yield* numbered('u', useShards(corpus), json);
  const texts = yield* numbered('t', textShards(corpus), list);
  const items = yield* numbered('i', itemShards(corpus), list);
  const head = {
    entries: corpus.entries.length,
    fields: corpus.fields.map(({ field, first }) => [field.label, field.kind, first]),
    facets: corpus.fields.filter(({ field }) => isFacet(field)).map((field) => field.texts),
    grams,
    uses,
    texts,
    items,
    // Pairs of a traditional character and the one of the catalog it stands for.
    simplified: [...simplified]
      .filter(([, simple]) => seen.has(simple))
      .flat()
      .join(''),
  };
  yield { name: 'index', value: json(head) };
}

/** The parts that are shown, in traditional characters, cut at the same places: all others both trees share. */
function traditionalParts(parts: readonly Part[], convert: (text: string) => string): Part[] {
  return parts.flatMap(({ name, value }) => {
    if (name === 'index') {
      const head = JSON.parse(value) as SearchHead;
      const fields = head.fields.map(([label, ...rest]) => [convert(label), ...rest]);
      const facets = head.facets.map((texts) => texts.map(convert));
      const shared = linkFrom(paths.traditional(paths.search), paths.searchFolder);
      return [{ name, value: json({ ...head, fields, facets, shared }) }];
    }
    if (name.startsWith('t')) return [{ name, value: json((JSON.parse(value) as string[]).map(convert)) }];
    if (!name.startsWith('i')) return [];
    const items = JSON.parse(value) as string[][];
    return [{ name, value: json(items.map(([id, ...words]) => [id, ...words.map(convert)])) }];
  });
}

/** The shards of one kind by their numbers; returns the first keys. */
function* numbered<K>(
  kind: string,
  shards: Iterable<Shard<K>>,
  value: (content: string) => string,
): Generator<Part, K[]> {
  const firsts: K[] = [];
  for (const { first, content } of shards) {
    yield { name: `${kind}${firsts.length}`, value: value(content) };
    firsts.push(first);
  }
  return firsts;
}

/**
 * Of all grams with the same first character, behind `!`: the character, its places at ends of texts, and for
 * each second one, behind a space, the character and its places. `seen` gathers the first characters.
 */
function gramShards(spellings: Iterable<Spelling>, seen: Set<string>): Generator<Shard<string>> {
  let before = '';
  return shardsOf<Gram, string>(
    gramsOf(spellings),
    limits.grams,
    ({ gram }) => gram,
    ({ gram, places }, opens) => {
      const [first = '', second = ''] = gram;
      const head = opens || first !== before ? `!${first}` : '';
      before = first;
      seen.add(first);
      return second === '' ? head + places : `${head} ${second}${places}`;
    },
  );
}

/** Which entries have each text. Ids need none: the entries stand in their order. */
function useShards({ fields }: Corpus): Generator<Shard<number>> {
  function* records(): Generator<{ number: number; runs: readonly number[]; before: number }> {
    for (const { field, first, uses } of fields) {
      if (field.kind === 'id') continue;
      let before = 0;
      for (const [index, runs] of uses.entries()) {
        yield { number: first + index, runs, before };
        before = runs[0] ?? 0;
      }
    }
  }
  return shardsOf(
    records(),
    limits.uses,
    ({ number }) => number,
    ({ runs, before }, opens) => usesText(runs, opens ? 0 : before),
  );
}

/**
 * The number of runs less one, then for each run twice the step from the end of the run before (of the first:
 * from the start of the first run of the text before), one more when it is longer than one entry, which its
 * length less two then follows.
 */
function usesText(runs: readonly number[], before: number): string {
  let text = packed(runs.length / 2 - 1);
  let end = before;
  for (let at = 0; at < runs.length; at += 2) {
    const [start = 0, length = 0] = [runs[at], runs[at + 1]];
    text += packed((start - end) * 2 + (length > 1 ? 1 : 0));
    if (length > 1) text += packed(length - 2);
    end = start + length;
  }
  return text;
}

function textShards({ fields }: Corpus): Generator<Shard<number>> {
  function* texts(): Generator<readonly [number: number, text: string]> {
    for (const { field, first, texts: own } of fields) {
      if (field.kind !== 'element') continue;
      for (const [index, text] of own.entries()) yield [first + index, text];
    }
  }
  return shardsOf(
    texts(),
    limits.texts,
    ([number]) => number,
    ([, text]) => `${json(text)},`,
  );
}

/** Of each entry what heads it as a hit, besides the texts of facets: id, name, categories. */
function itemShards({ entries }: Corpus): Generator<Shard<number>> {
  return shardsOf(
    entries.entries(),
    limits.items,
    ([number]) => number,
    ([, entry]) => `${json([entry.id, entry.name, ...entry.category])},`,
  );
}

/** As a JavaScript expression: engines before 2019 take two of JSON's characters for ends of lines. */
function json(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\u2028/gu, '\\u2028')
    .replace(/\u2029/gu, '\\u2029');
}

function list(content: string): string {
  return `[${content.replace(/,$/u, '')}]`;
}
