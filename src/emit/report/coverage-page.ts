import {
  type Cell,
  type CellStatus,
  type Figures,
  figureNames,
  percent,
  type Row,
  rate,
  type Split,
} from '../../model/coverage.js';
import type { Publication } from '../../model/publication.js';
import { levelNames } from '../../model/vocabulary.js';
import { loadTemplates } from '../templates.js';

/** The coverage of a publication as one self-contained, printable HTML page for the office and its auditors. */
export async function coveragePage(publication: Publication): Promise<string> {
  const templates = await loadTemplates();
  return templates.render('coverage', reportView(publication));
}

type Kind = keyof Split;

/** A guide item with the places where it stands as the list says. */
interface ItemView {
  readonly id: string;
  readonly name: string;
  readonly where: string;
  readonly count: number;
  /** Set in lists that hold attested and unattested items. */
  readonly doubt: string | null;
}

const kinds: readonly { readonly kind: Kind; readonly name: string; readonly apart: boolean }[] = [
  { kind: 'attested', name: '见于已公布目录的指引事项', apart: false },
  { kind: 'unattested', name: '未见原文的指引事项（仅供参考）', apart: true },
];

const doubtful = '未见原文，仅供参考';

function reportView(publication: Publication): object {
  const { catalog, coverage } = publication;
  const agencies = new Map(catalog.agencies.map(({ id, name }) => [id, name]));
  const cells = (status: CellStatus) => coverage.cells.filter((cell) => cell.status === status);
  const missing = cells('missing');
  const gaps = missing.filter((cell) => cell.attested);
  return {
    title: `${catalog.county.name}政务公开标准目录覆盖情况报告`,
    subtitle: `目录日期 ${publication.date}；豁免以 ${coverage.date} 为准判断是否生效。本报告供内部工作使用。`,
    toc: [
      ['total', '总计'],
      ['by-domain', '按领域'],
      ['by-agency', '按单位'],
      ['by-level', '按层级'],
      ['gaps', '缺项（按事项）'],
      ['gaps-by-agency', '缺项（按单位）'],
      ['drafts', '草稿'],
      ['exemptions', '豁免'],
      ['advice', '参考事项'],
      ['not-adopted', '未列入的领域'],
      ['method', '口径'],
    ].map(([anchor, name]) => ({ anchor, name })),
    totals: kinds.map((kind) => ({
      ...kind,
      figures: figuresView(coverage.total[kind.kind]),
    })),
    reading:
      '标准要求 − 豁免 = 适用 = 覆盖 + 仅有草稿 + 缺项；覆盖率 = 覆盖 ÷ 适用。两类指引事项分别计数，从不相加。',
    localEntries: coverage.localEntries,
    breakdowns: [
      breakdown('by-domain', '按领域', '领域', coverage.byDomain),
      breakdown('by-agency', '按单位', '单位', coverage.byAgency),
      breakdown('by-level', '按层级', '层级', coverage.byLevel),
    ],
    gaps: itemsByDomain(gaps, agencies, false),
    gapsByAgency: gapsByAgency(gaps, agencies),
    drafts: itemsByDomain(cells('draft'), agencies, true),
    exemptions: exemptionsView(cells('exempt'), agencies),
    advice: itemsByDomain(
      missing.filter((cell) => !cell.attested),
      agencies,
      false,
    ),
    notAdopted: coverage.notAdopted,
    method: methodText(),
  };
}

function breakdown(anchor: string, name: string, column: string, rows: readonly Row[]): object {
  return {
    anchor,
    name,
    column,
    tables: kinds.map(({ kind, name: caption, apart }) => ({
      kind,
      apart,
      anchor: `${anchor}-${kind}`,
      caption: `${name}：${caption}`,
      columns: figureNames.map(([, heading]) => heading),
      rows: rows.map((row) => ({ id: row.id, name: row.name, figures: figuresView(row[kind]) })),
    })),
  };
}

