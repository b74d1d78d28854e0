import { type GuideItem, isAttested } from '../../model/catalog.js';
import {
  type Cell,
  completeRate,
  figureNames,
  percent,
  type Row,
  rate,
  type Shortfall,
  type Split,
} from '../../model/coverage.js';
import { judgedGates } from '../../model/gate.js';
import { guideValue } from '../../model/guide-value.js';
import { ownGuideLines } from '../../model/own-guides.js';
import type { Publication } from '../../model/publication.js';
import { undecidedLines, undecidedWords } from '../../model/undecided.js';
import { fieldNames, levelNames } from '../../model/vocabulary.js';
import { captionOf, creatorOf } from '../../sheet/caption.js';
import { column, type Table, type TableCell, type TableColumn } from '../../sheet/table.js';
import { writeWorkbook } from '../../sheet/write.js';
import { matrixOf } from './cells.js';
import { methodOf } from './method.js';

/**
 * Coverage as a workbook for the office and its auditors: figures with their denominators (attested and
 * unattested guide items side by side, never added up), the matrix of agencies and domains, every cell in the
 * list of its status, and how each figure is computed. Same input, same bytes.
 */
export async function coverageWorkbook(publication: Publication): Promise<Uint8Array> {
  const { coverage, catalog, date } = publication;
  const agencies = new Map(catalog.agencies.map(({ id, name }) => [id, name]));
  const report: Report = {
    publication,
    agencyName: (id) => agencies.get(id) ?? id,
    items: new Map(catalog.guides.flatMap(({ items }) => items.map((item) => [item.id, item]))),
  };
  const tables = [
    totalTable(report),
    matrixTable(report),
    figuresTable(report, '按领域', '领域', coverage.byDomain),
    figuresTable(report, '按单位', '单位', coverage.byAgency),
    methodTable(report),
    missingTable(report, '缺项清单', true),
    partialTable(report),
    draftTable(report),
    exemptionTable(report),
    guideTable(report),
    // Two thirds of the pages, for looking things up: behind what is printed.
    missingTable(report, '参考事项', false),
    completeTable(report),
  ];
  return await writeWorkbook(tables, { date, creator: creatorOf(catalog) });
}

interface Report {
  readonly publication: Publication;
  readonly agencyName: (id: string) => string;
  readonly items: ReadonlyMap<string, GuideItem>;
}

const attestationNames = { attested: '已见证', unattested: '未见证' } as const;

function totalTable(report: Report): Table {
  const { catalog, coverage } = report.publication;
  const { total, byLevel, notAdopted, localEntries } = coverage;
  const whole: Row = { id: 'total', name: '合计', ...total };
  const gates = judgedGates(catalog, coverage, null).map(
    ({ domain, percent: floor, figures, passed, lacking }) =>
      `达标线：${domain ?? '合计'} ${floor}%，覆盖率 ${percent(rate(figures))}（${figures.covered} ÷ ${figures.applicable}），${
        lacking === null ? '没有适用的格，无从判断' : passed ? '达到' : `未达到，还差 ${lacking} 格`
      }。`,
  );
  return {
    ...figuresTable(report, '汇总', '层级', [...byLevel, whole]),
    notes: [
      ...gates,
      `县内自行增加、不对应标准指引事项的公开事项：${localEntries} 项。`,
      ...undecidedLines(coverage, 'zh'),
      ...ownGuideLines(coverage, 'zh'),
      `有标准指引而本县未列入的领域：${notAdopted.length === 0 ? '无' : `${notAdopted.join('、')}（共 ${notAdopted.length} 个，未计入上表）`}。`,
      '“已见证”与“未见证”的数字不相加；各数字的计算方法见“说明”表，逐格见各清单。',
    ],
  };
}

function matrixTable(report: Report): Table {
  const { domains, rows } = matrixOf(report.publication.coverage);
  return {
    ...tableOf(report, '单位与领域', [column('单位', 30), ...domains.map((domain) => column(domain, 7))]),
    rows: rows.map(({ agency, cells }): TableCell[] => [
      report.agencyName(agency),
      ...cells.map((cell) => (cell === null ? null : `${cell.covered}/${cell.applicable}`)),
    ]),
    notes: [
      '每格为覆盖/适用，只计已见证的指引事项；空白表示该单位在该领域没有要公开的指引事项，0/0 表示都已豁免。',
    ],
  };
}

function figuresTable(report: Report, name: string, heading: string, rows: readonly Row[]): Table {
  return {
    ...tableOf(report, name, [
      column(heading, 30),
      ...figureColumns(attestationNames.attested),
      ...figureColumns(attestationNames.unattested),
    ]),
    rows: rows.map((row): TableCell[] => [row.name, ...splitCells(row)]),
  };
}

function figureColumns(group: string): TableColumn[] {
  return [
    ...figureNames.map(([, heading]) => column(heading.zh, 9, { group })),
    column('覆盖率', 9, { group, format: 'percent' }),
    column('达标率', 9, { group, format: 'percent' }),
  ];
}

function splitCells({ attested, unattested }: Split): TableCell[] {
  return [attested, unattested].flatMap((figures): TableCell[] => [
    ...figureNames.map(([key]) => figures[key]),
    rate(figures) ?? '—',
    completeRate(figures) ?? '—',
  ]);
}

