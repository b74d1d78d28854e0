import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { nothingOmitted } from '../../src/model/omitted.js';
import { filePlace, type Place, spanPlace } from '../../src/model/place.js';
import { wording } from '../../src/model/wording.js';
import { diagnosticsText } from '../../src/print/diagnostics-text.js';
import type { Findings } from '../../src/print/findings.js';
import { findingsJson } from '../../src/print/findings-json.js';
import { styleOf } from '../../src/print/style.js';
import { countsOf, summaryOf } from '../../src/print/summary.js';
import { locator } from '../../src/source/locate.js';

function diagnostic(place: Place, given: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'known-agencies',
    severity: 'error',
    message: wording('单位不在登记册中', 'not in the register'),
    place,
    related: [],
    hint: null,
    ...given,
  };
}

function findings(diagnostics: readonly Diagnostic[], text: string): Findings {
  return {
    diagnostics,
    locate: locator(new Map([['a.yaml', text]])),
    language: 'en',
    claims: [],
    identify: () => '',
    repair: () => null,
    acting: [],
    entries: { published: 0, drafts: 0 },
    omitted: nothingOmitted,
    notes: [wording('注', 'n')],
    verdict: { gate: 'lax', passed: true, reason: null, failed: [] },
    most: null,
    prefix: '',
    version: '',
  };
}

/** The place of a word in a text. */
function at(text: string, word: string, file = 'a.yaml'): Place {
  const start = text.indexOf(word);
  return spanPlace(file, start, start + word.length);
}

function printed(text: string, diagnostics: readonly Diagnostic[], colours = false): string {
  return diagnosticsText(diagnostics, locator(new Map([['a.yaml', text]])), 'zh', styleOf(colours));
}

describe('diagnosticsText', () => {
  it('underlines the exact cell below full-width text: the marks would point beside it', () => {
    const text = '领域: 旅游\n    主体: 县农业局、ab局 # 待定\n';
    expect(printed(text, [diagnostic(at(text, 'ab局'))])).toBe(`a.yaml:2:14  错误  known-agencies
  单位不在登记册中
   1 │ 领域: 旅游
   2 │     主体: 县农业局、ab局 # 待定
     │                     ^^^^
`);
  });

  it('shows the first line alone, a tab as one column, and what cannot be seen as a dot', () => {
    const text = '\t主\u200b体\u202e: 甲\n';
    expect(printed(text, [diagnostic(at(text, '甲'))])).toBe(`a.yaml:1:8  错误  known-agencies
  单位不在登记册中
   1 │ →主·体·: 甲
     │          ^^
`);
  });

  it('marks a finding of several lines to the end of its first', () => {
    const text = '备注: "甲\n  乙"\n名称: 丙\n';
    expect(printed(text, [diagnostic(at(text, '"甲\n  乙"'))])).toContain(
      '   1 │ 备注: "甲\n     │       ^^^\n',
    );
  });

  it('aligns beside wide, ambiguous and combining characters and emoji, as terminals set them', () => {
    const text = '备注: é①“－”𠀀🎉ｱ か\u3099 甲乙 x\n';
    expect(printed(text, [diagnostic(at(text, '甲乙'))])).toContain(
      // 备注:_ 6, é 1, ① 1, “ 1, － 2, ” 1, 𠀀 2, 🎉 2, ｱ 1, _ 1, か with its mark 2, _ 1.
      `   1 │ 备注: é①“－”𠀀🎉ｱ か\u3099 甲乙 x\n     │ ${' '.repeat(21)}^^^^\n`,
    );
  });

  it('shows of a long line the part with the marks: a terminal would break it and mark the wrong half', () => {
    const text = `内容: ${'甲'.repeat(100)}乙丙${'丁'.repeat(100)}\n`;
    const [line = '', marks = ''] = printed(text, [diagnostic(at(text, '乙丙'))])
      .split('\n')
      .slice(2, 4);
    expect(line).toBe(`   1 │ …${'甲'.repeat(12)}乙丙${'丁'.repeat(40)}…`);
    expect(marks).toBe(`     │ ${' '.repeat(25)}^^^^`);
    const first = printed(text, [diagnostic(at(text, '甲'.repeat(100)))]).split('\n')[3];
    expect(first).toBe(`     │ ${' '.repeat(6)}${'^'.repeat(103)}`);
  });

  it('shows what a clerk has pasted, and does not do it: an escape would clear the screen or turn the line', () => {
    const found = diagnostic(filePlace('a.yaml'), {
      message: wording('“\u001b[2J\u202e县\u0007”不在册', ''),
      hint: wording('\u001b[31m改', ''),
    });
    expect(printed('', [found])).toBe('a.yaml  错误  known-agencies\n  “·[2J·县·”不在册\n   提示：·[31m改\n');
  });

  it('shows hint and every other place, each with its lines', () => {
    const text = '名称: 甲\n编码: 乙\n';
    const found = diagnostic(at(text, '乙'), {
      hint: wording('换一个', 'change it'),
      related: [
        { place: at(text, '甲'), message: wording('先用的', 'the first') },
        { place: filePlace('b.yaml'), message: wording('另一处', 'another') },
      ],
    });
    expect(printed(text, [found])).toBe(`a.yaml:2:5  错误  known-agencies
  单位不在登记册中
   1 │ 名称: 甲
   2 │ 编码: 乙
     │       ^^
   提示：换一个
   另见 a.yaml:1:5  先用的
   1 │ 名称: 甲
     │       ^^
   另见 b.yaml  另一处
`);
  });

  it('sorts by file, line, column and code, and widens the margin for lines of two figures', () => {
    const text = `${'甲\n'.repeat(9)}乙丙\n`;
    const order = [
      diagnostic(filePlace('b.yaml')),
      diagnostic(at(text, '丙')),
      diagnostic(at(text, '乙'), { code: 'z' }),
      diagnostic(at(text, '乙'), { code: 'a' }),
      diagnostic(spanPlace('a.yaml', 0, 1)),
    ];
    const shown = printed(text, order);
    expect(shown.match(/^[ab]\.yaml\S* {2}\S+ {2}\S+/gmu)).toEqual([
      'a.yaml:1:1  错误  known-agencies',
      'a.yaml:10:1  错误  a',
      'a.yaml:10:1  错误  z',
      'a.yaml:10:2  错误  known-agencies',
      'b.yaml  错误  known-agencies',
    ]);
    expect(shown).toContain('    9 │ 甲\n   10 │ 乙丙\n      │ ^^\n');
  });

  it('colours only when asked: files and pipes would be full of escapes', () => {
    const text = '名称: 甲\n';
    const one = [diagnostic(at(text, '甲'))];
    expect(printed(text, one)).not.toContain('\u001b');
    expect(printed(text, one, true)).toContain('\u001b[31m错误\u001b[0m');
  });
});

