import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitOpenData } from '../../src/emit/open-data.js';
import { paths } from '../../src/emit/paths.js';
import type { Publication } from '../../src/model/publication.js';
import { exampleCounty } from '../example-county.js';
import { reopened, rowsFrom } from '../sheet/workbook.js';
import { expandedCatalog } from './dcat-shape.js';
import { sampleCatalog, sampleEntry, samplePublication } from './fixtures.js';
import { hostilePublication, hostileText } from './hostile.js';
import { atPointer } from './site-pages.js';

let example: ReadonlyMap<string, Uint8Array>;
let county: Publication;

beforeAll(async () => {
  county = await exampleCounty();
  example = await filesOf(county);
});

describe('the JSON of the open data', () => {
  it('keeps the schemas that are published beside it: a program written after them would fail', () => {
    const valid = validator(example);
    const files = jsonFiles(example);
    expect(files.length).toBeGreaterThan(90);
    for (const path of files) expect(valid(path), path).toEqual([]);
  });

  it('keeps them with every field filled and full of hostile text', async () => {
    const files = await filesOf(hostilePublication(hostileText, { license: null }));
    const valid = validator(files);
    for (const path of jsonFiles(files)) expect(valid(path), path).toEqual([]);
  });

  it('is refused by them when a field is lost, renamed or of another kind', () => {
    const files = new Map(example);
    const path = paths.domainData('compulsory-education');
    const broken = (change: (entry: Record<string, unknown>) => void): string[] => {
      const value = jsonOf(example, path) as { entries: Record<string, unknown>[] };
      change(value.entries[0] ?? {});
      files.set(path, new TextEncoder().encode(JSON.stringify(value)));
      return validator(files)(path);
    };
    expect(broken(() => undefined)).toEqual([]);
    expect(broken((entry) => delete entry.timeLimit)).not.toEqual([]);
    expect(broken((entry) => Object.assign(entry, { 时限: '无' }))).not.toEqual([]);
    expect(broken((entry) => Object.assign(entry, { method: '主动公开' }))).not.toEqual([]);
    expect(broken((entry) => Object.assign(entry, { basis: '《某法》' }))).not.toEqual([]);
  });

  it('explains every field in Chinese and English', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, own] of Object.entries(node)) {
        if (key === 'properties' && /(?:entry|agency|guideItem|reference)$/u.test(path)) {
          for (const [name, field] of Object.entries(own as Record<string, { description?: string }>)) {
            const words = field.description ?? '';
            if (!/\p{Script=Han}.*[A-Za-z]{2}/su.test(words)) bare.push(`${path}/${name}`);
          }
        }
        visit(own, `${path}/${key}`);
      }
    };
    visit(jsonOf(example, paths.dataSchema('common')), '');
    expect(bare).toEqual([]);
  });

  it('leads from an agency and from a level to the whole of every item', () => {
    let followed = 0;
    for (const path of jsonFiles(example).filter((each) => /\/(?:agency|level)-/u.test(each))) {
      const { entries } = jsonOf(example, path) as { entries: { id: string; data: string }[] };
      for (const { id, data } of entries) {
        const [file = '', pointer = ''] = data.split('#');
        const found = atPointer(jsonOf(example, `site/data/${file}`), pointer) as { id: string };
        expect(found.id).toBe(id);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(county.entries.length);
  });

  it('loses no word: a section that is no agency of the register stands there by its name', () => {
    const own = jsonOfText(sample.get(paths.domainData('compulsory-education'))) as {
      entries: { id: string; responsible: object[] }[];
    };
    expect(own.entries.find(({ id }) => id === 'YWJY-0201')?.responsible).toEqual([
      { id: null, name: '基础教育股' },
    ]);
    expect(text(sample.get(paths.domainCsv('compulsory-education')))).toContain(',基础教育股,');
  });

  it('never publishes a draft or a review note', async () => {
    for (const [path, content] of sample) {
      if (path.endsWith('.xlsx')) continue;
      for (const secret of ['草拟中的事项', 'AQSC-0202', 'SNBT-0102 ', '已审核']) {
        expect(text(content).includes(secret), path).toBe(false);
      }
    }
  });
});

