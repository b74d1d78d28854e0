import { type Adopted, adopt } from './compare/adopt.js';
import { compareGuides } from './compare/guides.js';
import { guideRecord } from './compare/record.js';
import { loadGuide } from './load/guide-file.js';
import { loadWorkspace } from './load/load-workspace.js';
import type { ReadFolder } from './load/read.js';
import { ChannelNames } from './load/resolve.js';
import type { Catalog, Guide, GuideItem } from './model/catalog.js';
import { type Diagnostic, hasErrors } from './model/diagnostic.js';
import type { RawFile } from './model/file.js';
import type { GuideChanges } from './model/guide-changes.js';
import type { Locate } from './model/place.js';
import type { PublishedTable, TableRow } from './model/table.js';
import type { TableFile } from './sheet/read.js';
import { locator } from './source/locate.js';
import { stringifyYaml } from './source/stringify.js';

export { compareGuides } from './compare/guides.js';
export { readWorkspace } from './load/read.js';

/** The guides at hand: those of the package, and those of a workspace that stand in for them. */
export interface Shelf {
  /** Guides and channels hold; without a workspace, everything else is empty. */
  readonly catalog: Catalog;
  readonly shipped: readonly Guide[];
  /** What is wrong with the guides; other files are not spoken of here. */
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
}

export async function openShelf(workspace: ReadFolder | null): Promise<Shelf> {
  const { catalog, shippedGuides, diagnostics, texts } = await loadWorkspace(workspace ?? noFiles);
  return {
    catalog,
    shipped: shippedGuides,
    diagnostics: diagnostics.filter(({ place }) => /^(?:gongkai:)?(?:guides|标准指引)\//iu.test(place.file)),
    locate: locator(texts),
  };
}

const noFiles: ReadFolder = { files: [], held: [], diagnostics: [] };

export interface GuideRead {
  /** Null when the file has errors. */
  readonly guide: Guide | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
}

/** A guide file anywhere, as YAML. */
export async function readGuideFile(file: RawFile, shelf: Shelf): Promise<GuideRead> {
  const { guide, diagnostics, texts } = await loadGuide(file, shelf.catalog);
  return { guide: hasErrors(diagnostics) ? null : guide, diagnostics, locate: locator(texts) };
}

export interface ImportRequest {
  /** The shipped guide of the domain. */
  readonly guide: Guide;
  /** The guide an earlier import wrote, whose ids are kept. */
  readonly earlier: Guide | null;
  readonly table: PublishedTable;
  readonly channels: Catalog['channels'];
  /** Address or name of the official table, without blanks. */
  readonly source: string;
  /** Name of the file, for its comment. */
  readonly fileName: string;
}

export interface ImportedGuide extends Adopted {
  /** What the official table says otherwise than the shipped guide. */
  readonly changes: GuideChanges;
  /** The file to write. */
  readonly yaml: string;
}

/** An official table → the guide that replaces the shipped one, and what it changes. */
export function importGuide(request: ImportRequest): ImportedGuide {
  const { guide, earlier, table, channels, source, fileName } = request;
  const names = new ChannelNames(channels);
  const note = `由正式印发的标准目录“${fileName}”导入，取代内置标准指引；“未见要素”是表中没有写明、沿用内置标准指引的要素。`;
  const adopted = adopt({
    rows: table.rows,
    guide: { ...guide, notes: [note] },
    known: earlier?.items ?? [],
    channelOf: (text) => names.use(text),
    source,
  });
  const lacking = new Set(adopted.items.filter((item) => item.lacking.length > 0).map(({ id }) => id));
  const changes = compareGuides(guide, adopted.guide);
  return {
    ...adopted,
    changes: {
      ...changes,
      added: adopted.items.filter(
        ({ id }) => lacking.has(id) || changes.added.some((item) => item.id === id),
      ),
    },
    yaml: stringifyYaml(guideRecord(adopted.guide, adopted.items, true), {
      comment: [
        `由 gongkai guide import 从“${fileName}”导入。`,
        '改动本表会改变覆盖率的分母；要与内置标准指引比较：gongkai guide diff 内置:领域 领域',
      ],
      records: '事项',
      oneLine: ['渠道', '层级', '未见要素'],
    }),
  };
}

/** The national tables of a published file. @throws UnreadableWorkbook */
export async function readTables(file: TableFile): Promise<PublishedTable[]> {
  const { readTables: read } = await import('./sheet/read.js');
  return read(file);
}

/** A guide file as a table, to be imported like one. */
export function tableOfGuide({ domain, document, items }: Guide): PublishedTable {
  return {
    sheet: domain,
    title: document.title,
    rows: items.map(rowOfItem),
    unread: [],
    remarks: [],
    repairs: [],
  };
}

function rowOfItem(item: GuideItem, index: number): TableRow {
  const { category, name, content, basis, timeLimit, subject, audience, method, levels, remarks } = item;
  const unseen = new Set(item.unseen);
  const seen = <T>(field: string, value: T): T | null => (unseen.has(field) ? null : value);
  return {
    row: index + 1,
    domain: null,
    category,
    name,
    content: seen('内容', content),
    basis: seen('依据', basis),
    timeLimit: seen('时限', timeLimit),
    subject: seen('主体', subject),
    channels: seen(
      '渠道',
      item.channels.map(({ text }) => text),
    ),
    audience: seen('对象', audience),
    method: seen('方式', method),
    levels: seen('层级', levels),
    responsible: null,
    stage: null,
    column: null,
    remarks,
    withheldReason: null,
    printed: {},
    extras: {},
  };
}
