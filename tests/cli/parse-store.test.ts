import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openParseStore } from '../../src/cli/parse-store.js';
import { provenKey } from '../../src/load/parses.js';
import { requireBuild, run, temporaryFolder } from '../binary.js';

let folder: string;
let county: string;
let entries: string;

beforeAll(async () => {
  requireBuild();
  folder = temporaryFolder('store');
  county = join(folder, 'county');
  cpSync('tests/cases/_base/tiny', county, { recursive: true });
  entries = join(county, 'entries/涉农补贴.yaml');
});

afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/** The folder of a store that one check has filled. */
async function filled(): Promise<string> {
  count += 1;
  const cache = join(folder, `cache-${count}`);
  await check(cache);
  return cache;
}

async function check(cache: string): Promise<string> {
  const { stdout, stderr } = await run(['check', '--format', 'json'], county, { GONGKAI_CACHE: cache });
  expect(stderr).toBe('');
  return stdout;
}

/** The one folder of values in a store. */
function shelf(cache: string): string {
  const [name = ''] = readdirSync(cache);
  return join(cache, name);
}

/** The file in which a store keeps the entries of the county. */
function stored(cache: string): string {
  return join(shelf(cache), provenKey('entries', readFileSync(entries)));
}

/** Every value of a store. */
function all(cache: string): string[] {
  return readdirSync(shelf(cache))
    .filter((name) => /^[0-9a-f]{64}$/u.test(name))
    .map((name) => join(shelf(cache), name));
}

function bodyOf(path: string): string {
  return readFileSync(path, 'utf8').split('\n')[1] ?? '';
}

describe('the store of parses', () => {
  it('is filled by a check and read by the next', async () => {
    const cache = await filled();
    expect(bodyOf(stored(cache))).toContain('"domain":"涉农补贴"');
    // What says otherwise, with its right checksum, shows that the store is read at all.
    const verdict = all(cache).find((path) => bodyOf(path).includes('"published":')) ?? '';
    const finding = { code: 'known-agencies', severity: 'warning', message: { zh: '假', en: 'false' } };
    const place = { kind: 'file', file: 'agencies.yaml' };
    const { found, ...rest } = JSON.parse(bodyOf(verdict)) as { found: unknown[] };
    const other = JSON.stringify({
      ...rest,
      found: [...found, { ...finding, place, related: [], hint: null }],
    });
    writeFileSync(verdict, `${createHash('sha256').update(other).digest('hex')}\n${other}`);
    expect(await check(cache)).not.toBe(await check('off'));
    // The entries themselves are asked where the verdict is not known.
    rmSync(verdict);
    const value = bodyOf(stored(cache)).replace('"proactive"', '"withheld"');
    writeFileSync(stored(cache), `${createHash('sha256').update(value).digest('hex')}\n${value}`);
    expect(await check(cache)).not.toBe(await check('off'));
  });

  const faults: Readonly<Record<string, (path: string) => void>> = {
    'cut short': (path) => writeFileSync(path, readFileSync(path).subarray(0, -1)),
    'cut within its checksum': (path) => writeFileSync(path, readFileSync(path).subarray(0, 20)),
    empty: (path) => writeFileSync(path, ''),
    'with one bit turned': (path) => {
      const bytes = readFileSync(path);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
    'of the right form and with another value': (path) =>
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"proactive"|"published":\d|涉农|\[\]$/u, '0')),
    'that is a folder': (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    'that nobody may read': (path) => chmodSync(path, 0),
  };

  for (const [name, spoil] of Object.entries(faults)) {
    it(`ignores a value ${name}: what is published would not be what was written`, async () => {
      const cache = await filled();
      // The value of a file, its outline, what is found of the section and of all else.
      expect(all(cache).length).toBeGreaterThan(3);
      for (const path of all(cache)) spoil(path);
      expect(await check(cache)).toBe(await check('off'));
    });
  }

  it('does without a folder that cannot be made or written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await check(file)).toBe(await check('off'));
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    expect(await check(closed)).toBe(await check('off'));
  });

  it('does not take what another build proved, and drops it when it is old', async () => {
    const cache = await filled();
    const own = shelf(cache);
    const old = join(cache, 'v1-0123456789abcdef');
    cpSync(own, old, { recursive: true });
    const path = join(old, readdirSync(old)[0] ?? '');
    writeFileSync(path, 'not read');
    utimesSync(old, 0, 0);
    utimesSync(join(own, 'cut-back'), 0, 0);
    writeFileSync(entries, `${readFileSync(entries, 'utf8')}# 注\n`);
    expect(await check(cache)).toBe(await check('off'));
    expect(existsSync(old)).toBe(false);
  });

  it('keeps nothing of a file with a mistake: its findings would be lost', async () => {
    const right = readFileSync(entries);
    writeFileSync(entries, readFileSync(entries, 'utf8').replace('主动公开', '主动公布'));
    const cache = await filled();
    expect(existsSync(stored(cache))).toBe(false);
    expect(await check(cache)).toContain('allowed-values');
    writeFileSync(entries, right);
  });

  it('is left alone with --no-cache', async () => {
    const cache = join(folder, 'unwanted');
    await run(['check', '--no-cache'], county, { GONGKAI_CACHE: cache });
    expect(existsSync(cache)).toBe(false);
  });

  it('takes runs at the same time', async () => {
    const cache = join(folder, 'shared');
    const said = await Promise.all([check(cache), check(cache), check(cache)]);
    expect(new Set(said).size).toBe(1);
    expect(readdirSync(shelf(cache)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await check(cache)).toBe(said[0]);
  });

  it('stays within its bounds: what has not been used for longest goes', () => {
    const cache = join(folder, 'bounded');
    const bounds = { mostBytes: 10_000 };
    const value = 'x'.repeat(1000);
    const store = openParseStore(cache, bounds);
    for (let index = 0; index < 30; index += 1) {
      store.keep(`key${index}`, value);
      store.flush();
    }
    const sizes = readdirSync(shelf(cache)).map((name) => readFileSync(join(shelf(cache), name)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1.25 * bounds.mostBytes + 2000);
    expect(openParseStore(cache, bounds).get('key29')).toBe(value);
    expect(openParseStore(cache, bounds).get('key0')).toBeUndefined();
  });

  it('forgets in memory what two rounds have not asked for: a day of editing would fill it', () => {
    const store = openParseStore(null);
    store.keep('old', 1);
    store.flush();
    store.flush();
    expect(store.get('old')).toBeUndefined();
  });
});
