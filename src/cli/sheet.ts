import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Language } from '../model/wording.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { styleOf } from '../print/style.js';
import { type Desk, exportBook, openDesk, readWorkspace } from '../sheets.js';
import { diskReason } from './disk-reason.js';
import { CommandError, type Io } from './io.js';
import { wantedAgency, wantedDomain } from './named.js';
import { progressLine } from './progress.js';
import { workspaceFolder } from './workspace.js';
import { writeWhole } from './write-whole.js';

export interface SheetExportOptions {
  readonly lang: Language;
  readonly out?: string;
  /** Id, name or alias. */
  readonly agency?: string;
  readonly domain?: string;
  readonly overwrite?: boolean;
  readonly quiet?: boolean;
}

/** `gongkai sheet export`: the authoring workbook of a catalog; exit 1 when entries cannot be read whole. */
export async function runSheetExport(
  io: Io,
  workspace: string | undefined,
  options: SheetExportOptions,
): Promise<number> {
  const progress = progressLine(io, options.lang, options.quiet === true);
  const desk = await openDesk(await readWorkspace(workspaceFolder(workspace)), progress.report);
  progress.clear();
  if (desk.obstacles.length > 0) return obstructed(io, desk, options.lang);
  const agency = options.agency === undefined ? null : wantedAgency(options.agency, desk.catalog);
  const domain = options.domain === undefined ? null : wantedDomain(options.domain, desk.catalog);
  const out =
    options.out ?? `${agency === null ? (domain ?? desk.catalog.county.name) : agency.name}事项编辑表.xlsx`;
  refuseExisting(out, options.overwrite === true);
  const { book, bytes } = await exportBook(
    desk,
    { agency: agency?.id ?? null, domain },
    desk.catalog.county.date ?? io.today,
  );
  const rows = book.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows === 0 && domain === null) {
    throw new CommandError('没有可以导出的事项', 'There is no item to export');
  }
  write(out, bytes);
  if (options.quiet !== true) {
    io.out(
      options.lang === 'zh'
        ? `已导出 ${rows} 个事项、${book.sheets.length} 张表：${resolve(out)}\n填好以后交回：gongkai import ${out}（先看改了什么），加 --write 写入。\n`
        : `${rows} items on ${book.sheets.length} sheets: ${resolve(out)}\nHand it back with: gongkai import ${out} (shows the changes), and --write to take them.\n`,
    );
  }
  return 0;
}

/** What stands in the way of editing is shown, and nothing is done. */
export function obstructed(io: Io, { obstacles, locate }: Desk, language: Language): number {
  io.err(diagnosticsText(obstacles, locate, language, styleOf(io.errColours)));
  io.err(
    language === 'zh'
      ? '这些文件读不全，什么也没有做。请先改正上面的错误。\n'
      : 'These files cannot be read whole, so nothing was done. Mend the errors above first.\n',
  );
  return 1;
}

/** Someone may have been working in it for days. */
function refuseExisting(out: string, overwrite: boolean): void {
  if (!existsSync(out) || overwrite) return;
  throw new CommandError(
    `“${out}”已经存在，没有改动：里面可能有还没导入的修改。换一个文件名（--out），或确定不要它时加 --overwrite`,
    `“${out}” is there and was left alone: it may hold edits that were not imported. Name another file with --out, or add --overwrite`,
  );
}

function write(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
    writeWhole(resolve(path), bytes);
  } catch (error) {
    const { zh, en } = diskReason(error);
    throw new CommandError(`“${path}”无法写入：${zh}`, `“${path}” cannot be written: ${en}`);
  }
}
