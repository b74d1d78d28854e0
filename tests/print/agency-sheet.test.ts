import { beforeAll, describe, expect, it } from 'vitest';
import { type Compiled, compile } from '../../src/compile.js';
import type { Agency, Guide } from '../../src/model/catalog.js';
import { findAgency } from '../../src/model/find-agency.js';
import type { Publication } from '../../src/model/publication.js';
import { levelNames } from '../../src/model/vocabulary.js';
import { agencyCsv, agencyJson } from '../../src/print/agency-data.js';
import { agencyMarkdown } from '../../src/print/agency-markdown.js';
import { agencySheet } from '../../src/print/agency-sheet.js';
import { agencyText } from '../../src/print/agency-text.js';
import { styleOf } from '../../src/print/style.js';
import { locator } from '../../src/source/locate.js';
import { partialPublication } from '../emit/partials.js';
import { csvRows } from './readers.js';

const register = `单位:
  - {编码: xzf, 名称: 甲县人民政府, 层级: 县级}
  - {编码: heping-01, 名称: 和平镇人民政府, 别名: [和平镇], 层级: 乡级}
  - {编码: dongshan, 名称: 东山乡人民政府, 别名: [东山乡], 层级: 乡级}
  - {编码: hekou, 名称: 河口村村民委员会, 层级: 村级}
`;
const locate = locator(new Map());

describe('the rows an agency copies', () => {
  let empty: Publication;

  beforeAll(async () => {
    const { publication } = await compiled({});
    if (publication === null) throw new Error('An empty catalog has errors.');
    empty = publication;
  });

  it('make every gap of every agency complete once they are no drafts, for all guide items: what was copied must be read, fit and conform', async () => {
    const files = pasted(empty);
    expect(Object.keys(files).length).toBeGreaterThan(60);
    const final = await compiled(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, finished(text)])),
    );
    expect(errorsOf(final)).toEqual([]);
    const { coverage } = final.publication ?? { coverage: null };
    const wrong = coverage?.cells.filter((cell) => cell.attested && cell.status !== 'complete');
    expect(wrong?.map(({ item, level, shortfalls }) => ({ item, level, shortfalls }))).toEqual([]);
    expect(coverage?.total.attested.applicable).toBe(empty.coverage.total.attested.missing);
  });

  it('count as nothing while they are drafts: copying alone is not disclosing', async () => {
    const drafts = await compiled(pasted(empty));
    expect(errorsOf(drafts)).toEqual([]);
    const total = drafts.publication?.coverage.total.attested;
    expect([total?.covered, total?.missing]).toEqual([0, 0]);
    expect(total?.draft).toBe(empty.coverage.total.attested.missing);
  });

  it('never take an id that an entry has: the office could not load what it was sent', () => {
    const agency = agencyOf(empty, 'xzf');
    const [gap] = agencySheet(empty, agency).gaps;
    const id = /编码: (\S+)/u.exec(gap?.rows ?? '')?.[1] ?? '';
    const entries = [{ ...partialPublication().entries[0], id }] as Publication['entries'];
    const taken = { ...empty, catalog: { ...empty.catalog, entries } };
    const [other] = agencySheet(taken, agency).gaps;
    expect(other?.rows).not.toMatch(new RegExp(`编码: ${id}$`, 'mu'));
    expect(other?.rows).toMatch(new RegExp(`标准: ${id}$`, 'mu'));
  });

  it('survive any text: quotes, colons, marks that mean something to YAML, and what looks like another type', async () => {
    const texts = [
      '是: 否',
      '- 一',
      '# 二',
      "'三'",
      '"四"',
      '[五]',
      '{六}',
      '007',
      'true',
      'null',
      '七 # 八',
      '@九',
      '十\n十一',
      '*',
      '%',
      '2024-01-01',
      '甲:',
      '=1+1',
    ];
    const guide = guideOf(empty, '义务教育');
    const items = guide.items.map((item) => ({
      ...item,
      name: '是: 否 # 草稿',
      category: ['- 一', "'二'"],
      content: texts,
      basis: texts,
      timeLimit: '十: 十一',
      audience: { kind: 'group' as const, group: '{甲}' },
    }));
    const guides = empty.catalog.guides.map((each) => (each === guide ? { ...guide, items } : each));
    const sheet = agencySheet({ ...empty, catalog: { ...empty.catalog, guides } }, agencyOf(empty, 'xzf'));
    const rows = sheet.gaps.find(({ domain }) => domain === '义务教育')?.rows ?? '';
    const { catalog } = await compiled({ 'entries/a.yaml': rows });
    const [entry] = catalog.entries;
    expect([
      entry?.name,
      entry?.category,
      entry?.content,
      entry?.basis,
      entry?.timeLimit,
      entry?.audience,
    ]).toEqual([
      '是: 否 # 草稿',
      ['- 一', "'二'"],
      texts,
      texts,
      '十: 十一',
      { kind: 'group', group: '{甲}' },
    ]);
  });
});

