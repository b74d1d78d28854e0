import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Citation, mended, parseCitation } from '../../../src/text/citation/citation.js';
import { cpuTime } from '../../cpu-time.js';

/** What was read, faults as `kind[start,end)→replacement`; fields that are null are left out. */
function said(text: string): Record<string, unknown> {
  const { title, number, issuer, year, edition, article, several, faults } = parseCitation(text);
  const all = { title, number: number?.text ?? null, issuer, year, edition, article };
  return {
    ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)),
    ...(several.length > 0 && { several }),
    ...(faults.length > 0 && {
      faults: faults.map(({ kind, start, end, replacement }) => `${kind}[${start},${end})→${replacement}`),
    }),
  };
}

function kinds(text: string): string[] {
  return [...new Set(parseCitation(text).faults.map(({ kind }) => kind))];
}

describe('parseCitation', () => {
  it.each([
    ['《中华人民共和国土地管理法》', { title: '中华人民共和国土地管理法' }],
    [
      '《中华人民共和国政府信息公开条例》(国务院令第711号)第二十六条第一款',
      {
        title: '中华人民共和国政府信息公开条例',
        number: '国务院令第711号',
        issuer: '国务院',
        article: '第二十六条第一款',
      },
    ],
    [
      '《关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发〔2017〕94号）',
      {
        title: '关于推进重大建设项目批准和实施领域政府信息公开的意见',
        number: '国办发〔2017〕94号',
        year: 2017,
      },
    ],
    [
      '《中华人民共和国社会保险法》(2018年修正)',
      { title: '中华人民共和国社会保险法', year: 2018, edition: '2018年修正' },
    ],
    [
      '《医疗机构管理条例》(国务院令第149号,2016年2月6日修订)',
      {
        title: '医疗机构管理条例',
        number: '国务院令第149号',
        issuer: '国务院',
        year: 2016,
        edition: '2016年2月6日修订',
      },
    ],
    ['《X》(主席令第十六号)', { title: 'X', number: '主席令第16号' }],
    [
      '《X》(中华人民共和国国务院令第七百一十一号)',
      { title: 'X', number: '国务院令第711号', issuer: '国务院' },
    ],
    [
      '《X》(国家发展改革委2017年第10号令)',
      { title: 'X', number: '国家发展改革委令2017年第10号', issuer: '国家发展改革委', year: 2017 },
    ],
    [
      '《X》(国家税务总局公告2018年第54号)',
      { title: 'X', number: '国家税务总局公告2018年第54号', issuer: '国家税务总局', year: 2018 },
    ],
    ['《X》(2019年4月3日国务院令第711号公布)', { title: 'X', number: '国务院令第711号', issuer: '国务院' }],
    ['《文化馆服务标准》(GB/T 32939-2016)', { title: '文化馆服务标准', number: 'GB/T 32939—2016' }],
    ['《X办法》(试行)(财综〔2014〕96号)', { title: 'X办法(试行)', number: '财综〔2014〕96号', year: 2014 }],
    ['《X》第四条、第十条和第二十条第(一)项', { title: 'X', article: '第四条、第十条和第二十条第(一)项' }],
    [
      '国务院办公厅《X意见》国办发〔2017〕94号',
      { title: 'X意见', number: '国办发〔2017〕94号', issuer: '国务院办公厅', year: 2017 },
    ],
    ['《〈卫星管理规定〉实施细则》', { title: '〈卫星管理规定〉实施细则' }],
    ['《X条例》(根据《国务院关于修改〈X〉的决定》修订)', { title: 'X条例' }],
  ])('reads %s whole: what it leaves out could never be looked up', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ['《X(国务院令第711号)', 'half-marks[2,2)→》', '《X》(国务院令第711号)'],
    ['X》(国务院令第711号)', 'half-marks[0,0)→《', '《X》(国务院令第711号)'],
    ['《X》(国办发〔2017 94号)', 'half-year-brackets[7,13)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发2017〕94号)', 'half-year-brackets[7,12)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发[2017]94号)', 'wrong-year-brackets[7,13)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发(2017)94号)', 'wrong-year-brackets[7,13)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发【2017】94号)', 'wrong-year-brackets[7,13)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发﹝2017﹞94号)', 'wrong-year-brackets[7,13)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发〔2017]94号)', 'wrong-year-brackets[7,13)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国办发2017年94号)', 'wrong-year-brackets[7,12)→〔2017〕', '《X》(国办发〔2017〕94号)'],
    ['《X》(国务院令第711号', 'half-brackets[13,13)→)', '《X》(国务院令第711号)'],
    ['根据《X》', 'leading-words[0,2)→', '《X》'],
    ['1.《X》', 'leading-words[0,2)→', '《X》'],
    ['《X》等有关规定', 'trailing-words[3,8)→', '《X》'],
  ])('finds what is wrong with %s, where, and how to write it', (text, fault, right) => {
    expect(said(text).faults).toEqual([fault]);
    expect(mended(parseCitation(text))).toBe(right);
  });

  it('tells inner marks from outer ones, and mends both', () => {
    expect(mended(parseCitation('《关于印发《X》的通知》'))).toBe('《关于印发〈X〉的通知》');
    expect(mended(parseCitation('〈X〉(国务院令第1号)'))).toBe('《X》(国务院令第1号)');
    expect(mended(parseCitation('《印发〈X》实施细则的通知》'))).toBe('《印发〈X〉实施细则的通知》');
    expect(parseCitation('《关于印发《X》的通知》').title).toBe('关于印发〈X〉的通知');
  });

  it('takes instruments run together apart: the second would be found by nobody', () => {
    expect(said('《A法》《B法》').several).toEqual(['《A法》', '《B法》']);
    expect(said('《A法》(国务院令第1号)第三条、《B法》和《C法》').several).toEqual([
      '《A法》(国务院令第1号)第三条',
      '《B法》',
      '《C法》',
    ]);
    expect(kinds('《A法》、《B法》')).toEqual(['several']);
  });

  it('leaves to the writer what it cannot know: half a mark among several, another instrument without marks', () => {
    expect(kinds('《印发〈X的通知》')).toEqual(['half-marks']);
    expect(mended(parseCitation('《印发〈X的通知》'))).toBeNull();
    expect(kinds('《X》及其实施细则')).toEqual(['trailing-words']);
    expect(mended(parseCitation('《X》及其实施细则'))).toBeNull();
    expect(mended(parseCitation('国办发〔2017〕94号'))).toBeNull();
  });

  it('reads a title without marks, and a number alone', () => {
    expect(said('政府信息公开条例')).toMatchObject({ title: '政府信息公开条例' });
    expect(said('政府信息公开条例(国务院令第711号)')).toMatchObject({ number: '国务院令第711号' });
    expect(said('国办发〔2017〕94号')).toMatchObject({ number: '国办发〔2017〕94号' });
    expect(kinds('政府信息公开条例')).toEqual(['no-marks']);
    expect(mended(parseCitation('政府信息公开条例第五条'))).toBe('《政府信息公开条例》第五条');
  });

  it('finds no fault in the citations of the guides but where there is no instrument at all', () => {
    const wrong = guideCitations().filter((text) => parseCitation(text).faults.length > 0);
    expect(wrong).toEqual([
      '各地相关政策法规文件',
      '各省“七五”普法规划',
      '建设用地审查报批有关规定',
      '相关政策文件',
    ]);
  });

  it('is total: no text, however broken, stops it, and every fault lies within the text in order', () => {
    const pieces = [
      '《',
      '》',
      '〈',
      '〉',
      '(',
      ')',
      '（',
      '〔',
      '〕',
      '[',
      '2017',
      '94号',
      '令第',
      '第一条',
      '法',
      '、',
      ' ',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => isWithin(parseCitation(given))),
      { numRuns: 3000 },
    );
    fc.assert(fc.property(fc.string(), (given) => isWithin(parseCitation(given))));
  });

  it('mends for good: what was mended has no such fault any more', () => {
    const mark = fc.constantFrom('《', '〈', '');
    const year = fc.constantFrom('〔2017〕', '[2017]', '(2017)', '〔2017', '2017〕', '﹝2017﹞');
    const tail = fc.constantFrom('', '第三条', '等', '等有关规定');
    fc.assert(
      fc.property(mark, year, tail, (open, brackets, end) => {
        const right = mended(parseCitation(`${open}某办法》(某办发${brackets}7号)${end}`));
        return right === null || parseCitation(right).faults.length === 0;
      }),
    );
  });

  it('takes time in proportion to the text: a pasted page must not stop a check', () => {
    const started = cpuTime();
    for (const piece of ['《', '〈法', '(', '第一条、', '2017', 'X令第']) parseCitation(piece.repeat(20_000));
    expect(cpuTime() - started).toBeLessThan(5000);
  });
});

function isWithin({ text, faults }: Citation): boolean {
  return faults.every(
    ({ start, end }, index) =>
      start >= 0 && start <= end && end <= text.length && start >= (faults[index - 1]?.start ?? 0),
  );
}

function guideCitations(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync('catalog/guides')) {
    const lists = readFileSync(`catalog/guides/${file}`, 'utf8').matchAll(/^ {4}依据:\n((?: {6}- .+\n)+)/gmu);
    for (const [, list = ''] of lists) for (const [, text = ''] of list.matchAll(/- (.+)/gu)) found.add(text);
  }
  expect(found.size).toBeGreaterThan(200);
  return [...found].sort();
}
