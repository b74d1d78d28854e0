import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatYaml } from '../../src/source/format.js';
import { mulberry32 } from '../random.js';
import { oddFile } from './edit-files.js';
import { commentsIn, readEnglish, unified } from './edit-oracle.js';

const example = readdirSync('catalog/example', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => readFileSync(join('catalog/example', path), 'utf8'));

describe('the canonical form', () => {
  it('says what the files of the example say, comment by comment, and is reached in one step', () => {
    expect(example.length).toBeGreaterThan(50);
    for (const text of example) expectCanonical(text);
  });

  it('does so for 500 files in styles somebody might write', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { text, comments } = oddFile(seed);
      const result = expectCanonical(text);
      expect(commentsIn(result).toSorted()).toEqual(comments.map((comment) => comment.text).toSorted());
    }
  }, 60_000);

  it('orders fields, indents, quotes and lays out lists in one way', () => {
    expect(
      formatted(`\ufeff事项:\r
\r
\r
-   名称:   "招生政策"   \r
    编码: "YWJY-0101"\r
    渠道:\r
        - 政府网站\r
        - '公示栏'\r
    内容: [甲, "乙,丙"]\r
    对象: {特定群体: 低保对象}\r
-   {编码: YWJY-0102, 名称: 是}\r
领域: 义务教育`),
    ).toBe(`领域: 义务教育
事项:
  - 编码: YWJY-0101
    名称: 招生政策
    内容:
      - 甲
      - 乙,丙
    渠道: [政府网站, 公示栏]
    对象:
      特定群体: 低保对象

  - 编码: YWJY-0102
    名称: 是
`);
  });

  it('keeps quotes around what looks like a number, a date or a truth value: 010 without them is 10', () => {
    const text = `名称: "甲县"\n代码: "110101"\n日期: '2026-06-30'\n主管单位: "否"\n`;
    expect(formatted(text)).toBe(`名称: 甲县\n代码: '110101'\n日期: '2026-06-30'\n主管单位: '否'\n`);
  });

  it('keeps every comment at what it stands at, wherever that goes', () => {
    expect(
      formatted(`# 文件头

# 关于事项
事项:   # 键后
  # 第一项
  -   # 破折号后
    名称: 甲     # 名称后
    # 编码上
    编码: A-1
    渠道: [ # 开头
      政府网站, # 其一
      # 其二上
      公示栏
      # 末尾
    ] # 列表后
    # 项末

    # 项末又一
 # 列表末
# 文件末`),
    ).toBe(`# 文件头

# 关于事项
事项: # 键后
  # 第一项
  # 破折号后
  # 编码上
  - 编码: A-1
    名称: 甲 # 名称后
    渠道: # 列表后
      # 开头
      - 政府网站 # 其一
      # 其二上
      - 公示栏
      # 末尾
    # 项末

    # 项末又一
# 列表末
# 文件末
`);
  });

  it('keeps the lines of texts in blocks, and anchors with the order they need', () => {
    const text = `默认: &共用
    备注: >2-
       两段
         缩进

       文字
    依据: |+  # 为何
     甲

事项:
- <<: *共用
  名称: 甲
  编码: A-1
`;
    const result = formatted(text);
    expect(result).toContain('事项:\n  - <<: *共用\n    名称: 甲\n    编码: A-1\n');
    expect(result).toContain('默认: &共用\n  备注: >2-\n');
    expectCanonical(text);
  });

  it('refuses what it could not prove, with a reason', () => {
    for (const text of ['名称：甲\n', 'a: [1\n', '%YAML 1.2\n---\na: 1\n', 'a: !!str 1\n', '甲\n'])
      expect(formatYaml(text, { rename: null })).toMatchObject({ kind: 'refused' });
  });

  it('gives a canonical form or a reason for texts with a slip of the finger anywhere, and never fails', () => {
    const slips = [
      '：',
      '\t',
      '　',
      '[',
      ']',
      '{',
      '&甲 ',
      '*甲',
      ' # 注',
      '\n',
      '  ',
      '- ',
      '? ',
      '|',
      "'",
      '---\n',
    ];
    let refused = 0;
    for (let seed = 0; seed < 300; seed += 1) {
      const random = mulberry32(seed);
      const { text } = oddFile(seed);
      const at = Math.floor(random() * text.length);
      const slipped = `${text.slice(0, at)}${slips[Math.floor(random() * slips.length)]}${text.slice(at)}`;
      if (formatYaml(slipped, { rename: null }).kind === 'refused') refused += 1;
      else expectStable(slipped);
    }
    expect(refused).toBeGreaterThan(30);
    expect(refused).toBeLessThan(270);
  }, 60_000);

  it('leaves an empty file and a file of comments as they are', () => {
    expect(formatted('')).toBe('');
    expect(formatted('\n\n# 甲  \n\n\n# 乙\n\n')).toBe('# 甲\n\n# 乙\n');
    expect(formatted('  # 甲\n# 乙')).toBe('# 甲\n# 乙\n');
  });
});

function formatted(text: string): string {
  const result = formatYaml(text, { rename: null });
  if (result.kind === 'refused') throw new Error(`${result.message.en}:\n${text}`);
  return result.text;
}

/** The canonical form of a text, which must be that of itself and say the same. */
function expectStable(text: string): string {
  const result = formatted(text);
  expect(formatted(result)).toBe(result);
  expect(unified(readEnglish(result))).toEqual(unified(readEnglish(text)));
  expect(commentsIn(result).toSorted()).toEqual(commentsIn(text).toSorted());
  return result;
}

function expectCanonical(text: string): string {
  const result = expectStable(text);
  expect(result).not.toMatch(/\r|\ufeff/u);
  return result;
}