describe('the CSV of the open data', () => {
  it('begins with a byte order mark, or Excel and WPS would show Chinese as rubbish', () => {
    for (const [path, content] of example) {
      if (path.endsWith('.csv')) expect([...content.slice(0, 3)], path).toEqual([0xef, 0xbb, 0xbf]);
    }
  });

  const office = spawnSync('soffice', ['--version']).error === undefined;
  it.skipIf(!office)(
    `opens in LibreOffice with Chinese intact and no formula${office ? '' : ' (skipped: soffice is not on the path)'}`,
    { timeout: 600_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-csv-'));
      try {
        const names = [paths.domainCsv('compulsory-education'), paths.guideCsv('compulsory-education')];
        for (const [index, name] of names.entries())
          writeFileSync(join(folder, `${index}.csv`), sample.get(name) ?? '');
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
        const files = names.map((_, index) => join(folder, `${index}.csv`));
        // Commas, double quotes, UTF-8: what its dialog proposes to a person when a file begins with the mark.
        const options = ['--infilter=CSV:44,34,76,1', '--convert-to', 'xlsx', '--outdir', folder];
        execFileSync('soffice', [profile, '--headless', ...options, ...files], { stdio: 'ignore' });
        for (const [index, name] of names.entries()) {
          const [sheet] = (await reopened(readFileSync(join(folder, `${index}.xlsx`)))).worksheets;
          if (sheet === undefined) throw new Error('LibreOffice made no sheet.');
          const rows = rowsFrom(sheet, 1).map((row) => row.map(cellText));
          expect(rows).toEqual(rowsOfCsv(text(sample.get(name))));
          expect(rows.flat().join('')).toContain('义务教育');
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('the DCAT catalog', () => {
  it('has what DCAT 3 asks of a catalog, its datasets and their files, read offline as linked data', async () => {
    const license = { name: hostileText, url: 'https://creativecommons.org/licenses/by/4.0/' };
    for (const publication of [county, samplePublication(), hostilePublication(hostileText, { license })]) {
      const files = await filesOf(publication);
      const { graph, faults } = await expandedCatalog(text(files.get(paths.dataCatalog)));
      expect(faults).toEqual([]);
      expect(graph.datasets.length).toBeGreaterThan(5);
    }
  });

  it('has at least two datasets of every domain with a guide: what is disclosed, and what it is held against', async () => {
    const { graph } = await expandedCatalog(text(example.get(paths.dataCatalog)));
    for (const domain of county.catalog.domains) {
      const own = graph.datasets.filter(({ keywords }) => keywords.includes(domain.name));
      expect(own.length, domain.name).toBeGreaterThanOrEqual(2);
      expect(own.every(({ themes }) => themes.length === 1)).toBe(true);
    }
  });

  it('gives every file of data and lists its true size and checksum, and names none that is not published', async () => {
    const { graph } = await expandedCatalog(text(example.get(paths.dataCatalog)));
    const described = graph.datasets.flatMap(({ distributions }) => distributions);
    const home = 'https://www.shilixian.example/zwgk/';
    for (const { url, bytes, sha256, mediaType } of described) {
      expect(url.startsWith(home)).toBe(true);
      const content = example.get(`site/${url.slice(home.length)}`);
      if (content === undefined) throw new Error(`${url} is not published`);
      expect(bytes).toBe(content.byteLength);
      expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
      expect(mediaType).toContain(
        { json: 'json', csv: 'csv', xlsx: 'sheet' }[url.split('.').at(-1) ?? ''] ?? '?',
      );
    }
    const urls = new Set(described.map(({ url }) => url.slice(home.length)));
    const left = [...example.keys()]
      .filter((path) => !urls.has(path.slice('site/'.length)))
      .filter((path) => !/\/schema\/|catalog\.jsonld$/u.test(path));
    // Agencies that disclose nothing have an index of nothing, for the sake of their pages.
    expect(left.every((path) => path.includes('/agency-'))).toBe(true);
  });

  it('is of the same use where the county has not said where it publishes: addresses count from the catalog', async () => {
    const catalog = sampleCatalog();
    const site = { ...catalog.county.site, url: null };
    const files = await filesOf(
      samplePublication({ catalog: { ...catalog, county: { ...catalog.county, site } } }),
    );
    const { graph, faults } = await expandedCatalog(text(files.get(paths.dataCatalog)));
    expect(faults).toEqual([]);
    expect(graph.datasets[0]?.distributions[0]?.url).toBe('https://base.example/data/catalog.json');
  });
});

describe('what is withheld', () => {
  it('has no limit and no channel in the data, and the schemas say so', async () => {
    const entry = sampleEntry({
      method: 'withheld',
      withheldReason: '涉及个人隐私（《政府信息公开条例》第十五条）',
      timeLimit: null,
      channels: [],
    });
    const files = await filesOf(samplePublication({ catalog: sampleCatalog({ entries: [entry] }) }));
    const faultsOf = validator(files);
    for (const path of jsonFiles(files)) expect(faultsOf(path), path).toEqual([]);
    expect(jsonOf(files, paths.catalogData)).toMatchObject({ entries: [{ timeLimit: null, channels: [] }] });
  });
});

const sample = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const [path, content] of await filesOf(samplePublication())) sample.set(path, content);
});

async function filesOf(publication: Publication): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { path, content } of emitOpenData(publication)) {
    files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  return files;
}

function jsonFiles(files: ReadonlyMap<string, Uint8Array>): string[] {
  return [...files.keys()].filter((path) => path.endsWith('.json') && !path.includes('/schema/'));
}

/** Holds a file against the schema it names, as a reader on the web would: relative to itself. */
function validator(files: ReadonlyMap<string, Uint8Array>): (path: string) => string[] {
  const base = 'https://data.example/';
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  for (const path of files.keys()) {
    if (path.includes('/schema/')) ajv.addSchema(jsonOf(files, path) as object, base + path);
  }
  return (path) => {
    const value = jsonOf(files, path) as { readonly $schema: string };
    const valid = ajv.getSchema(new URL(value.$schema, base + path).href);
    if (valid === undefined) return [`no schema ${value.$schema}`];
    return valid(value)
      ? []
      : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

function jsonOf(files: ReadonlyMap<string, Uint8Array>, path: string): unknown {
  return jsonOfText(files.get(path));
}

function jsonOfText(content: Uint8Array | undefined): unknown {
  return JSON.parse(text(content));
}

function text(content: Uint8Array | undefined): string {
  if (content === undefined) throw new Error('There is no such file.');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
}

/** A cell as LibreOffice read it; a formula shows as one. */
function cellText(cell: unknown): string {
  if (typeof cell !== 'object' || cell === null) return String(cell ?? '');
  if ('richText' in cell) return (cell.richText as { text: string }[]).map(({ text: part }) => part).join('');
  return JSON.stringify(cell);
}

/** Rows of a CSV after RFC 4180, read by hand so that the writer is not its own judge. */
function rowsOfCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cells = csv.replace(/^\uFEFF/u, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu);
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
