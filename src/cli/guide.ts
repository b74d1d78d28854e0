import { basename, join, resolve } from 'node:path';
import {
  compareGuides,
  type ImportedGuide,
  importGuide,
  openShelf,
  readGuideFile,
  readWorkspace,
  type Shelf,
  tableOfGuide,
  readTables as tablesIn,
} from '../guides.js';
import type { Guide } from '../model/catalog.js';
import { hasErrors } from '../model/diagnostic.js';
import { type FoundGuide, findGuide } from '../model/find-guide.js';
import type { PublishedTable } from '../model/table.js';
import { fieldNames } from '../model/vocabulary.js';
import type { Language } from '../model/wording.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { changesData, changesText } from '../print/guide-changes.js';
import { guideData, guideListData, itemData } from '../print/guide-data.js';
import { importText } from '../print/guide-import.js';
import { guideListText } from '../print/guide-list.js';
import { guideText, itemText } from '../print/guide-show.js';
import { styleOf } from '../print/style.js';
import { unreadableWords } from '../print/unreadable.js';
import { bytesOf, readTables } from './input-file.js';
import { textInside } from './inside.js';
import { CommandError, type Io } from './io.js';
import { workspaceFolder, workspaceFolderIfAny } from './workspace.js';
import { writeFiles } from './write-files.js';

export interface GuideOptions {
  readonly format: 'text' | 'json';
  readonly lang: Language;
}

export interface ImportOptions extends GuideOptions {
  readonly domain: string;
  readonly sheet?: string;
  /** Address of the official table. */
  readonly source?: string;
  readonly write?: boolean;
  readonly overwrite?: boolean;
}

/** `gongkai guide list`: all guides in force; exit 1 when one cannot be read. */
export async function runGuideList(
  io: Io,
  workspace: string | undefined,
  options: GuideOptions,
): Promise<number> {
  const shelf = await shelfOf(workspace);
  if (options.format === 'json') io.out(json(guideListData(shelf.catalog)));
  else io.out(guideListText(shelf.catalog, options.lang, styleOf(io.colours)));
  return complaints(io, shelf, options);
}

/** `gongkai guide show`: a guide, or one of its items. */
export async function runGuideShow(
  io: Io,
  name: string,
  workspace: string | undefined,
  options: GuideOptions,
): Promise<number> {
  const shelf = await shelfOf(workspace);
  const { guide, item } = named(name, shelf);
  const style = styleOf(io.colours);
  const plain = options.format === 'text';
  if (guide !== null) io.out(plain ? guideText(guide, options.lang, style) : json(guideData(guide)));
  if (item !== null) io.out(plain ? itemText(item, options.lang, style) : json(itemData(item)));
  return complaints(io, shelf, options);
}

/** `gongkai guide diff`: what the second guide says otherwise than the first; exit 0 either way. */
export async function runGuideDiff(
  io: Io,
  names: readonly [before: string, after: string],
  workspace: string | undefined,
  options: GuideOptions,
): Promise<number> {
  const shelf = await shelfOf(workspace);
  const guides: Guide[] = [];
  for (const name of names) {
    const guide = await guideOrFile(io, name, shelf, options);
    if (guide === null) return 1;
    guides.push(guide);
  }
  const [before, after] = guides;
  if (before === undefined || after === undefined) return 2;
  const changes = compareGuides(before, after);
  io.out(
    options.format === 'json'
      ? json(changesData(changes))
      : changesText(changes, options.lang, styleOf(io.colours)),
  );
  return complaints(io, shelf, options);
}

/**
 * `gongkai guide import`: an official table against the shipped guide of its domain; with `--write`, the guide
 * that replaces it. Exit 1 when the table cannot be read, or when a new item lacks an element.
 */
export async function runGuideImport(
  io: Io,
  file: string,
  workspace: string | undefined,
  options: ImportOptions,
): Promise<number> {
  const folder = options.write === true ? workspaceFolder(workspace) : workspaceFolderIfAny(workspace);
  const shelf = await openShelf(folder === null ? null : await readWorkspace(folder));
  const guide = shippedGuide(options.domain, shelf);
  const table = await tableFrom(io, file, guide, shelf, options);
  if (table === null) return 1;
  const earlier =
    shelf.catalog.guides.find(
      ({ domain, place }) => domain === guide.domain && !place.file.startsWith('gongkai:'),
    ) ?? null;
  const imported = importGuide({
    guide,
    earlier,
    table,
    channels: shelf.catalog.channels,
    source: options.source ?? encodeURI(basename(file)),
    fileName: basename(file),
  });
  const path = earlier?.place.file ?? `guides/${guide.slug}.yaml`;
  const written = options.write === true && folder !== null ? write(folder, path, imported, options) : null;
  report(io, imported, table, written, path, options);
  return imported.items.some(({ lacking }) => lacking.length > 0) ? 1 : 0;
}

async function shelfOf(workspace: string | undefined): Promise<Shelf> {
  const folder = workspaceFolderIfAny(workspace);
  return openShelf(folder === null ? null : await readWorkspace(folder));
}

function complaints(io: Io, { diagnostics, locate }: Shelf, { lang }: GuideOptions): number {
  if (diagnostics.length > 0) io.err(diagnosticsText(diagnostics, locate, lang, styleOf(io.errColours)));
  return hasErrors(diagnostics) ? 1 : 0;
}

/** A domain, a prefix or the id of an item; `内置:` before it names what the package ships. */
function named(name: string, { catalog, shipped }: Shelf): FoundGuide {
  const own = /^(?:内置|gongkai)[:：](.*)$/u.exec(name.trim())?.[1];
  const found = findGuide(own ?? name, own === undefined ? catalog.guides : shipped);
  if (found.guide !== null || found.item !== null) return found;
  const { near } = found;
  throw new CommandError(
    `没有“${name}”这个领域、编码或指引事项${near === null ? '（gongkai guide list 列出全部标准指引）' : `，是不是“${near}”？`}`,
    `There is no domain, prefix or guide item “${name}”${near === null ? ' (gongkai guide list shows all guides)' : `; did you mean “${near}”?`}`,
  );
}

