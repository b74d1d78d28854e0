import type { ReadSource, ReadTable } from '../model/merge.js';
import type { TableRepair } from '../model/table.js';
import type { Language } from '../model/wording.js';
import { repairNames, surenessNames } from './merge-words.js';
import type { Style } from './style.js';

/** Beyond so many lines of repairs of one table the rest is counted; JSON has them all. */
const mostRepairs = 50;
/** Longer texts are shown by their beginning. */
const shownLength = 30;

/** What was read of one file: its tables, what was put right on the way, and what was left. */
export function sourceLines({ file, kind, tables }: ReadSource, language: Language, style: Style): string[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const what =
    kind === 'authoring' ? say('编辑表', 'authoring workbook') : say('已公布的表', 'published table');
  if (tables.length === 0) {
    return [
      style.strong(`${file}  ${what}`),
      style.error(
        say(
          '  没有找到标准目录：要有“一级事项、公开内容、公开依据、公开时限”等栏目的表头',
          '  no table was found: no row of headings such as 一级事项, 公开内容, 公开依据, 公开时限',
        ),
      ),
    ];
  }
  // Sheets of an authoring workbook are the catalog’s own: only what is to be said of one needs its name.
  const shown = kind === 'authoring' ? tables.filter(({ remarks }) => remarks.length > 0) : tables;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    style.strong(`${file}  ${what}`),
    ...(kind === 'authoring'
      ? [say(`  ${tables.length} 张表，${rows} 个事项`, `  ${tables.length} sheets, ${rows} items`)]
      : []),
    ...shown.flatMap((table) => tableLines(table, file, language, style, say)),
  ];
}

function tableLines(
  { sheet, title, domain, rows, unread, remarks, repairs }: ReadTable,
  file: string,
  language: Language,
  style: Style,
  say: (zh: string, en: string) => string,
): string[] {
  const lines = [
    `  ${sheet === file ? '' : `〔${sheet}〕`}${title === null ? '' : `${title}  `}${say(`${rows} 个事项`, `${rows} items`)}${
      domain === null ? '' : say(`，领域“${domain}”`, `, domain “${domain}”`)
    }`,
  ];
  if (unread.length > 0) {
    lines.push(
      style.warning(
        say(`    没有读入的栏目：${unread.join('、')}`, `    columns not read: ${unread.join(', ')}`),
      ),
    );
  }
  for (const { row, message } of remarks) {
    lines.push(style.warning(`    ${say(`第 ${row} 行`, `row ${row}`)}  ${message[language]}`));
  }
  const groups = grouped(repairs);
  if (groups.length > 0) {
    lines.push(
      say(
        `    读的时候做了 ${repairs.length} 处整理：`,
        `    ${repairs.length} places were put right in reading:`,
      ),
    );
  }
  for (const { first, cells } of groups.slice(0, mostRepairs)) {
    const { kind, sureness, read, became } = first;
    const shown = cells.length > 6 ? `${cells.slice(0, 6).join(' ')} … (${cells.length})` : cells.join(' ');
    const words = read === '' ? short(became) : `${short(read)} → ${short(became)}`;
    const line = `      ${shown}  ${repairNames[kind][language]}${say('：', ': ')}${words}`;
    lines.push(
      sureness === 'certain'
        ? style.faint(line)
        : style.warning(`${line}  ${say('〔', '[')}${surenessNames[sureness][language]}${say('〕', ']')}`),
    );
  }
  if (groups.length > mostRepairs) {
    lines.push(
      say(
        `      另有 ${groups.length - mostRepairs} 种，--format json 列出全部`,
        `      ${groups.length - mostRepairs} more; --format json lists them all`,
      ),
    );
  }
  return lines;
}

interface RepairGroup {
  readonly first: TableRepair;
  readonly cells: readonly string[];
}

/** The same repair at many places is one line; those to be looked at come first. */
function grouped(repairs: readonly TableRepair[]): RepairGroup[] {
  const groups = new Map<string, { first: TableRepair; cells: string[] }>();
  for (const repair of repairs) {
    const { kind, sureness, read, became, cell } = repair;
    const key = JSON.stringify([kind, sureness, read, became]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: repair, cells: [cell] });
    else group.cells.push(cell);
  }
  const order = { unsure: 0, likely: 1, certain: 2 } as const;
  return [...groups.values()].sort((a, b) => order[a.first.sureness] - order[b.first.sureness]);
}

function short(text: string): string {
  const line = text.replace(/\s*\n\s*/gu, '⏎');
  const letters = Array.from(line);
  return letters.length > shownLength ? `“${letters.slice(0, shownLength).join('')}…”` : `“${line}”`;
}
