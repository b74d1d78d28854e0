import type { Cell, Coverage, Row, Split } from '../../model/coverage.js';
import { figureNames, rate } from '../../model/coverage.js';
import type { Publication } from '../../model/publication.js';
import { levelNames } from '../../model/vocabulary.js';
import { captionOf, chineseDate, creatorOf } from '../../sheet/caption.js';
import { column, type Table, type TableCell, type TableColumn } from '../../sheet/table.js';
import { writeWorkbook } from '../../sheet/write.js';

/**
 * Coverage as a workbook for the office and its auditors: figures with their denominators (attested and
 * unattested guide items side by side, never added up), every gap by name and agency, drafts, exemptions,
 * and how each figure is computed. Same input, same bytes.
 */
export async function coverageWorkbook(publication: Publication): Promise<Uint8Array> {
  const { coverage, catalog, date } = publication;
  const agencies = new Map(catalog.agencies.map(({ id, name }) => [id, name]));
  const report: Report = {
    coverage,
    county: catalog.county.name,
    caption: captionOf(publication),
    agencyName: (id) => agencies.get(id) ?? id,
  };
  const tables = [
    totalTable(report),
    figuresTable(report, '按领域', '领域', coverage.byDomain),
    figuresTable(report, '按单位', '单位', coverage.byAgency),
    missingTable(report),
    draftTable(report),
    exemptionTable(report),
    explanationTable(report),
  ];
  return await writeWorkbook(tables, { date, creator: creatorOf(catalog) });
}

interface Report {
  readonly coverage: Coverage;
  readonly county: string;
  readonly caption: string;
  readonly agencyName: (id: string) => string;
}

const attestationNames = { attested: '已见证', unattested: '未见证' } as const;

function totalTable(report: Report): Table {
  const { total, byLevel, notAdopted, localEntries } = report.coverage;
  const whole: Row = { id: 'total', name: '合计', ...total };
  return {
    ...figuresTable(report, '汇总', '层级', [...byLevel, whole]),
    notes: [
      `县内自行增加、不对应标准指引事项的公开事项：${localEntries} 项。`,
      `有标准指引而本县未采用的领域：${notAdopted.length === 0 ? '无' : `${notAdopted.join('、')}（共 ${notAdopted.length} 个，未计入上表）`}。`,
      '“已见证”与“未见证”的数字不相加；各数字的计算方法见“说明”表。',
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
  ];
}

function splitCells({ attested, unattested }: Split): TableCell[] {
  return [attested, unattested].flatMap((figures): TableCell[] => [
    ...figureNames.map(([key]) => figures[key]),
    rate(figures) ?? '—',
  ]);
}

function missingTable(report: Report): Table {
  return cellTable(report, '缺项清单', 'missing', [], () => []);
}

function draftTable(report: Report): Table {
  return cellTable(report, '草稿', 'draft', [column('草稿事项编码', 24)], ({ entries }) => [
    entries.join('、'),
  ]);
}

function exemptionTable(report: Report): Table {
  return cellTable(
    report,
    '豁免',
    'exempt',
    [column('理由', 44, { align: 'left' }), column('批准人', 22), column('到期日', 13)],
    ({ exemption }) => [exemption?.reason ?? null, exemption?.approver ?? null, exemption?.expires ?? null],
  );
}

/** Every cell of one status: guide item, level and the agency that answers for it, then what is special. */
function cellTable(
  report: Report,
  name: string,
  status: Cell['status'],
  more: readonly TableColumn[],
  moreCells: (cell: Cell) => TableCell[],
): Table {
  const cells = report.coverage.cells.filter((cell) => cell.status === status);
  const rows = cells.map((cell, index): TableCell[] => [
    index + 1,
    cell.item,
    cell.domain,
    cell.category.join(' / '),
    cell.name,
    levelNames[cell.level],
    report.agencyName(cell.agency),
    cell.attested ? attestationNames.attested : attestationNames.unattested,
    ...moreCells(cell),
  ]);
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

function explanationTable(report: Report): Table {
  const columns = [column('项目', 16), column('说明', 110, { align: 'left' })];
  return { ...tableOf(report, '说明', columns), rows: explanations(report.coverage).map((row) => [...row]) };
}

function explanations({ date }: Coverage): (readonly [string, string])[] {
  return [
    [
      '计数单位',
      '标准指引的一个事项在一个层级、由一个责任单位公开，计 1 项。同一事项由多个乡镇公开的，每个乡镇各计 1 项。',
    ],
    ['标准要求', '标准指引要求公开的项数。本县未采用的领域不计入，另行列名。'],
    ['豁免', `有理由、批准人和到期日，且在 ${chineseDate(date)} 仍有效的不适用项。`],
    ['适用', '标准要求 − 豁免。适用 = 覆盖 + 仅有草稿 + 缺项。'],
    ['覆盖', '有正式发布的公开事项与该标准指引事项对应。'],
    ['仅有草稿', '只有草稿与该标准指引事项对应。草稿不发布，不算覆盖。'],
    ['缺项', '既无正式事项，也无草稿，也未豁免。逐项列于“缺项清单”。'],
    ['覆盖率', '覆盖 ÷ 适用，向下取到千分之一。没有适用项时不计算，记“—”。'],
    [
      '已见证、未见证',
      '“已见证”指该标准指引事项在已发布的标准目录中见到原文；“未见证”指尚未见到原文，须与国家发布的标准指引核对。二者分别计数，从不相加；考核以“已见证”为准，“未见证”只供参考。',
    ],
    [
      '统计范围',
      '本表统计的是标准指引事项有没有对应的公开事项，尚未逐项比对公开内容、时限、渠道、对象、方式等要素是否达到标准指引的要求。',
    ],
  ];
}

function tableOf({ county, caption }: Report, name: string, columns: readonly TableColumn[]): Table {
  return {
    name,
    title: `${county}基层政务公开标准指引覆盖情况（${name}）`,
    caption,
    columns,
    rows: [],
    notes: [],
    filter: false,
  };
}
