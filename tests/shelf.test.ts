import { expect, it } from 'vitest';
import { emit, shelfOf } from '../src/compile.js';
import { paths } from '../src/emit/paths.js';
import type { Publication } from '../src/model/publication.js';
import { exampleCounty } from './example-county.js';

const parsed = (content: string | Uint8Array | undefined): unknown => JSON.parse(String(content));

const withoutDigests = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, own: unknown) =>
      key === 'dcat:byteSize' || key === 'spdx:checksum' ? undefined : own,
    ),
  );

const bytesOf = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');

it('gives every product alone as it is published: what an office looks at is what citizens will get', async () => {
  const publication = await exampleCounty();
  const { county } = publication.catalog;
  const both: Publication = {
    ...publication,
    catalog: { ...publication.catalog, county: { ...county, variants: ['zh-Hant'] } },
  };
  const shelf = await shelfOf(both);
  const seen = new Map<string, number>();
  const wrong: string[] = [];
  for await (const { path, content } of emit(both)) {
    // Of pages that are all alike, one in twenty: each costs its whole list.
    const kind = path.replace(/[^/]*$/u, '');
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    if (before % 20 !== 0) continue;
    const alone = await shelf.at(path);
    if (path === paths.dataCatalog) {
      // Sizes and checksums would take every list of the county, for one file that was asked for.
      expect(parsed(alone?.content)).toEqual(withoutDigests(parsed(content)));
      expect(parsed(alone?.content)).not.toEqual(parsed(content));
      continue;
    }
    if (alone === null || bytesOf(alone.content) !== bytesOf(content)) wrong.push(path);
  }
  expect(seen.size).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
  for (const path of ['site/none.html', 'site/items/../index.html', 'site/zh-hant/', 'package.json', '']) {
    expect(await shelf.at(path)).toBeNull();
  }
}, 400_000);
