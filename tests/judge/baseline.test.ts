import { describe, expect, it } from 'vitest';
import { withoutKnown } from '../../src/judge/baseline.js';
import { recordBaseline } from '../../src/judge/record.js';
import type { KnownFinding } from '../../src/model/baseline.js';
import type { Claim, Diagnostic, Severity } from '../../src/model/diagnostic.js';
import { nodePlace } from '../../src/model/place.js';
import { wording } from '../../src/model/wording.js';

const said = wording('甲', 'a');
const claims: readonly Claim[] = [
  { code: 'soft', severity: 'warning', claim: said, source: said },
  // May be lowered, but is not.
  { code: 'citations-in-force', severity: 'error', claim: said, source: said },
];

function found(code: string, pointer: string, severity: Severity = 'warning'): Diagnostic {
  const place = nodePlace('agencies.yaml', pointer);
  return { code, severity, message: said, place, related: [], hint: null };
}

function entry(given: Partial<KnownFinding>): KnownFinding {
  return {
    item: null,
    file: 'agencies.yaml',
    rule: 'soft',
    field: '电话',
    count: 1,
    reason: null,
    place: nodePlace('baseline.yaml', '/known/0'),
    ...given,
  };
}

function judged(
  known: readonly KnownFinding[],
  diagnostics: readonly Diagnostic[],
  settled = true,
): string[] {
  const result = withoutKnown({ baseline: { path: 'b', known }, diagnostics, claims, settled });
  return [...result.standing.map(({ code }) => code), `known ${result.known.length}`];
}

describe('withoutKnown', () => {
  it('knows findings by file, rule and field, whatever their number in the list', () => {
    expect(judged([entry({})], [found('soft', '/agencies/7/phone')])).toEqual(['known 1']);
    expect(judged([entry({ field: 'phone' })], [found('soft', '/agencies/7/phone')])).toEqual(['known 1']);
    expect(judged([entry({ field: '名称' })], [found('soft', '/agencies/7/phone')])).toEqual([
      'soft',
      'baseline-needed',
      'known 0',
    ]);
  });

  it('lets all stand where there are more than it knows', () => {
    const two = [found('soft', '/agencies/1/phone'), found('soft', '/agencies/2/phone')];
    expect(judged([entry({})], two)).toEqual(['soft', 'soft', 'known 0']);
    expect(judged([entry({ count: 2 })], two)).toEqual(['known 2']);
  });

  it('says nothing of what was not looked for: half a check would call every entry dead', () => {
    expect(judged([entry({})], [], false)).toEqual(['known 0']);
    expect(judged([entry({})], [])).toEqual(['baseline-needed', 'known 0']);
  });

  it('hides no error, not even one that could be lowered: a build would be refused for no reason seen', () => {
    const error = found('citations-in-force', '/agencies/1/phone', 'error');
    expect(judged([entry({ rule: 'citations-in-force' })], [error])).toEqual([
      'citations-in-force',
      'known-baseline-rules',
      'known 0',
    ]);
  });
});

describe('recordBaseline', () => {
  const request = { catalog: { entries: [] }, claims, reason: null };

  it('writes what may be left, and counts what may not', () => {
    const diagnostics = [
      found('soft', '/agencies/1/phone'),
      found('citations-in-force', '/agencies/1', 'error'),
      found('soft', '/agencies/2/phone'),
    ];
    const made = recordBaseline({ ...request, baseline: { path: null, known: [] }, text: null, diagnostics });
    expect(made).toMatchObject({ added: 1, findings: 2, refused: 1 });
    expect('text' in made.result && made.result.text).toContain(
      '已知问题:\n  - 所在文件: agencies.yaml\n    规则: soft\n    字段: 电话\n    数量: 2处\n',
    );
  });

  it('says why a file cannot be changed, and makes no new one of it: what people wrote would be lost', () => {
    const text = '已知问题: &a []\n乙: *a\n';
    const made = recordBaseline({
      ...request,
      baseline: { path: 'baseline.yaml', known: [] },
      text,
      diagnostics: [found('soft', '/agencies/1/phone')],
    });
    expect(made.result).toHaveProperty('refused');
  });
});
