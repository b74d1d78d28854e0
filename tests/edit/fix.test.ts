import { describe, expect, it } from 'vitest';
import { fixFolder } from '../../src/mend.js';
import { filesOf } from './files-of.js';

const base = filesOf('tests/explain/base');
const entries = 'entries/茶叶.yaml';

describe('what fix mends of one value', () => {
  const cases: readonly (readonly [
    code: string,
    file: string,
    from: string,
    wrong: string,
    right: string,
  ])[] = [
    [
      'known-agencies',
      entries,
      '主体: 县农业农村局',
      '主体: 县农业农村局、和平镇',
      '主体:\n      - 县农业农村局\n      - 和平镇',
    ],
    ['known-channels', entries, '[政府网站]', '[政府官网, 其他：村广播站]', '[政府网站, 其他:村广播站]'],
    [
      'known-channels',
      entries,
      ' [政府网站]',
      ' 【政府公报；政府网站】',
      '\n      - 政府公报\n      - 政府网站',
    ],
    ['time-limit-understood', entries, '10个工作日内', '10工作日内', '10个工作日内'],
    [
      'citations-well-formed',
      entries,
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)]',
      '[《中华人民共和国政府信息公开条例》【国务院令第711号】]',
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)]',
    ],
    [
      'full-citations',
      entries,
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)]',
      '[政府信息公开条例第十条]',
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)第十条]',
    ],
    [
      'site-code-well-formed',
      'gongkai.yaml',
      "代码: '510104'",
      "代码: '510104'\n网站: {网站标识码: '５１０１０４０００１'}",
      "代码: '510104'\n网站: {网站标识码: '5101040001'}",
    ],
    [
      'phone-numbers-dialable',
      'agencies.yaml',
      '层级: 县级}',
      "层级: 县级, 电话: '０２８－６０００１２３４'}",
      "层级: 县级, 电话: '028-60001234'}",
    ],
    [
      'credit-codes-add-up',
      'agencies.yaml',
      '层级: 县级}',
      '层级: 县级, 代码: 11999999mb2010130t}',
      '层级: 县级, 代码: 11999999MB2010130T}',
    ],
    ['field-types', 'gongkai.yaml', "代码: '510104'", '代码: 510104', "代码: '510104'"],
    ['field-formats', 'gongkai.yaml', '日期: 2026-06-30', '日期: 2026年6月30日', '日期: 2026-06-30'],
    ['field-formats', 'gongkai.yaml', '日期: 2026-06-30', '日期: ２０２６／６／３０', '日期: 2026-06-30'],
  ];
  for (const [code, file, from, wrong, right] of cases) {
    it(`${code}: ${wrong.replaceAll('\n', ' ')} would have to be typed again by hand`, async () => {
      const text = base.get(file) ?? '';
      expect(text).toContain(from);
      expect(await fixed(file, text.replace(from, wrong), code)).toBe(text.replace(from, right));
    });
  }
});

describe('what fix leaves alone', () => {
  const cases: readonly (readonly [what: string, from: string, wrong: string])[] = [
    ['a near name is a guess', '主体: 县农业农村局', '主体: 县农业局'],
    ['an agency nobody knows among others', '主体: 县农业农村局', '主体: 县农业农村局、县茶叶局'],
    ['a channel nobody knows among others', '[政府网站]', '[政府网站，茶叶平台]'],
    ['a limit that is not understood', '自信息形成或者变更之日起10个工作日内', '原则上10工作日左右'],
    [
      'words that would be lost',
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)]',
      '[《中华人民共和国政府信息公开条例》等有关规定]',
    ],
    [
      'another number than that of the register',
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)]',
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)和《甲县茶叶办法]',
    ],
    [
      'the edition somebody chose to cite',
      '[《中华人民共和国政府信息公开条例》(国务院令第711号)]',
      '[《统计法》(1996年修正)]',
    ],
    ['a date that is none', '编码: CY-0101', '编码: CY-0101\n    复核: 2026年2月30日'],
    ['half a quote', '名称: 茶农补贴', '名称：茶农补贴\n    备注: "一半'],
  ];
  for (const [what, from, wrong] of cases) {
    it(what, async () => {
      const text = (base.get(entries) ?? '').replace(from, wrong);
      expect(text).toContain(wrong);
      expect(await fixed(entries, text, null)).toBe(text);
    });
  }

  it('a comment that would go with what becomes one', async () => {
    const text = (base.get(entries) ?? '').replace(
      '[政府网站]',
      '\n      - 微信 # 每周\n      - 微博 # 每天',
    );
    const { after, left } = await mending(entries, text, null);
    expect(after).toBe(text);
    expect(left).toEqual([expect.stringContaining('注释')]);
  });

  it('tabs after which fields belong to something else', async () => {
    const text = (base.get(entries) ?? '').replace('    渠道: [政府网站]', '\t渠道: [政府网站]');
    expect(await fixed(entries, text, null)).toBe(text);
  });
});

describe('what fix does where one rule is asked for', () => {
  const right = base.get(entries) ?? '';
  const colons = right.replace('名称: 茶农补贴', '名称：茶农补贴');

  it('mends what that rule finds, and counts nothing else as left', async () => {
    const wrong = colons.replace('[政府网站]', '[政府官网]').replace('主体: 县农业农村局', '主体: 县农业局');
    const { after, remaining } = await mending(entries, wrong, 'ascii-punctuation');
    expect(after).toBe(wrong.replace('名称：', '名称: '));
    expect(remaining).toEqual([]);
  });

  it('asks other rules for no repair of form: somebody wants to see one kind of change at a time', async () => {
    const wrong = colons.replace('    渠道: [政府网站]', '\t\t渠道: [政府网站]');
    expect(await fixed(entries, wrong, null)).toBe(right);
    const { after, left } = await mending(entries, wrong, 'ascii-punctuation');
    expect(after).toBe(wrong);
    expect(left).toEqual([expect.stringContaining('去掉 --rule 再运行')]);
  });
});

async function fixed(file: string, text: string, rule: string | null): Promise<string> {
  return (await mending(file, text, rule)).after;
}

async function mending(
  file: string,
  text: string,
  rule: string | null,
): Promise<{ after: string; left: string[]; remaining: string[] }> {
  const files = Array.from(new Map([...base, [file, text]]), ([path, content]) => ({
    path,
    bytes: Buffer.from(content, 'utf8'),
  }));
  const {
    files: mended,
    left,
    remaining,
  } = await fixFolder({
    workspace: { files, held: [], diagnostics: [] },
    chosen: null,
    rule,
    today: '2026-06-30',
    progress: () => undefined,
  });
  const after = mended.find(({ path }) => path === file)?.after ?? text;
  return {
    after,
    left: left.map(({ message }) => message.zh),
    remaining: remaining.map(({ code }) => code),
  };
}
