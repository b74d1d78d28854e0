import { describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules.js';
import { maySoften, Severities } from '../../src/judge/severities.js';
import type { Claim, Diagnostic, Severity } from '../../src/model/diagnostic.js';
import { filePlace } from '../../src/model/place.js';
import type { RuleLevel } from '../../src/model/vocabulary.js';
import { wording } from '../../src/model/wording.js';

const said = wording('甲', 'a');

function claim(code: string, severity: Severity): Claim {
  return { code, severity, claim: said, source: said };
}

function found(code: string, severity: Severity): Diagnostic {
  return { code, severity, message: said, place: filePlace('a'), related: [], hint: null };
}

const claims: readonly Claim[] = [
  claim('soft', 'warning'),
  claim('light', 'advice'),
  { ...claim('citations-in-force', 'error'), lowerable: true },
  claim('hard', 'error'),
  claim('recognised-files', 'warning'),
];

function severities(levels: Readonly<Record<string, RuleLevel>>): Severities {
  const settings = Object.entries(levels).map(([code, level]) => ({ code, level, place: filePlace('g') }));
  return new Severities({ severities: settings, rules: [] }, claims);
}

/** What becomes of findings on the whole way. */
function judged(levels: Readonly<Record<string, RuleLevel>>, diagnostics: readonly Diagnostic[]): string[] {
  const set = severities(levels);
  return set.settled(set.lowered(diagnostics)).standing.map(({ code, severity }) => `${code} ${severity}`);
}

describe('Severities', () => {
  it('raises, lowers and switches off what is asked, and nothing else', () => {
    const all = [found('soft', 'warning'), found('light', 'advice'), found('hard', 'error')];
    expect(judged({}, all)).toEqual(['soft warning', 'light advice', 'hard error']);
    expect(judged({ soft: 'error', light: 'warning' }, all)).toEqual([
      'soft error',
      'light warning',
      'hard error',
    ]);
    expect(judged({ soft: 'advice', light: 'off' }, all)).toEqual(['soft advice', 'hard error']);
  });

  it('leaves what is softer by nature so: a draft would fail the check of what it is kept out of', () => {
    expect(judged({ soft: 'error' }, [found('soft', 'advice'), found('soft', 'warning')])).toEqual([
      'soft advice',
      'soft error',
    ]);
  });

  it('keeps an error that figures rest on, whatever is set: the figures would be wrong', () => {
    const all = [found('hard', 'error'), found('recognised-files', 'warning')];
    for (const level of ['warning', 'advice', 'off'] as const) {
      const set = { hard: level, 'recognised-files': level };
      expect(judged(set, all)).toEqual(['hard error', 'recognised-files warning']);
      expect(severities(set).problems.map(({ code }) => code)).toEqual([
        'guarded-rules-kept',
        'guarded-rules-kept',
      ]);
    }
    expect(severities({ hard: 'error' }).problems).toEqual([]);
  });

  it('lets an error heavier than its claim be: a file read twice is no warning', () => {
    expect(judged({}, [found('recognised-files', 'error')])).toEqual(['recognised-files error']);
  });

  it('lowers an error that no figure rests on before figures are made, and makes it waivable', () => {
    const set = severities({ 'citations-in-force': 'off' });
    expect(set.problems).toEqual([]);
    expect(set.lowered([found('citations-in-force', 'error')])[0]?.severity).toBe('advice');
    expect(set.claims().find(({ code }) => code === 'citations-in-force')?.severity).toBe('advice');
    expect(set.settled([found('citations-in-force', 'advice')]).off).toHaveLength(1);
  });

  it('guards every rule of references and identity: new errors are guarded until they are let go', () => {
    const soft = rules.filter((rule) => rule.severity === 'error' && maySoften(rule)).map(({ code }) => code);
    expect(soft.sort()).toEqual([
      'citations-in-force',
      'citations-well-formed',
      'credit-codes-add-up',
      'division-code-assigned',
      'filing-numbers-well-formed',
      'known-document-numbers',
      'one-instrument-per-citation',
      'site-code-well-formed',
    ]);
  });
});
