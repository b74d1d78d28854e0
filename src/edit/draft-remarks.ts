import { nodePlace } from '../model/place.js';
import { locator } from '../source/locate.js';
import { parseYaml } from '../source/parse.js';
import { fingerprint } from './fingerprint.js';

/** The comment above a draft. */
export interface DraftRemarks {
  /** As it must be now. */
  readonly lines: readonly string[];
  /** Fingerprint of it as it was drafted; null where that is not known. */
  readonly remarksPrint: string | null;
}

/**
 * Gives drafts new comments above them in place of the ones gongkai wrote, where those stand word for word; lines a
 * clerk has written there, or changed, stay.
 *
 * @param remarks By JSON Pointer of the item.
 */
export function withRemarks(text: string, path: string, remarks: ReadonlyMap<string, DraftRemarks>): string {
  const locate = locator(new Map([[path, text]]));
  const lines = text.split('\n');
  const placed = Array.from(remarks, ([pointer, own]) => ({
    line: (locate(nodePlace(path, pointer)).range?.start.line ?? 0) - 1,
    own,
  })).sort((a, b) => b.line - a.line);
  for (const { line, own } of placed) {
    // What a clerk has made of a comment that would be the same again is his.
    if (line < 0 || fingerprint(own.lines.join('\n')) === own.remarksPrint) continue;
    let top = line;
    while (top > 0 && isComment(lines[top - 1])) top -= 1;
    const above = lines.slice(top, line);
    const drafted = asDrafted(above, own.remarksPrint);
    const kept = above.filter((each) => !drafted.includes(each));
    const dash = lines[line] ?? '';
    const indent = /^ */u.exec(dash)?.[0] ?? '';
    const end = dash.endsWith('\r') ? '\r' : '';
    lines.splice(top, line - top, ...kept, ...own.lines.map((each) => `${indent}# ${each}${end}`));
  }
  const result = lines.join('\n');
  const same = JSON.stringify(parseYaml(result).value) === JSON.stringify(parseYaml(text).value);
  return same ? result : text;
}

/** The lines of a comment that are word for word what was drafted. */
function asDrafted(comment: readonly string[], print: string | null): readonly string[] {
  const ours = comment.filter(isOurs);
  for (let from = ours.length - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= ours.length; to += 1) {
      const lines = ours.slice(from, to);
      if (fingerprint(lines.map(wordsOf).join('\n')) === print) return lines;
    }
  }
  return [];
}

function isComment(line: string | undefined): boolean {
  return line !== undefined && /^\s*#/u.test(line);
}

function isOurs(line: string): boolean {
  return /^\s*# (?:见于已公布的目录|回忆（把握|待本地化：)/u.test(line);
}

function wordsOf(comment: string): string {
  return comment.trim().replace(/^# /u, '');
}
