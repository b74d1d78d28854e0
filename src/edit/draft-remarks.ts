import { nodePlace } from '../model/place.js';
import { locator } from '../source/locate.js';
import { parseYaml } from '../source/parse.js';

/**
 * Gives drafts new comments above them in place of the ones gongkai wrote; lines a clerk has written there stay.
 *
 * @param remarks By JSON Pointer of the item.
 */
export function withRemarks(
  text: string,
  path: string,
  remarks: ReadonlyMap<string, readonly string[]>,
): string {
  const locate = locator(new Map([[path, text]]));
  const lines = text.split('\n');
  const placed = Array.from(remarks, ([pointer, own]) => ({
    line: (locate(nodePlace(path, pointer)).range?.start.line ?? 0) - 1,
    own,
  })).sort((a, b) => b.line - a.line);
  for (const { line, own } of placed) {
    if (line < 0) continue;
    let top = line;
    while (top > 0 && isComment(lines[top - 1])) top -= 1;
    const kept = lines.slice(top, line).filter((each) => !isOurs(each));
    const dash = lines[line] ?? '';
    const indent = /^ */u.exec(dash)?.[0] ?? '';
    const end = dash.endsWith('\r') ? '\r' : '';
    lines.splice(top, line - top, ...kept, ...own.map((each) => `${indent}# ${each}${end}`));
  }
  const result = lines.join('\n');
  const same = JSON.stringify(parseYaml(result).value) === JSON.stringify(parseYaml(text).value);
  return same ? result : text;
}

function isComment(line: string | undefined): boolean {
  return line !== undefined && /^\s*#/u.test(line);
}

function isOurs(line: string): boolean {
  return /^\s*# (?:见于已公布的目录|回忆（把握|待本地化：)/u.test(line);
}