describe('the sheet of an agency', () => {
  const publication = partialPublication();
  const sheetOf = (id: string) => agencySheet(publication, agencyOf(publication, id));

  it('holds all its attested cells that need work, and those of no other agency', () => {
    for (const { id } of publication.catalog.agencies) {
      const sheet = sheetOf(id);
      const own = publication.coverage.cells.filter((cell) => cell.agency === id && cell.attested);
      const by = (status: string) => own.filter((cell) => cell.status === status);
      expect(sheet.gaps.flatMap(({ cells }) => cells)).toEqual(by('missing'));
      expect(sheet.partial.map(({ cell }) => cell)).toEqual(by('partial'));
      expect([sheet.draft, sheet.exempt]).toEqual([by('draft'), by('exempt')]);
    }
  });

  it('gives both values of what falls short, where the entry stands, and the fields to paste, in every form', () => {
    const sheet = sheetOf('jytyj');
    for (const text of [
      agencyText(sheet, locate, 'zh', styleOf(false)),
      agencyMarkdown(sheet, locate, 'zh'),
      agencyCsv(sheet, locate, 'zh'),
      agencyJson(sheet),
    ]) {
      expect(text).toContain('自信息形成或者变更之日起20个工作日内');
      expect(text).toContain('招生政策制定或调整之日起30个工作日内');
      expect(text).toContain('entries/义务教育.yaml');
    }
    expect(agencyText(sheet, locate, 'zh', styleOf(false))).toContain(
      '    内容:\n      - 标准要求的内容\n    时限: 自信息形成或者变更之日起20个工作日内\n',
    );
  });

  it('never lets a cell of its CSV become a formula, nor a value break out of its row', () => {
    const [heading = [], ...rows] = csvRows(agencyCsv(sheetOf('donghe'), locate, 'zh'));
    expect(rows.every((row) => row.length === heading.length)).toBe(true);
    const cells = rows.flat().filter((cell) => /^'?[=+\-@\t]/u.test(cell));
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter((cell) => !cell.startsWith("'"))).toEqual([]);
  });

  it('says that nothing is lacking where nothing is, instead of an empty page', () => {
    const { coverage } = publication;
    const cells = coverage.cells.filter(({ status }) => status === 'complete');
    const sheet = agencySheet(
      { ...publication, coverage: { ...coverage, cells } },
      agencyOf(publication, 'jytyj'),
    );
    expect(agencyText(sheet, locate, 'zh', styleOf(false))).toContain('没有缺项');
    expect(agencyMarkdown(sheet, locate, 'zh')).toContain('没有缺项');
  });
});

describe('findAgency', () => {
  const { agencies } = partialPublication().catalog;

  it.each(['jytyj', '示例县教育和体育局', '县教体局', ' 县 教体局', 'JYTYJ'])('knows %j', (words) => {
    expect(findAgency(words, agencies).agency?.id).toBe('jytyj');
  });

  it('suggests the nearest name, and finds nothing for another word', () => {
    expect(findAgency('县教育和体局', agencies)).toEqual({ agency: null, near: '县教育和体育局' });
    expect(findAgency('完全不同的部门', agencies)).toEqual({ agency: null, near: null });
  });
});

/** What a clerk makes of the rows. The guides cite repealed instruments and unnamed ones: those are to be replaced. */
function finished(rows: string): string {
  return rows
    .replaceAll('状态: 草稿', '状态: 正式')
    .replace(/( +依据:\n)(?: +- .*\n)+/gu, '$1      - 《中华人民共和国政府信息公开条例》(国务院令第711号)\n');
}

/** What every agency would paste, as files of entries. */
function pasted(publication: Publication): Record<string, string> {
  return Object.fromEntries(
    publication.catalog.agencies.flatMap((agency) =>
      agencySheet(publication, agency).gaps.map(({ domain, rows }) => [
        `entries/${levelNames[agency.level]}-${agency.id}-${domain}.yaml`,
        rows,
      ]),
    ),
  );
}

/** A county that leads all shipped domains, with these entries. */
async function compiled(entries: Readonly<Record<string, string>>): Promise<Compiled> {
  const guides = (await compileFiles({ 'gongkai.yaml': settings(['旅游']), 'agencies.yaml': register }))
    .catalog.guides;
  return compileFiles({
    'gongkai.yaml': settings(guides.map(({ domain }) => domain)),
    'agencies.yaml': register,
    ...entries,
  });
}

function compileFiles(files: Readonly<Record<string, string>>): Promise<Compiled> {
  return compile({
    workspace: {
      files: Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
      held: [],
      diagnostics: [],
    },
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
}

function settings(domains: readonly string[]): string {
  const list = domains.map((domain) => `  - {名称: ${domain}, 牵头单位: 甲县人民政府}\n`);
  return `名称: 甲县\n日期: 2026-06-30\n领域:\n${list.join('')}`;
}

function errorsOf({ diagnostics }: Compiled): string[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, place }) => `${place.file} ${code} ${message.zh}`);
}

function agencyOf({ catalog }: Publication, id: string): Agency {
  const found = catalog.agencies.find((agency) => agency.id === id);
  if (found === undefined) throw new Error(`There is no agency ${id}.`);
  return found;
}

function guideOf({ catalog }: Publication, domain: string): Guide {
  const found = catalog.guides.find((guide) => guide.domain === domain);
  if (found === undefined) throw new Error(`There is no guide of ${domain}.`);
  return found;
}
