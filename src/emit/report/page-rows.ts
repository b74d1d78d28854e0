import type { Cell, CellStatus, Coverage, Shortfall } from '../../model/coverage.js';
import { statusName } from '../../model/coverage.js';
import { groupedBy } from '../../model/grouped.js';
import { fieldNames, levelNames, levels } from '../../model/vocabulary.js';
import type { Anchors } from './anchors.js';
import { type Kind, kindOf, nameOf, statuses } from './cells.js';

/** All rows of a kind, by status, then by domain: what every figure of the page opens. */
export function rowLists(
  coverage: Coverage,
  kind: Kind,
  agencyName: (id: string) => string,
  anchors: Anchors,
): object[] {
  const cells = coverage.cells.filter((cell) => kindOf(cell) === kind);
  return statuses.map((status) => {
    const own = cells.filter((cell) => cell.status === status);
    return {
      anchor: anchors.list(kind, status),
      kind,
      status,
      name: statusName(status).zh,
      count: own.length,
      intro: intros[kind][status],
      domains: [...groupedBy(own, ({ domain }) => domain)].map(([domain, cellsOfDomain]) => ({
        anchor: anchors.list(kind, status, domain),
        list: anchors.list(kind, status),
        label: `${kind === 'unattested' ? '未见原文，' : ''}${statusName(status).zh}：${domain}`,
        mark: anchors.domainMark(domain),
        name: domain,
        count: cellsOfDomain.length,
        remarked: status === 'partial' || status === 'exempt',
        remark: status === 'partial' ? '低于标准之处' : '理由、批准人、到期',
        rows: [...groupedBy(cellsOfDomain, sameRow).values()].map((alike) =>
          rowView(alike, agencyName, anchors),
        ),
      })),
    };
  });
}

const intros: Readonly<Record<Kind, Readonly<Record<CellStatus, string>>>> = {
  attested: {
    missing: '指引事项见于已公布的目录，所列单位既没有公开事项或草稿，也没有批准的豁免。',
    partial: '有对应的公开事项，但列出的要素低于标准指引。',
    draft: '只有草稿，尚未公开，不算覆盖。',
    exempt: '有理由、批准人和到期日的不适用情形，从适用数中减去。',
    complete: '有对应的公开事项，各要素都不低于标准指引。',
  },
  unattested: {
    missing:
      '这些指引事项未见原文，不算缺项，不影响覆盖率和是否达标。取得正式文件后应先核对，再决定是否列入目录。',
    partial: '有对应的公开事项；标准一栏未见原文，只供参考。',
    draft: '只有草稿。',
    exempt: '有理由、批准人和到期日的不适用情形。',
    complete: '有对应的公开事项。',
  },
};

/** Cells that share a row: of one item, with the same to say of each. */
function sameRow({ item, shortfalls, undecided, exemption }: Cell): string {
  const values = [...shortfalls, ...undecided].map(({ element, asked, given, hint }) => [
    element,
    asked,
    given,
    hint?.zh,
  ]);
  return JSON.stringify([item, values, exemption]);
}

function rowView(cells: readonly Cell[], agencyName: (id: string) => string, anchors: Anchors): object {
  const [first] = cells;
  const inOrder = levels.flatMap((level) => cells.filter((cell) => cell.level === level));
  return {
    item: first?.item ?? '',
    name: nameOf(first),
    cells: inOrder.map((cell) => ({
      anchor: anchors.cell(cell),
      agency: anchors.agencyMark(cell.agency),
      level: cell.level,
      text: `${levelNames[cell.level]} ${agencyName(cell.agency)}`,
      entries: cell.entries.length === 0 ? null : cell.entries.join('、'),
    })),
    shortfalls: first === undefined ? null : remarksOf(first),
    exemption:
      first?.exemption == null
        ? null
        : `${first.exemption.reason}（${first.exemption.approver}，至 ${first.exemption.expires}）`,
  };
}

function remarksOf({ shortfalls, undecided }: Cell): object[] | null {
  const all = [
    ...shortfalls.map(shortfallView),
    ...undecided.map((limit) => ({ ...shortfallView(limit), element: '时限（比不出宽严，须人工核对）' })),
  ];
  return all.length === 0 ? null : all;
}

function shortfallView({ element, asked, given, hint }: Shortfall): object {
  return {
    element: fieldNames[element] ?? element,
    asked,
    given: given === '' ? '（无）' : given,
    hint: hint?.zh ?? null,
  };
}