function figuresView(figures: Figures): object {
  const { covered, applicable } = figures;
  return {
    covered,
    applicable,
    applies: applicable > 0,
    percent: percent(rate(figures)),
    fraction: applicable === 0 ? '没有适用的事项' : `${covered} ÷ ${applicable}`,
    lines: figureNames.map(([key, name]) => ({
      key,
      name: name.zh,
      value: figures[key],
      lack: key === 'missing' && figures.missing > 0,
    })),
  };
}

function itemsByDomain(
  cells: readonly Cell[],
  agencies: ReadonlyMap<string, string>,
  mixed: boolean,
): { readonly domain: string; readonly count: number; readonly items: readonly ItemView[] }[] {
  return [...grouped(cells, (cell) => cell.domain)].map(([domain, own]) => ({
    domain,
    count: own.length,
    items: itemsOf(own, agencies, mixed),
  }));
}

function itemsOf(cells: readonly Cell[], agencies: ReadonlyMap<string, string>, mixed: boolean): ItemView[] {
  return [...grouped(cells, (cell) => cell.item)].map(([id, own]) => ({
    id,
    name: nameOf(own[0]),
    where: [...grouped(own, (cell) => cell.level)]
      .map(
        ([level, at]) =>
          `${levelNames[level]}：${at.map(({ agency }) => agencies.get(agency) ?? agency).join('、')}`,
      )
      .join('；'),
    count: own.length,
    doubt: mixed && own.some((cell) => !cell.attested) ? `（${doubtful}）` : null,
  }));
}

function gapsByAgency(gaps: readonly Cell[], agencies: ReadonlyMap<string, string>): object[] {
  const byAgency = grouped(gaps, (cell) => cell.agency);
  return [...agencies]
    .flatMap(([id, name]) => {
      const own = byAgency.get(id);
      return own === undefined ? [] : [{ id, name, own }];
    })
    .map(({ id, name, own }) => ({
      id,
      name,
      count: own.length,
      items: own.map((cell) => ({
        id: cell.item,
        domain: cell.domain,
        name: nameOf(cell),
        level: levelNames[cell.level],
      })),
    }));
}

/** Exempt cells under the exemption that covers them, which is known by its place in the author's files. */
function exemptionsView(cells: readonly Cell[], agencies: ReadonlyMap<string, string>): object[] {
  return [...grouped(cells, (cell) => JSON.stringify(cell.exemption))].map(([, own]) => ({
    reason: own[0]?.exemption?.reason ?? '—',
    approver: own[0]?.exemption?.approver ?? '—',
    expires: own[0]?.exemption?.expires ?? '—',
    count: own.length,
    items: itemsOf(own, agencies, true).map((item) => ({ ...item, doubt: item.doubt ?? '' })),
  }));
}

function nameOf(cell: Cell | undefined): string {
  return cell === undefined ? '—' : [...cell.category, cell.name].join(' / ');
}

function grouped<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const own = groups.get(key(value));
    if (own === undefined) groups.set(key(value), [value]);
    else own.push(value);
  }
  return groups;
}

function methodText(): string[] {
  return [
    '计数单位是“指引事项×层级×单位”的一格。县级每项计一格，由公开该事项的县级单位负责，没有单位公开的由本领域牵头单位负责；乡级、村级由单位登记册中该层级的每个单位各计一格，登记册没有该层级单位的计一格，由牵头单位负责。',
    '“覆盖”指该单位在该层级有已公布的事项与指引事项对应（写明标准编码，或者领域、一级事项和名称一致）。本报告只核对事项是否存在，尚未逐项比较内容、时限、渠道等要素是否达到标准。',
    '“仅有草稿”指只有尚未公布的草稿与之对应；草稿不算覆盖。',
    '“豁免”指登记了理由、依据、批准人和到期日且尚未到期的不适用情形；豁免的格从适用数中减去。',
    '指引事项是否见于已公布的目录，决定它计入哪一类。未见原文的指引事项凭资料整理，不代表制定机关的要求，单独列出，不计为缺项。',
    '百分比舍去十分位以后的数字，不四舍五入；没有适用的事项时不给百分比。',
  ];
}
