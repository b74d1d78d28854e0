import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as yaml } from 'yaml';
import { parseTimeLimit } from '../../../src/text/time-limit/parse.js';
import { type Phase, phaseOf } from '../../../src/text/time-limit/phase.js';
import { canonicalWording } from '../../../src/text/time-limit/wording.js';
import { limitsIn } from './limits.js';

interface Expected {
  readonly text: string;
  readonly phases: readonly Readonly<Record<string, unknown>>[] | null;
}

const read = (path: string): unknown => yaml(readFileSync(path, 'utf8'));
const texts = read('tests/text/time-limit/texts.yaml') as readonly Expected[];
const unparsed = read('tests/text/time-limit/unparsed.yaml') as readonly {
  readonly text: string;
  readonly words: string;
  readonly reason: string;
}[];

describe('time limits as offices write them', () => {
  for (const { text, phases } of texts) {
    it(`“${text}” is understood as a reader would: else a limit is held against the wrong one`, () => {
      const parse = parseTimeLimit(String(text));
      if (phases === null) expect(parse.kind).toBe('unparsed');
      else expect(parse).toEqual({ kind: 'parsed', phases: phases.map(expanded) });
    });
  }

  it('are enough to show every form, besides those of the guides: a form nobody wrote down may not work', () => {
    const known = new Set(limitsIn('catalog/guides'));
    const further = texts.filter(({ text, phases }) => phases !== null && !known.has(String(text)));
    expect(new Set(further.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60);
    const shown = texts.flatMap(({ phases }) => phases ?? []).flatMap(Object.keys);
    expect(new Set(shown)).toEqual(new Set(Object.keys(phaseOf({}))));
  });

  it('name the words that were not understood: a clerk could not find them', () => {
    expect(parseTimeLimit('自信息形成之日起20个工作日内，特殊情况可延长')).toEqual({
      kind: 'unparsed',
      reason: 'unknown-form',
      words: '特殊情况可延长',
    });
    expect(parseTimeLimit('原则上自信息形成之日起20个工作日内')).toEqual({
      kind: 'unparsed',
      reason: 'hedge',
      words: '原则上',
    });
    expect(parseTimeLimit(' 。')).toEqual({ kind: 'unparsed', reason: 'empty', words: '' });
  });
});

describe('the time limits of the guides', () => {
  const all = limitsIn('catalog/guides');

  it('are the 82 texts that were counted: with fewer the test would pass on half of them', () => {
    expect(all.length).toBe(82);
  });

  it('parse, or stand in the reviewed list: else coverage would skip a guide item in silence', () => {
    const failed = all.flatMap((text) => {
      const parse = parseTimeLimit(text);
      return parse.kind === 'unparsed' ? [{ text, words: parse.words }] : [];
    });
    expect(failed).toEqual(unparsed.map(({ text, words }) => ({ text, words })));
    for (const { reason } of unparsed) expect(reason.length).toBeGreaterThan(20);
  });

  it('are read as `readings.txt` says: it was reviewed, and another reading would move figures unseen', async () => {
    const readings = all.flatMap((text) => {
      const parse = parseTimeLimit(text);
      return [text, parse.kind === 'parsed' ? `  ${canonicalWording(parse.phases)}` : '  （读不懂）'];
    });
    await expect(`${readings.join('\n')}\n`).toMatchFileSnapshot('readings.txt');
  });
});

describe('the time limits of the example', () => {
  it('all parse: the example must not teach what the compiler does not understand', () => {
    const failed = limitsIn('catalog/example/entries').filter(
      (text) =>
        // Of what is withheld no day is asked.
        text !== '不公开' &&
        parseTimeLimit(text).kind === 'unparsed' &&
        !unparsed.some((reviewed) => reviewed.text === text),
    );
    expect(failed).toEqual([]);
  });
});

/** `20 working-day` and its like, written out. */
function expanded(written: Readonly<Record<string, unknown>>): Phase {
  const known: Record<string, unknown> = { ...written };
  for (const key of ['within', 'every'] as const) {
    if (written[key] !== undefined) known[key] = span(String(written[key]).split(' '));
  }
  if (written.before !== undefined) {
    const [n = '', unit = '', event = null] = String(written.before).split(' ');
    known.before = { ...span([n, unit]), event };
  }
  if (written.atLeast !== undefined) {
    const [of = '', ...length] = String(written.atLeast).split(' ');
    known.atLeast = { ...span(length), of };
  }
  if (written.by !== undefined) {
    const [year = '', date = ''] = String(written.by).split(' ');
    const [month = '', day = ''] = date.split('-');
    known.by = { year, month: month === 'month' ? null : Number(month), day: Number(day) };
  }
  return phaseOf(known);
}

function span([n = '', unit = '']: readonly string[]): { n: number; unit: string } {
  return { n: Number(n), unit };
}
