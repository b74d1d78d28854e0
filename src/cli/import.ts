import { basename } from 'node:path';
import { compile } from '../compile.js';
import type { Merge, ReadSource } from '../model/merge.js';
import type { Language } from '../model/wording.js';
import { mergeJson } from '../print/merge-json.js';
import { mergeText } from '../print/merge-text.js';
import { styleOf } from '../print/style.js';
import { countsOf, summaryOf } from '../print/summary.js';
import { unreadableWords } from '../print/unreadable.js';
import {
  type Applied,
  applyMerge,
  changedFolder,
  changesOf,
  mergeSources,
  openDesk,
  readSource,
  readSourceOf,
  readWorkspace,
  type Source,
  unproven,
} from '../sheets.js';
import { readTables } from './input-file.js';
import { CommandError, type Io } from './io.js';
import { wantedDomain } from './named.js';
import { progressLine } from './progress.js';
import { obstructed } from './sheet.js';
import { workspaceFolder } from './workspace.js';
import { writeFiles } from './write-files.js';

export interface TableImportOptions {
  readonly lang: Language;
  readonly format: 'text' | 'json';
  readonly workspace?: string;
  readonly domain?: string;
  readonly sheet?: string;
  readonly write?: boolean;
  readonly register?: boolean;
  /** What holds where catalog and table were both changed. */
  readonly conflicts?: 'catalog' | 'table';
  readonly quiet?: boolean;
}

/**
 * `gongkai import`: what tables say otherwise than the catalog; with `--write` the files are changed. Exit 1 when
 * a file cannot be read, something must be mended first, or a conflict is not settled: then nothing is written.
 */
export async function runImport(
  io: Io,
  files: readonly string[],
  options: TableImportOptions,
): Promise<number> {
  const folder = workspaceFolder(options.workspace);
  const workspace = await readWorkspace(folder);
  const progress = progressLine(io, options.lang, options.quiet === true);
  const desk = await openDesk(workspace, progress.report);
  progress.clear();
  if (desk.obstacles.length > 0) return obstructed(io, desk, options.lang);
  const domain = options.domain === undefined ? null : wantedDomain(options.domain, desk.catalog);
  const sources = await sourcesOf(io, files, options);
  if (sources === null) return 1;
  const merge = await mergeSources(sources, domain, desk);
  const applied = applyMerge({
    merge,
    context: desk,
    texts: desk.texts,
    source: files.map((file) => `“${basename(file)}”`).join('、'),
    followsDefaults: sources[0]?.kind === 'authoring',
    conflictsTakeTable: options.conflicts === 'table',
    register: options.register === true,
  });
  const reads = sources.map((source) => readSourceOf(source, domain, desk));
  const stopped = reasonsToStop(merge, applied, reads, options);
  const written = options.write === true && stopped.length === 0 && applied.files.length > 0;
  const after = changedFolder(workspace, applied.files);
  if (written) {
    await prove(merge, after, options);
    writeFiles(folder, applied.files);
  }
  report(io, { reads, merge, applied, stopped, written }, options);
  if (written) await checked(io, after, options);
  return stopped.length === 0 ? 0 : 1;
}

async function sourcesOf(
  io: Io,
  files: readonly string[],
  { lang, sheet }: TableImportOptions,
): Promise<Source[] | null> {
  const sources: Source[] = [];
  let failed = false;
  for (const path of files) {
    const source = await readTables(path, (bytes) => readSource({ path: basename(path), bytes }));
    if ('reason' in source) {
      failed = true;
      io.err(`${unreadableWords(path, source)[lang]}\n`);
    } else sources.push(sheet === undefined ? source : onlySheet(source, sheet));
  }
  if (failed) return null;
  if (new Set(sources.map(({ kind }) => kind)).size > 1) {
    throw new CommandError(
      '编辑表和已公布的表不能一次导入：先导入一种，再导入另一种',
      'Authoring workbooks and published tables cannot be imported in one go: import one kind, then the other',
    );
  }
  return sources;
}

function onlySheet(source: Source, sheet: string): Source {
  const names =
    source.kind === 'authoring'
      ? source.book.sheets.map(({ name }) => name)
      : source.tables.map((table) => table.sheet);
  if (!names.includes(sheet)) {
    throw new CommandError(
      `“${source.file}”里没有“${sheet}”这张表；有：${names.join('、') || '无'}`,
      `“${source.file}” has no table “${sheet}”, but ${names.join(', ') || 'none'}`,
    );
  }
  if (source.kind === 'published') {
    return { ...source, tables: source.tables.filter((table) => table.sheet === sheet) };
  }
  const { book } = source;
  return {
    ...source,
    // Of the sheets that are left out nothing is known: their items are not missing.
    book: {
      ...book,
      exported: book.exported && { ...book.exported, removed: [] },
      sheets: book.sheets.filter(({ name }) => name === sheet),
    },
  };
}