async function guideOrFile(io: Io, name: string, shelf: Shelf, options: GuideOptions): Promise<Guide | null> {
  if (/\.ya?ml$/iu.test(name)) return guideFile(io, name, shelf, options);
  const { guide } = named(name, shelf);
  if (guide !== null) return guide;
  throw new CommandError(
    `“${name}”是一个指引事项；要比较的是两份标准指引（领域、编码或文件）`,
    `“${name}” is an item; name two guides by domain, prefix or file`,
  );
}

async function guideFile(io: Io, path: string, shelf: Shelf, { lang }: GuideOptions): Promise<Guide | null> {
  const read = await readGuideFile({ path, bytes: bytesOf(path) }, shelf);
  if (read.guide === null)
    io.err(diagnosticsText(read.diagnostics, read.locate, lang, styleOf(io.errColours)));
  return read.guide;
}

function shippedGuide(name: string, { shipped }: Shelf): Guide {
  const { guide, near } = findGuide(name, shipped);
  if (guide !== null) return guide;
  throw new CommandError(
    `没有“${name}”领域的内置标准指引${near === null ? '' : `，是不是“${near}”？`}`,
    `There is no shipped guide of the domain “${name}”${near === null ? '' : `; did you mean “${near}”?`}`,
  );
}

async function tableFrom(
  io: Io,
  file: string,
  guide: Guide,
  shelf: Shelf,
  options: ImportOptions,
): Promise<PublishedTable | null> {
  if (/\.ya?ml$/iu.test(file)) {
    const read = await guideFile(io, file, shelf, options);
    return read === null ? null : tableOfGuide(read);
  }
  const say: Say = (zh, en) => {
    io.err(`${options.lang === 'zh' ? zh : en}\n`);
    return null;
  };
  const tables = await readTables(file, (bytes) => tablesIn({ name: file, bytes }));
  if ('reason' in tables) {
    const { zh, en } = unreadableWords(file, tables);
    return say(zh, en);
  }
  return chosen(tables, guide, options, file, say);
}

type Say = (zh: string, en: string) => null;

/** Of several tables, the one that is asked for, or the only one that names the domain. */
function chosen(
  tables: readonly PublishedTable[],
  guide: Guide,
  { sheet }: ImportOptions,
  file: string,
  say: Say,
): PublishedTable | null {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const names = filled.map((table) => table.sheet).join('、');
  if (filled.length === 0) {
    return say(
      `“${file}”里没有找到标准目录：要有“一级事项、公开内容、公开依据、公开时限”等栏目的表头`,
      `“${file}” holds no table of the national layout: no row of its headings was found`,
    );
  }
  const wanted =
    sheet !== undefined
      ? filled.filter((table) => table.sheet === sheet)
      : filled.length === 1
        ? filled
        : filled.filter((table) => `${table.sheet}${table.title ?? ''}`.includes(guide.domain));
  const [table, ...others] = wanted;
  if (table !== undefined && others.length === 0) return table;
  return say(
    `“${file}”里的标准目录有：${names}。用 --sheet 写明读哪一张`,
    `“${file}” holds the tables ${names}; name one with --sheet`,
  );
}

function write(folder: string, path: string, { yaml }: ImportedGuide, { overwrite }: ImportOptions): string {
  const before = textInside(folder, path);
  if (before !== null && overwrite !== true) {
    const there = join(folder, path);
    throw new CommandError(
      `“${there}”已经存在，没有改动。先不加 --write 看看差别；确定要换掉它，再加 --overwrite（已有的编码会保留，手写的注释会丢失）`,
      `“${there}” is there and was left alone. Look at the changes without --write; to replace it add --overwrite (ids are kept, comments are lost)`,
    );
  }
  writeFiles(folder, [{ path, before, after: yaml }]);
  return resolve(folder, path);
}

function report(
  io: Io,
  imported: ImportedGuide,
  table: PublishedTable,
  written: string | null,
  path: string,
  { lang, format }: ImportOptions,
): void {
  const { items, changes } = imported;
  const named_ = (part: 'lacking' | 'unseen') =>
    items
      .filter((item) => item[part].length > 0)
      .map((item) => ({
        row: item.row,
        name: item.name,
        elements: item[part]
          .map((element) => (lang === 'zh' ? (fieldNames[element] ?? element) : element))
          .join(lang === 'zh' ? '、' : ', '),
      }));
  const said = {
    sheet: table.sheet,
    rows: table.rows.length,
    unread: table.unread,
    remarks: [...table.remarks, ...imported.remarks].sort((a, b) => a.row - b.row),
    lacking: named_('lacking'),
    unseen: named_('unseen'),
  };
  if (format === 'json') {
    const remarks = said.remarks.map(({ row, message }) => ({ row, message: message[lang] }));
    io.out(json({ ...said, remarks, changes: changesData(changes), written }));
    return;
  }
  const style = styleOf(io.colours);
  io.out(importText(said, lang, style));
  io.out(changesText(changes, lang, style));
  const zh =
    written === null
      ? `只看不写。要写入 ${path}，加 --write。`
      : `已写入 ${written}。它取代内置标准指引，覆盖率从此按它计算。`;
  const en =
    written === null
      ? `Nothing was written. Add --write to make ${path}.`
      : `Written: ${written}. It replaces the shipped guide in all figures.`;
  io.out(`${lang === 'zh' ? zh : en}\n`);
}

function json(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