describe('findingsJson', () => {
  it('gives counts, positions and the language asked for', () => {
    const text = '名称: 甲\n';
    const all = [
      diagnostic(filePlace('b.yaml'), { severity: 'advice' }),
      diagnostic(at(text, '甲'), {
        severity: 'warning',
        hint: wording('换', 'change'),
        related: [{ place: at(text, '名称'), message: wording('见', 'see') }],
      }),
    ];
    const json = findingsJson(findings(all, text));
    expect(JSON.parse(json)).toEqual({
      errors: 0,
      warnings: 1,
      advice: 1,
      omitted: nothingOmitted,
      notes: ['n'],
      gate: 'lax',
      passed: true,
      diagnostics: [
        {
          code: 'known-agencies',
          severity: 'warning',
          message: 'not in the register',
          file: 'a.yaml',
          start: { line: 1, column: 5 },
          end: { line: 1, column: 6 },
          hint: 'change',
          fix: null,
          related: [
            { message: 'see', file: 'a.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 3 } },
          ],
        },
        {
          code: 'known-agencies',
          severity: 'advice',
          message: 'not in the register',
          file: 'b.yaml',
          start: null,
          end: null,
          hint: null,
          fix: null,
          related: [],
        },
      ],
    });
  });
});

describe('summaryOf', () => {
  it('counts each severity, and says when there is nothing', () => {
    const of = (...severities: Diagnostic['severity'][]): string =>
      summaryOf(countsOf(severities.map((severity) => diagnostic(filePlace('a'), { severity })))).zh;
    expect(of()).toBe('没有发现问题');
    expect(of('error', 'advice', 'error')).toBe('2 个错误，1 条建议');
    expect(of('warning')).toBe('1 个警告');
  });
});
