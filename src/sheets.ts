import { authoringBook, type Part } from './edit/book.js';
import type { MergeContext } from './edit/context.js';
import { domainOf } from './edit/domain-of.js';
import { mergeBooks } from './edit/merge-book.js';
import { mergeTables } from './edit/merge-tables.js';
import { loadWorkspace } from './load/load-workspace.js';
import type { ReadFolder } from './load/read.js';
import { AgencyNames, ChannelNames } from './load/resolve.js';
import type { AuthoringBook, ReadAuthoringBook } from './model/authoring.js';
import type { Catalog } from './model/catalog.js';
import type { Diagnostic } from './model/diagnostic.js';
import type { EntryFile } from './model/entry-file.js';
import type { RawFile } from './model/file.js';
import type { FileChange, Merge, ReadSource, ReadTable } from './model/merge.js';
import { filePlace, type Locate } from './model/place.js';
import type { Progress } from './model/progress.js';
import type { PublishedTable } from './model/table.js';
import type { Unreadable } from './model/unreadable.js';
import { wording } from './model/wording.js';
import { yamlKindOf } from './model/workspace-files.js';
import { openScript } from './script/script.js';
import { decode } from './source/decode.js';
import { locator } from './source/locate.js';

export type { Part } from './edit/book.js';
export { readWorkspace } from './load/read.js';

/** A workspace laid open to be edited. */
export interface Desk {
  readonly catalog: Catalog;
  readonly files: readonly EntryFile[];
  /** The texts of the workspace by path, as they lie on disk. */
  readonly texts: ReadonlyMap<string, string>;
  /** Errors that must be mended first: what is read by half cannot be compared with anything. */
  readonly obstacles: readonly Diagnostic[];
  /** All that was found while reading. */
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
}

/**
 * Reads a workspace for editing. It may be empty but for gongkai.yaml, and wrong in what it means; what it holds
 * of entries, agencies and lineage must be readable.
 */
export async function openDesk(workspace: ReadFolder, progress: Progress): Promise<Desk> {
  const { catalog, files, unread, diagnostics, texts } = await loadWorkspace(workspace, { progress });
  const present = new Set(workspace.files.map(({ path }) => path));
  return {
    catalog,
    files,
    texts: new Map(
      workspace.files.flatMap(({ path, bytes }) => {
        const decoded = decode(bytes);
        return decoded.kind === 'text' ? [[path, withMark(bytes, decoded.text)] as const] : [];
      }),
    ),
    // Registers may be missing yet; what is there and cannot be read is not missing.
    obstacles: [...unread, ...diagnostics.filter(({ place }) => present.has(place.file))].filter(
      (diagnostic) => diagnostic.severity === 'error' && stands(diagnostic),
    ),
    diagnostics: [...unread, ...diagnostics],
    locate: locator(texts),
  };
}

/**
 * Whether an error stands in the way: registers may be empty yet, but must be readable. An id that a lineage read by
 * half does not show would be given again.
 */
function stands({ place }: Diagnostic): boolean {
  switch (yamlKindOf(place.file)) {
    case 'entries':
    case 'lineage':
      return true;
    case 'workspace':
      return place.kind !== 'node';
    case 'agencies':
      return place.kind !== 'node' || place.pointer !== '/agencies';
    default:
      return false;
  }
}

/** Decoding takes the byte order mark away; an edited file keeps it. */
function withMark(bytes: Uint8Array, text: string): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? `\uFEFF${text}` : text;
}

/** A catalog, or a part of it, as an authoring workbook. */
export async function exportBook(
  { catalog, files }: Desk,
  part: Part,
  date: string,
): Promise<{ readonly book: AuthoringBook; readonly bytes: Uint8Array }> {
  const book = authoringBook({ catalog, files, part, date });
  const { writeAuthoringBook } = await import('./sheet/write-authoring.js');
  return { book, bytes: await writeAuthoringBook(book) };
}

/** A file with tables, read: an authoring workbook that came back, or published tables. */
export type Source =
  | { readonly kind: 'authoring'; readonly file: string; readonly book: ReadAuthoringBook }
  | { readonly kind: 'published'; readonly file: string; readonly tables: readonly PublishedTable[] };