function missingTable(report: Report, name: string, attested: boolean): Table {
  const belongs = (cell: Cell): boolean => cell.status === 'missing' && cell.attested === attested;
  return cellTable(report, name, belongs, [], () => [[]]);
}

const copied = ['content', 'basis', 'timeLimit', 'channels', 'audience', 'method'] as const;

/** What the guide says of every item missing somewhere, once: to be copied by the agencies. */
function guideTable(report: Report): Table {
  const widths = { content: 40, basis: 44, timeLimit: 26, channels: 24, audience: 18, method: 10 };
  const missing = report.publication.coverage.cells.filter(({ status }) => status === 'missing');
  const rows = [...new Set(missing.map(({ item }) => item))].flatMap((id): TableCell[][] => {
    const item = report.items.get(id);
    if (item === undefined) return [];
    const attestation = isAttested(item) ? attestationNames.attested : attestationNames.unattested;
    const words = copied.map((field) => guideValue(item, field));
    return [[item.id, item.domain, item.category.join(' / '), item.name, ...words, attestation]];
  });
  const columns = [
    column('标准指引编码', 15),
    column('领域', 16),
    column('一级事项', 18),
    column('二级事项', 24, { align: 'left' }),
    ...copied.map((field) => column(fieldNames[field] ?? field, widths[field], { align: 'left' })),
    column('见证', 9),
  ];
  const notes = rows.length === 0 ? ['无。'] : [];
  return { ...tableOf(report, '指引原行', columns), rows, notes, filter: true };
}

/** A row for each element that is weaker than the guide, under the number of its cell. */
function partialTable(report: Report): Table {
  const columns = [
    column('公开事项', 20),
    column('要素', 8),
    column('标准', 34, { align: 'left' }),
    column('现为', 34, { align: 'left' }),
    column('建议', 34, { align: 'left' }),
  ];
  return cellTable(
    report,
    '部分达标',
    (cell) => cell.status === 'partial',
    columns,
    ({ shortfalls, undecided }) => [
      ...shortfalls.map((fall) => fallCells(fall, fieldNames[fall.element] ?? fall.element)),
      ...undecided.map((limit) => fallCells(limit, '时限（须核对）')),
    ],
  );
}

function fallCells({ entry, asked, given, hint }: Shortfall, element: string): TableCell[] {
  return [entry, element, asked, given === '' ? '（无）' : given, hint?.zh ?? null];
}

function draftTable(report: Report): Table {
  return cellTable(
    report,
    '草稿',
    (cell) => cell.status === 'draft',
    [column('草稿事项编码', 24)],
    ({ entries }) => [[entries.join('、')]],
  );
}

function exemptionTable(report: Report): Table {
  return cellTable(
    report,
    '豁免',
    (cell) => cell.status === 'exempt',
    [column('理由', 44, { align: 'left' }), column('批准人', 22), column('到期日', 13)],
    ({ exemption }) => [[exemption?.reason ?? null, exemption?.approver ?? null, exemption?.expires ?? null]],
  );
}

function completeTable(report: Report): Table {
  return cellTable(
    report,
    '达标清单',
    (cell) => cell.status === 'complete',
    [column('公开事项编码', 26), column('须人工核对', 34, { align: 'left' })],
    (cell) => [[cell.entries.join('、'), undecidedWords(cell) || null]],
  );
}

/**
 * The cells of one kind: guide item, level and the agency that answers for it, with a row for each thing to say
 * of it, and one at least: the numbers count the cells.
 */
function cellTable(
  report: Report,
  name: string,
  belongs: (cell: Cell) => boolean,
  more: readonly TableColumn[],
  said: (cell: Cell) => readonly (readonly TableCell[])[],
): Table {
  const cells = report.publication.coverage.cells.filter(belongs);
  const nothing = [more.map(() => null)];
  const rows = cells.flatMap((cell, index) =>
    (said(cell).length > 0 ? said(cell) : nothing).map((own): TableCell[] => [
      index + 1,
      cell.item,
      cell.domain,
      cell.category.join(' / '),
      cell.name,
      levelNames[cell.level],
      report.agencyName(cell.agency),
      cell.attested ? attestationNames.attested : attestationNames.unattested,
      ...own,
    ]),
  );
  const columns = [
    column('序号', 6),
    column('标准指引编码', 15),
    column('领域', 16),
    column('一级事项', 18),
    column('二级事项', 30, { align: 'left' }),
    column('层级', 7),
    column('责任单位', 26),
    column('见证', 9),
    ...more,
  ];
  const notes = rows.length === 0 ? ['无。'] : [];
  return { ...tableOf(report, name, columns), rows, notes, filter: true };
}

function methodTable(report: Report): Table {
  const columns = [column('项目', 16), column('说明', 110, { align: 'left' })];
  const rows = methodOf(report.publication.coverage).map((row): TableCell[] => [...row]);
  const notes = [
    '打印：各表都已排好横向页面。一般只打印到“豁免”为止；“指引原行”“参考事项”“达标清单”篇幅长，供筛选和逐格核对。',
  ];
  return { ...tableOf(report, '说明', columns), rows, notes };
}

function tableOf({ publication }: Report, name: string, columns: readonly TableColumn[]): Table {
  return {
    name,
    title: `${publication.catalog.county.name}基层政务公开标准指引覆盖情况（${name}）`,
    caption: captionOf(publication),
    columns,
    rows: [],
    notes: [],
    filter: false,
  };
}