function reasonsToStop(
  { problems, conflicts }: Merge,
  { refused }: Applied,
  reads: readonly ReadSource[],
  { conflicts: settled, lang }: TableImportOptions,
): string[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const reasons: string[] = [];
  const empty = reads.filter(({ tables }) => tables.every(({ rows }) => rows === 0));
  if (empty.length > 0) {
    reasons.push(
      say(
        `没有读到事项：${empty.map(({ file }) => file).join('、')}`,
        `no item was read of ${empty.map(({ file }) => file).join(', ')}`,
      ),
    );
  }
  if (problems.length > 0) {
    reasons.push(say(`有 ${problems.length} 处要先改正`, `${problems.length} places must be mended first`));
  }
  if (conflicts.length > 0 && settled === undefined) {
    reasons.push(
      say(
        `有 ${conflicts.length} 个事项两边都改过：以目录为准加 --conflicts catalog，以表格为准加 --conflicts table`,
        `${conflicts.length} items were changed on both sides: add --conflicts catalog or --conflicts table`,
      ),
    );
  }
  for (const { path, message } of refused) {
    reasons.push(say(`“${path}”不能自动修改：${message.zh}`, `“${path}” cannot be edited: ${message.en}`));
  }
  return reasons;
}

interface Outcome {
  readonly reads: readonly ReadSource[];
  readonly merge: Merge;
  readonly applied: Applied;
  readonly stopped: readonly string[];
  readonly written: boolean;
}

function report(
  io: Io,
  { reads, merge, applied, stopped, written }: Outcome,
  { lang, format, write, register }: TableImportOptions,
): void {
  const said = { sources: reads, merge, files: applied.files };
  if (format === 'json') {
    io.out(mergeJson(said, lang, written));
    if (stopped.length > 0) io.err(`${stopped.join('\n')}\n`);
    return;
  }
  const style = styleOf(io.colours);
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  io.out(mergeText(said, lang, style));
  const lacking = merge.proposals.agencies.length + merge.proposals.domains.length;
  const next: string[] = [];
  if (written) {
    next.push(say(`已写入 ${applied.files.length} 个文件。`, `${applied.files.length} files were written.`));
  } else if (stopped.length > 0) {
    next.push(...stopped, say('没有写入。', 'Nothing was written.'));
  } else if (applied.files.length === 0) {
    next.push(say('没有要写入的改动。', 'There is nothing to write.'));
  } else if (write !== true) {
    next.push(say('只看不写。要写入，加 --write。', 'Nothing was written. Add --write to write it.'));
  }
  if (lacking > 0 && register !== true) {
    next.push(
      say(
        '要把上面的单位和领域一并登记，加 --register；也可以先在 agencies.yaml、gongkai.yaml 里登记。',
        'To enter the agencies and domains above, add --register; or enter them in agencies.yaml and gongkai.yaml.',
      ),
    );
  }
  (stopped.length > 0 ? io.err : io.out)(`\n${next.join('\n')}\n`);
}

/** The new files are read before they are written: what they say must be what was shown. */
async function prove(
  merge: Merge,
  after: Awaited<ReturnType<typeof readWorkspace>>,
  { conflicts }: TableImportOptions,
): Promise<void> {
  const desk = await openDesk(after, () => undefined);
  const wrong = unproven(changesOf(merge, conflicts === 'table'), merge, desk);
  if (wrong.length > 0)
    throw new Error(`the changed files would not say what the table says: ${wrong.join(', ')}`);
}

/** What the catalog looks like after the change: a clerk should not have to find out later. */
async function checked(
  io: Io,
  workspace: Parameters<typeof compile>[0]['workspace'],
  { lang, format, quiet }: TableImportOptions,
): Promise<void> {
  if (format === 'json' || quiet === true) return;
  const { diagnostics } = await compile({
    workspace,
    date: null,
    today: io.today,
    progress: () => undefined,
  });
  const found = summaryOf(countsOf(diagnostics));
  io.out(
    lang === 'zh'
      ? `写入后检查：${found.zh}。详情运行 gongkai check。\n`
      : `Checked after writing: ${found.en}. Run gongkai check for details.\n`,
  );
}
