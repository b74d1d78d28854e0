import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from './binary.js';
import { atPointer } from './emit/site-pages.js';
import { checkedByNu, hasJava, withoutJava } from './nu.js';
import { ownValue, reopened } from './sheet/workbook.js';

/** What `catalog.json` says, as far as it is read here. */
interface Data {
  readonly agencies: readonly { readonly id: string; readonly name: string; readonly level: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly guides: readonly {
    readonly domain: string;
    readonly slug: string;
    readonly items: readonly object[];
  }[];
  readonly entries: readonly DataEntry[];
  /** Ids no longer in use: their pages say what became of them. */
  readonly lineage: readonly { readonly from: string }[];
}

interface DataEntry {
  readonly id: string;
  readonly domain: string;
  readonly category: readonly string[];
  readonly name: string;
  readonly content: readonly string[];
  readonly basis: readonly string[];
  readonly timeLimit: string;
  readonly subject: readonly { readonly id: string; readonly name: string }[];
  readonly method: string;
  readonly channels: readonly { readonly id: string; readonly detail?: string }[];
  readonly audience: { readonly kind: string; readonly group?: string };
  readonly levels: readonly string[];
  readonly remarks?: string;
  readonly withheldReason?: string;
}

const work = temporaryFolder('example');
const dist = join(work, 'dist');
const lists = join(dist, 'site/lists');
let data: Data;

beforeAll(async () => {
  requireBuild();
  const built = await run(['build', 'catalog/example', '--out', dist], '.');
  expect(built.code, built.stderr).toBe(0);
  data = JSON.parse(readFileSync(join(dist, 'site/data/catalog.json'), 'utf8')) as Data;
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('the example county', () => {
  it('is what a newcomer believes: enough agencies, entries of all domains, gaps, drafts and exemptions', async () => {
    const { stdout } = await run(['coverage', 'catalog/example', '--format', 'json'], '.');
    const coverage = JSON.parse(stdout) as {
      readonly total: {
        readonly attested: Record<'applicable' | 'complete' | 'draft' | 'exempt' | 'missing', number>;
      };
      readonly notAdopted: readonly string[];
    };
    const at = (level: string): number => data.agencies.filter((agency) => agency.level === level).length;
    expect([at('county') >= 20, at('township'), at('village')]).toEqual([true, 6, 4]);
    expect(new Set(data.entries.map(({ domain }) => domain)).size).toBe(30);
    expect(data.entries.length).toBeGreaterThanOrEqual(450);
    expect(coverage.notAdopted).toEqual([]);
    const { applicable, complete, draft, exempt, missing } = coverage.total.attested;
    expect([draft > 0, exempt > 0, missing > 0]).toEqual([true, true, true]);
    expect(complete / applicable).toBeGreaterThan(0.5);
    expect(complete / applicable).toBeLessThan(0.95);
  });

  it('has every entry, guide and agency in catalog.json: a reader of open data must not get less than the site', () => {
    const authored = yamlTexts('catalog/example/entries');
    const ids = new Set(
      authored.flatMap((text) => Array.from(text.matchAll(/^ *- 编码: ?(\S+)/gmu), (match) => match[1])),
    );
    const drafts = authored.reduce((sum, text) => sum + (text.match(/状态: 草稿/gu) ?? []).length, 0);
    const published = new Set(data.entries.map(({ id }) => id.split('@')[0]));
    expect(published.size + drafts).toBe(ids.size);
    const pages = readdirSync(join(dist, 'site/items')).map((name) => name.replace(/\.html$/u, ''));
    const named = [...data.entries.map(({ id }) => id), ...data.lineage.map(({ from }) => from)];
    expect(named.sort()).toEqual(pages.sort());
    expect(data.lineage.length).toBeGreaterThanOrEqual(3);
    expect(data.guides.map(({ slug }) => `${slug}.yaml`).sort()).toEqual(
      readdirSync('catalog/guides').sort(),
    );
    expect(data.guides.flatMap(({ items }) => items)).toHaveLength(657);
    const register = readFileSync('catalog/example/agencies.yaml', 'utf8');
    expect(data.agencies).toHaveLength((register.match(/^ {2}- 编码:/gmu) ?? []).length);
  });

  it('has no dead link: every link of every page leads to a file of the publication, or out of it', () => {
    const files = new Set(filesOf(dist));
    const dead: string[] = [];
    const parsed = new Map<string, unknown>();
    const jsonOf = (path: string): unknown => {
      if (!parsed.has(path)) parsed.set(path, JSON.parse(readFileSync(join(dist, path), 'utf8')));
      return parsed.get(path);
    };
    let followed = 0;
    for (const page of [...files].filter((path) => path.endsWith('.html'))) {
      const html = readFileSync(join(dist, page), 'utf8');
      for (const [, link = ''] of html.matchAll(/(?:href|src)="([^"]+)"/gu)) {
        if (/^(https?:|mailto:|data:)/u.test(link)) continue;
        followed += 1;
        const [path = '', fragment] = link.split('#');
        // The page for what is not there is shown under any address: its links count from the root of the host.
        const from = page === 'site/404.html' ? path.replace(/^\/zwgk\//u, '') : path;
        const target = path === '' ? page : join(page, '..', decodeURIComponent(from));
        if (!files.has(target)) dead.push(`${page} → ${link}`);
        else if (fragment?.startsWith('/')) {
          const named = atPointer(jsonOf(target), fragment) as { readonly id?: string } | undefined;
          if (named?.id !== basename(page, '.html')) dead.push(`${page} → ${link}`);
        } else if (
          fragment !== undefined &&
          !readFileSync(join(dist, target), 'utf8').includes(`id="${fragment}"`)
        ) {
          dead.push(`${page} → ${link}`);
        }
      }
    }
    expect(dead).toEqual([]);
    expect(followed).toBeGreaterThan(data.entries.length * 5);
  });

  it('weighs little on a phone in the country: no page over 60 KB, nor style and scripts of the whole site', () => {
    const weights = filesOf(join(dist, 'site')).map((path) => ({
      path,
      bytes: statSync(join(dist, 'site', path)).size,
    }));
    const pages = weights.filter(({ path }) => path.endsWith('.html'));
    expect(pages.filter(({ bytes }) => bytes >= 60_000)).toEqual([]);
    expect(pages.length).toBeGreaterThan(data.entries.length);
    const shared = weights.filter(({ path }) => /^assets\/.*\.(?:css|js)$/u.test(path));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(60_000);
  });

  it.skipIf(!hasJava)(`has no page that the checker of the W3C finds fault with${withoutJava}`, () => {
    expect(checkedByNu(join(dist, 'site'), join(dist, 'reports'))).toEqual([]);
  });

  it('has lists that re-open with the rows of the catalog, cell for cell', async () => {
    const ofDomain = (domain: string) => (entry: DataEntry) => entry.domain === domain;
    const wanted = new Map<string, (entry: DataEntry) => boolean>([['county.xlsx', () => true]]);
    for (const { domain, slug } of data.guides) wanted.set(`domain-${slug}.xlsx`, ofDomain(domain));
    for (const { id } of data.agencies) {
      const own = (entry: DataEntry): boolean => entry.subject.some((body) => body.id === id);
      if (data.entries.some(own)) wanted.set(`agency-${id}.xlsx`, own);
    }
    for (const level of ['county', 'township', 'village']) {
      wanted.set(`level-${level}.xlsx`, (entry) => entry.levels.includes(level));
    }
    expect(readdirSync(lists).sort()).toEqual([...wanted.keys()].sort());
    for (const [name, belongs] of wanted) {
      const expected = data.entries.filter(belongs).map(cellsOf);
      const headings = [...(expected[0]?.keys() ?? [])];
      const printed = await rowsOfList(join(lists, name));
      const comparable = (cells: ReadonlyMap<string, string>): string => squeezed(cells, headings);
      expect(printed.map(comparable).sort(), name).toEqual(expected.map(comparable).sort());
      // The columns the example asks for.
      expect([...(printed[0]?.keys() ?? [])], name).toEqual(expect.arrayContaining(['责任单位', '备注']));
    }
  });

  it.skipIf(spawnSync('soffice', ['--version']).error !== undefined)(
    'has lists that open in LibreOffice (skipped where soffice is not on the path)',
    { timeout: 1_800_000 },
    () => {
      const names = readdirSync(lists);
      const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile'))}`;
      const files = names.map((name) => join(lists, name));
      spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        join(work, 'pdf'),
        ...files,
      ]);
      const made = readdirSync(join(work, 'pdf'));
      expect(made.sort()).toEqual(names.map((name) => name.replace('.xlsx', '.pdf')).sort());
    },
  );
});

/**
 * The cells of an entry in the national table, worked out from the open data alone, by heading; without
 * 序号 and the agencies (a group is printed as a group, which open data resolves).
 */
function cellsOf(entry: DataEntry): Map<string, string> {
  const tick = (yes: boolean): string => (yes ? '√' : '');
  const numbered =
    /^\s*(?:\d+\s*[.、.)）]|[(（][\d一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|[①-⑳●○〇])/u;
  const plain = entry.content.length < 2 || entry.content.some((element) => numbered.test(element));
  return new Map([
    ['一级事项', entry.category.join(' / ')],
    ['二级事项', entry.name],
    ['公开内容(要素)', entry.content.map((text, index) => (plain ? text : `${index + 1}.${text}`)).join('')],
    ['公开依据', entry.basis.join('')],
    ['公开时限', entry.timeLimit],
    [
      '公开渠道和载体',
      data.channels
        .map(({ id, name }) => {
          const uses = entry.channels.filter((use) => use.id === id);
          const details = uses.flatMap(({ detail }) => detail ?? []).join('、');
          return `${uses.length > 0 ? '■' : '□'}${name}${details === '' ? '' : `:${details}`}`;
        })
        .join(''),
    ],
    ['全社会', tick(entry.audience.kind === 'public')],
    ['特定群体', entry.audience.kind === 'public' ? '' : `√(${entry.audience.group})`],
    ['主动', tick(entry.method === 'proactive')],
    ['依申请公开', tick(entry.method === 'on-request')],
    ['县级', tick(entry.levels.includes('county'))],
    ['乡级', tick(entry.levels.includes('township'))],
    ['村级', tick(entry.levels.includes('village'))],
    ['备注', `${entry.withheldReason ? `不予公开：${entry.withheldReason}` : ''}${entry.remarks ?? ''}`],
  ]);
}

/**
 * The entries of all sheets of a list as cells by heading. A joined cell stands for all rows it covers; a
 * row without a number goes on with the entry above.
 */
async function rowsOfList(file: string): Promise<Map<string, string>[]> {
  const workbook = await reopened(readFileSync(file));
  const entries: Map<string, string>[] = [];
  for (const sheet of workbook.worksheets) {
    if (sheet.name === '目录') continue;
    const headings = Array.from({ length: sheet.columnCount }, (_, index) =>
      String(ownValue(sheet.getCell(4, index + 1)) ?? sheet.getCell(3, index + 1).value),
    );
    for (let row = 5; row <= sheet.rowCount; row += 1) {
      const goesOn = ownValue(sheet.getCell(row, 1)) === null;
      const entry = (goesOn ? entries.at(-1) : undefined) ?? new Map<string, string>();
      if (!goesOn) entries.push(entry);
      for (const [index, heading] of headings.entries()) {
        const cell = sheet.getCell(row, index + 1);
        const value = goesOn ? ownValue(cell) : cell.master.value;
        entry.set(heading, `${entry.get(heading) ?? ''}${value ?? ''}`);
      }
    }
  }
  return entries;
}

function squeezed(cells: ReadonlyMap<string, string>, headings: Iterable<string>): string {
  return Array.from(headings, (heading) => `${heading} ${cells.get(heading)?.replace(/\s/gu, '')}`).join(
    ' | ',
  );
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function yamlTexts(folder: string): string[] {
  return filesOf(folder).map((path) => readFileSync(join(folder, path), 'utf8'));
}
