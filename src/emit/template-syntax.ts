import type { Finding } from '../model/diagnostic.js';
import type { OwnTemplate } from '../model/look.js';
import { type Place, spanPlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { tagPlace } from './template-faults.js';

export type EngineError = Error & { readonly lineNumber?: number; readonly column?: number };

/** The engine tells of some faults with a place, and of others with a line, the text around and a pointer below. */
export function syntaxFinding(own: OwnTemplate, { message, lineNumber, column }: EngineError): Finding {
  if (lineNumber !== undefined) {
    const place = tagPlace(own, lineNumber, column ?? 0);
    const [, opened, closed] = /^(\S+) doesn't match (\S+)/u.exec(message) ?? [];
    if (opened !== undefined) {
      return {
        message: wording(
          `“{{#${opened}}}”后面对应的是“{{/${closed}}}”`,
          `“{{#${opened}}}” is closed by “{{/${closed}}}”`,
        ),
        place,
        hint: wording(
          `改成一对：{{#${opened} …}} … {{/${opened}}}`,
          `make a pair: {{#${opened} …}} … {{/${opened}}}`,
        ),
      };
    }
    const [, path] = /^Invalid path: (.+) - \d+:\d+$/u.exec(message) ?? [];
    if (path !== undefined) {
      return {
        message: wording(`“${path}”不是字段的写法`, `“${path}” is no way to name a field`),
        place,
        hint: wording(
          '外层的字段直接写名称；“../”只能写在最前面',
          'name fields from outside as they are; “../” stands only in front',
        ),
      };
    }
    const [, helper] = /unknown helper (\S+)/u.exec(message) ?? [];
    return {
      message: wording(`没有“${helper ?? ''}”这个写法`, `there is no helper “${helper ?? ''}”`),
      place,
      hint: wording('可以用：#if、#unless、#each、#with', 'helpers: #if, #unless, #each, #with'),
    };
  }
  const [, line = '1', context = '', pointer = ''] =
    /^Parse error on line (\d+):\n(.*)\n(-*)\^/u.exec(message) ?? [];
  const end = message.endsWith("got 'EOF'");
  return {
    message: end
      ? wording(
          '文件到头了，还有“{{#…}}”没有对应的“{{/…}}”',
          'the file ends before every “{{#…}}” is closed by “{{/…}}”',
        )
      : wording('这里的花括号写法无法识别', 'the tag cannot be read'),
    place: end ? lastOpened(own) : pointedAt(own, Number(line), context.slice(pointer.length)),
    hint: end
      ? wording(
          '补上对应的结束标签，如 {{/if}}、{{/each}}',
          'add the closing tag, such as {{/if}} or {{/each}}',
        )
      : wording(
          '字段写成 {{字段}}；成段的写成 {{#if …}} … {{/if}} 或 {{#each … as |row|}} … {{/each}}',
          'write {{field}}, {{#if …}} … {{/if}} or {{#each … as |row|}} … {{/each}}',
        ),
  };
}

/** The last tag that opens a block and finds no end behind it. */
function lastOpened({ path, text }: OwnTemplate): Place {
  const open: { start: number; end: number }[] = [];
  for (const tag of text.matchAll(/\{\{~?([#/])[^}]*\}\}/gu)) {
    if (tag[1] === '#') open.push({ start: tag.index, end: tag.index + tag[0].length });
    else open.pop();
  }
  const last = open.at(-1) ?? { start: Math.max(0, text.trimEnd().length - 1), end: text.trimEnd().length };
  return spanPlace(path, last.start, last.end);
}

/** The engine joins lines and cuts the text it shows: its first words are looked for near the line it names. */
function pointedAt({ path, text }: OwnTemplate, line: number, shown: string): Place {
  const lines = text.split('\n');
  for (const at of [line - 1, line, line - 2]) {
    const column = lines[at]?.indexOf(shown.slice(0, 4)) ?? -1;
    if (column < 0 || shown === '') continue;
    const start = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0) + column;
    return spanPlace(path, start, start + 1);
  }
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return spanPlace(path, start, start + Math.max(1, lines[line - 1]?.length ?? 1));
}
