import type { AuthoringBook, AuthoringField, AuthoringRow, AuthoringSheet } from '../model/authoring.js';
import { authoringFields } from '../model/authoring.js';
import type { Catalog, Entry } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import { levelNames, methodNames, stageNames, statusNames } from '../model/vocabulary.js';
import { cellsOf } from './cells.js';
import { fingerprint } from './fingerprint.js';
import { type Item, itemsOf } from './items.js';

/** Which part of a catalog is exported; null: all. */
export interface Part {
  /** Id of an agency: what it discloses or works on, its instances of shared lists too. */
  readonly agency: string | null;
  readonly domain: string | null;
}

export interface BookRequest {
  readonly catalog: Catalog;
  readonly files: readonly EntryFile[];
  readonly part: Part;
  readonly date: string;
}

/**
 * A catalog, or a part of it → the rows of an authoring workbook, drafts included. A shared list stands once, as
 * its file says it, with the instances that say something otherwise below it; for one agency, all its
 * instances stand instead, and what is changed there is that agency's alone.
 */
export function authoringBook({ catalog, files, part, date }: BookRequest): AuthoringBook {
  const titles = new Map(catalog.agencies.map(({ id, name }) => [id, name]));
  const sheets = new Map<string, AuthoringRow[]>(catalog.domains.map(({ name }) => [name, []]));
  for (const item of itemsOf(catalog, files)) {
    if (!belongs(item, part)) continue;
    const cells = cellsOf(item.entry, titles);
    const row = { row: 0, id: item.id, cells, prints: printsOf(cells) };
    const rows = sheets.get(item.entry.domain);
    if (rows === undefined) sheets.set(item.entry.domain, [row]);
    else rows.push(row);
  }
  const filled = [...sheets].filter(([domain, rows]) => rows.length > 0 || domain === part.domain);
  const agency = part.agency === null ? null : (titles.get(part.agency) ?? part.agency);
  return {
    title: [catalog.county.name, agency, part.domain === null ? null : `${part.domain}领域`]
      .filter((word) => word !== null)
      .join(' '),
    date,
    creator: catalog.county.office ?? catalog.county.name,
    sheets: filled.map(([domain, rows]): AuthoringSheet => ({ domain, rows })),
    choices: choicesOf(catalog),
  };
}

function printsOf(cells: AuthoringRow['cells']): Partial<Record<AuthoringField, string>> {
  return Object.fromEntries(
    authoringFields.flatMap((field) => {
      const cell = cells[field];
      return cell === undefined ? [] : [[field, fingerprint(cell)]];
    }),
  );
}

function belongs({ entry, kind }: Item, { agency, domain }: Part): boolean {
  if (domain !== null && entry.domain !== domain) return false;
  if (agency === null) return kind !== 'instance';
  return kind !== 'shared' && involves(entry, agency);
}

function involves({ subject, responsible }: Entry, agency: string): boolean {
  return [...subject, ...responsible].some(({ agencies }) => agencies.includes(agency));
}

/** Time limits in the wording docs/zh/时限写法.md recommends, the commonest first. */
const commonLimits = [
  '自信息形成或者变更之日起20个工作日内',
  '自信息形成或者变更之日起10个工作日内',
  '自信息形成或者变更之日起7个工作日内',
  '自信息形成或者变更之日起5个工作日内',
  '自信息形成或者变更之日起3个工作日内',
  '自批准之日起20日内',
  '自作出行政许可决定之日起7个工作日内',
  '自作出行政处罚决定之日起7个工作日内',
  '实时公开',
  '及时公开',
  '按进展情况及时公开',
  '长期公开',
  '公示期不少于5个工作日',
  '征求意见期不少于30日',
  '每月10日前公开',
  '每季度更新一次',
  '每半年更新一次',
  '每年3月31日前公开',
  '每年12月31日前公开',
];

function choicesOf({ agencies, groups, channels, columns }: Catalog): AuthoringBook['choices'] {
  const bodies = [...agencies.map(({ name }) => name), ...groups.map(({ name }) => name)];
  return {
    timeLimit: commonLimits,
    subject: bodies,
    responsible: bodies,
    channels: channels.map(({ name }) => name),
    audience: ['全社会'],
    method: Object.values(methodNames),
    levels: Object.values(levelNames),
    stage: Object.values(stageNames),
    column: columns.map(({ name }) => name),
    status: Object.values(statusNames),
  };
}
