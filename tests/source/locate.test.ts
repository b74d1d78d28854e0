import { describe, expect, it } from 'vitest';
import { filePlace, nodePlace, type Place, spanPlace } from '../../src/model/place.js';
import { decode } from '../../src/source/decode.js';
import { locator } from '../../src/source/locate.js';

/** `line:column-line:column` and the text between, of a place in a text. */
function shown(text: string, place: Place): string {
  const { range, lines } = locator(new Map([['f', text]]))(place);
  if (range === null) return 'no position';
  const { start, end } = range;
  const marked = (lines[start.line - 1] ?? '').slice(
    start.column - 1,
    end.line === start.line ? end.column - 1 : undefined,
  );
  return `${start.line}:${start.column}-${end.line}:${end.column} ${marked}`;
}

const text = `领域: 涉农补贴
默认:
  渠道: [政府网站, "政府公报"]
  对象: {特定群体: 农户}
事项:
  - 编码: SNBT-0101
    公开时限: |
      每月5日前
      公布
    内容: 补贴结果
    备注:
  - id: SNBT-0102
`;

describe('locate', () => {
  it('finds values by English pointers under Chinese keys and aliases: findings would point at the top', () => {
    expect(shown(text, nodePlace('f', '/domain'))).toBe('1:5-1:9 涉农补贴');
    expect(shown(text, nodePlace('f', '/items/0/id'))).toBe('6:9-6:18 SNBT-0101');
    expect(shown(text, nodePlace('f', '/items/1/id'))).toBe('12:9-12:18 SNBT-0102');
    expect(shown(text, nodePlace('f', '/items/0/timeLimit'))).toBe('7:11-10:1 |');
  });

  it('finds keys', () => {
    expect(shown(text, nodePlace('f', '/items/0/timeLimit', 'key'))).toBe('7:5-7:9 公开时限');
    expect(shown(text, nodePlace('f', '/items/1/id', 'key'))).toBe('12:5-12:7 id');
  });

  it('finds elements of lists and fields between brackets', () => {
    expect(shown(text, nodePlace('f', '/defaults/channels/0'))).toBe('3:8-3:12 政府网站');
    expect(shown(text, nodePlace('f', '/defaults/channels/1'))).toBe('3:14-3:20 "政府公报"');
    expect(shown(text, nodePlace('f', '/defaults/audience/group'))).toBe('4:14-4:16 农户');
    expect(shown(text, nodePlace('f', '/defaults/audience'))).toBe('4:7-4:17 {特定群体: 农户}');
  });

  it('shows the value where the author wrote one for a list of one', () => {
    expect(shown(text, nodePlace('f', '/items/0/content/0'))).toBe('10:9-10:13 补贴结果');
  });

  it('shows the key of an empty value, the first key of a block, and what is nearest above a missing field', () => {
    expect(shown(text, nodePlace('f', '/items/0/remarks'))).toBe('11:5-11:7 备注');
    expect(shown(text, nodePlace('f', '/items/0'))).toBe('6:5-6:7 编码');
    expect(shown(text, nodePlace('f', '/items'))).toBe('6:5-6:7 编码');
    expect(shown(text, nodePlace('f', '/items/1/name'))).toBe('12:5-12:7 id');
    expect(shown(text, nodePlace('f', ''))).toBe('1:1-1:3 领域');
  });

  it('finds a key as it was written where both languages are there', () => {
    const both = '名称: 甲\nname: 乙\n';
    expect(shown(both, nodePlace('f', '/name', 'key'))).toBe('2:1-2:5 name');
    expect(shown(both, nodePlace('f', '/名称', 'key'))).toBe('1:1-1:3 名称');
  });

  it('finds keys that every object has, and keys with / and ~', () => {
    const odd = 'constructor: 1\n__proto__: 2\na/b~c: 3\n';
    expect(shown(odd, nodePlace('f', '/constructor', 'key'))).toBe('1:1-1:12 constructor');
    expect(shown(odd, nodePlace('f', '/__proto__', 'key'))).toBe('2:1-2:10 __proto__');
    expect(shown(odd, nodePlace('f', '/a~1b~0c'))).toBe('3:8-3:9 3');
  });

  it('counts the same lines and columns whatever the line ends and with a byte order mark', () => {
    const places = ['/domain', '/items/0/id', '/items/0/content', '/items/1/id'].map((pointer) =>
      nodePlace('f', pointer),
    );
    const expected = places.map((place) => shown(text, place));
    for (const written of [
      text.replaceAll('\n', '\r\n'),
      `\ufeff${text}`,
      `\ufeff${text.replaceAll('\n', '\r\n')}`,
    ]) {
      const decoded = decode(new TextEncoder().encode(written));
      expect(decoded.kind).toBe('text');
      const read = decoded.kind === 'text' ? decoded.text : '';
      expect(places.map((place) => shown(read, place))).toEqual(expected);
    }
  });

  it('works out spans of characters', () => {
    expect(shown('甲\r\n乙丙', spanPlace('f', 4, 5))).toBe('2:2-2:3 丙');
    expect(shown('甲\n', spanPlace('f', 2, 3))).toBe('2:1-2:2 ');
  });

  it('gives no position for whole files and for files it has no text of', () => {
    expect(shown(text, filePlace('f'))).toBe('no position');
    expect(locator(new Map())(nodePlace('gone.yaml', '/domain'))).toEqual({
      file: 'gone.yaml',
      range: null,
      lines: [],
    });
  });

  it('survives a text that is no YAML', () => {
    expect(shown('a: [\n', nodePlace('f', '/domain'))).toBe('1:1-1:2 a');
    expect(shown('', nodePlace('f', '/domain'))).toBe('1:1-1:1 ');
  });
});
