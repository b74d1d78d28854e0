import type { LeftAlone, MendedFile } from '../model/mend.js';
import type { Language, Wording } from '../model/wording.js';
import { wording } from '../model/wording.js';
import type { Style } from './style.js';
import { unifiedDiff } from './unified-diff.js';

/** The difference of every file, and under it what was done of which rule. */
export function mendingText(files: readonly MendedFile[], language: Language, style: Style): string {
  return files
    .map((file) => {
      const notes = notesOf(file).map((note) => `  ${note[language]}\n`);
      const [before, after] = [plain(file.text), plain(file.after)];
      const difference =
        before === after ? `${style.strong(file.path)}\n` : unifiedDiff(file.path, before, after, style);
      return `${difference}${style.faint(notes.join(''))}`;
    })
    .join('\n');
}

/** Files with what was mended in each, a line a file: without the differences. */
export function mendedFiles(files: readonly MendedFile[], language: Language): string {
  return files
    .map((file) => `${[file.path, ...notesOf(file).map((note) => note[language])].join('  ')}\n`)
    .join('');
}

/** What was left as it is, and why. */
export function leftText(left: readonly LeftAlone[], language: Language, style: Style): string {
  const once = new Map(left.map((one) => [`${one.path} ${one.message.zh}`, one]));
  return [...once.values()]
    .map(({ path, message }) => `${style.strong(path)}  ${style.warning(message[language])}\n`)
    .join('');
}

function notesOf({ before, text, after, repairs }: MendedFile): Wording[] {
  const notes: Wording[] = [];
  const counted = Array.from(repairs, ([code, times]) => `${code} ×${times}`);
  if (counted.length > 0) notes.push(wording(`改正：${counted.join('、')}`, `mended: ${counted.join(', ')}`));
  if (!repairs.has('utf8-files') && before[0] === 0xef && !after.startsWith('\ufeff')) {
    notes.push(wording('去掉文件开头的标记（BOM）', 'without the byte order mark in front'));
  }
  if (repairs.has('utf8-files')) notes.push(wording('转成 UTF-8 编码', 'saved as UTF-8'));
  if (text.includes('\r\n') && !after.includes('\r\n')) {
    notes.push(wording('行尾由 CRLF 改为 LF', 'lines end in LF, not in CRLF'));
  }
  return notes;
}

/** Marks and line ends are told in words: a difference of every line would show nothing. */
function plain(text: string): string {
  return text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');
}