/** @throws UnreadableWorkbook */
export async function readSource({ path, bytes }: RawFile): Promise<Source> {
  const { formatOf } = await import('./sheet/file-format.js');
  const { carriesRecord, readAuthoringBook } = await import('./sheet/read-authoring.js');
  const workbook = formatOf(bytes) === 'zip';
  if (workbook && (await carriesRecord(bytes))) {
    const book = await readAuthoringBook(bytes);
    if (book !== null) return { kind: 'authoring', file: path, book };
  }
  const { readTables } = await import('./sheet/read.js');
  const { simplify } = await openScript();
  const tables = await readTables({ name: path, bytes }, { simplify });
  // A workbook that has lost its record is still one to be edited, where its rows have ids.
  const coded =
    workbook && tables.some(({ rows }) => rows.some(({ printed }) => itemId.test(printed.number ?? '')));
  const book = coded ? await readAuthoringBook(bytes) : null;
  if (book !== null) return { kind: 'authoring', file: path, book };
  return { kind: 'published', file: path, tables };
}

/** As the schemas have ids, with the agency of an instance. */
const itemId = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+(?:@[a-z0-9-]+)?$/u;

/** What the sources would change: authoring workbooks, or published tables, but never both in one go. */
export async function mergeSources(
  sources: readonly Source[],
  domain: string | null,
  desk: Desk,
): Promise<Merge> {
  const context = await contextOf(desk);
  const books = sources.flatMap((source) => (source.kind === 'authoring' ? [source] : []));
  const tables = sources.flatMap((source) => (source.kind === 'published' ? [source] : []));
  return books.length > 0 ? mergeBooks(books, context) : mergeTables(tables, domain, context);
}

async function contextOf({ catalog, files }: Desk): Promise<MergeContext> {
  const channels = new ChannelNames(catalog.channels);
  const agencies = new AgencyNames(catalog.agencies, catalog.groups);
  const { initials } = await openScript();
  return {
    catalog,
    files,
    initials,
    channelOf: (text) => channels.use(text),
    agenciesOf: (text) => agencies.reference(text, filePlace('')).agencies,
  };
}

/** The workspace with changed files in the place of those they change. */
export function changedFolder(
  { files, held, diagnostics }: ReadFolder,
  changes: readonly FileChange[],
): ReadFolder {
  const changed = new Map(changes.map(({ path, after }) => [path, Buffer.from(after, 'utf8')]));
  const known = new Set(files.map(({ path }) => path));
  return {
    diagnostics,
    held,
    files: [
      ...files.map(({ path, bytes }) => ({ path, bytes: changed.get(path) ?? bytes })),
      ...Array.from(changed, ([path, bytes]) => ({ path, bytes })).filter(({ path }) => !known.has(path)),
    ],
  };
}

/** What was read of a source, for the report. */
export function readSourceOf(source: Source, domain: string | null, { catalog }: Desk): ReadSource {
  if (source.kind === 'published') {
    return {
      file: source.file,
      kind: source.kind,
      tables: source.tables.map((table) => ({
        ...table,
        rows: table.rows.length,
        domain: domainOf(table, source.file, domain, catalog)?.domain ?? null,
      })),
    };
  }
  const { sheets, remarks } = source.book;
  const named = new Set(sheets.map(({ name }) => name));
  return {
    file: source.file,
    kind: source.kind,
    tables: [
      ...sheets.map(({ name, domain: own, rows }) => ({
        ...readSheet(name, remarks),
        domain: own,
        rows: rows.length,
      })),
      ...[...new Set(remarks.map(({ sheet }) => sheet))]
        .filter((sheet) => !named.has(sheet))
        .map((sheet) => readSheet(sheet, remarks)),
    ],
  };
}

function readSheet(sheet: string, remarks: ReadAuthoringBook['remarks']): ReadTable {
  return {
    sheet,
    title: null,
    domain: null,
    rows: 0,
    unread: [],
    repairs: [],
    remarks: remarks
      .filter((remark) => remark.sheet === sheet)
      .map(({ cell, message }) => ({
        row: Number(/\d+/u.exec(cell ?? '')?.[0] ?? 1),
        message: cell === null ? message : wording(`${cell}：${message.zh}`, `${cell}: ${message.en}`),
      })),
  };
}

/** Why a workbook could not be read, or null when the error is another. */
export async function unreadableReason(error: unknown): Promise<Unreadable | null> {
  const { UnreadableWorkbook } = await import('./sheet/unreadable-workbook.js');
  return error instanceof UnreadableWorkbook ? error.why : null;
}

export { applyMerge, changesOf } from './edit/apply.js';
export type { Applied } from './edit/plan.js';
export { unproven } from './edit/proof.js';
