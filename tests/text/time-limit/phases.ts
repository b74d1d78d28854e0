import fc from 'fast-check';
import type { Phase, Span } from '../../../src/text/time-limit/phase.js';
import { phaseOf } from '../../../src/text/time-limit/phase.js';

const triggers = ['信息形成或者变更', '处罚决定作出', '县人大常委会批准', '验收结束', '进展', null];
const matters = ['处罚决定', '结果信息', '其他', null];

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ n: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('day', 'working-day') }),
  fc.record({ n: fc.integer({ min: 1, max: 24 }), unit: fc.constantFrom('hour', 'month') }),
) as fc.Arbitrary<Span>;

const due: fc.Arbitrary<Partial<Phase>> = fc.oneof(
  fc.record({ trigger: fc.constantFrom(...triggers.slice(0, 4), null), within: span }),
  fc.record({ trigger: fc.constantFrom(...triggers), prompt: fc.constantFrom('real-time', 'prompt') }),
  fc.record({ trigger: fc.constantFrom('验收结束', '批复'), within: fc.constant({ n: 0, unit: 'day' }) }),
  fc.record({ trigger: fc.constantFrom('验收结束', '批复') }),
) as fc.Arbitrary<Partial<Phase>>;

const before: fc.Arbitrary<Partial<Phase>> = fc.oneof(
  fc
    .record({ event: fc.constantFrom('听证', '活动举办', null), span })
    .map(({ event, span: { n, unit } }) => ({
      before: { event, n, unit },
    })),
  fc.constant({ before: { event: '开工', n: 0, unit: 'day' as const } }),
);

const by: fc.Arbitrary<Partial<Phase>> = fc
  .record({
    year: fc.constantFrom('every' as const, 'next' as const),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => ({ by: { year: month === null ? 'every' : year, month, day } }));

const lasting: fc.Arbitrary<Partial<Phase>> = fc.oneof(
  fc
    .record({ of: fc.constantFrom('display' as const, 'consultation' as const), span })
    .map(({ of, span: { n, unit } }) => ({
      atLeast: { of, n, unit },
    })),
  fc.constant({ standing: true }),
);

const one: fc.Arbitrary<Partial<Phase>> = fc.oneof(
  { weight: 6, arbitrary: due },
  { weight: 2, arbitrary: before },
  by,
  lasting,
  span.map((every) => ({ every })),
  fc.constantFrom({ alongside: '采购公告' }, { alongside: '政策文件' }),
  fc.constant({ onRequest: true }),
);

/** A phase as a clause of a text gives it, with or without a display period. */
export const phase: fc.Arbitrary<Phase> = fc
  .record({
    matter: fc.constantFrom(...matters),
    said: one,
    also: fc.option(lasting, { nil: {} }),
  })
  .map(({ matter, said, also }) => phaseOf({ ...also, ...said, matter }));

/** The phases of a text: one to four, a matter more than once too. */
export const phases: fc.Arbitrary<readonly Phase[]> = fc.array(phase, { minLength: 1, maxLength: 4 });

/** Limits that are often comparable, so that a law about chains of them is not empty. */
export const near: fc.Arbitrary<readonly Phase[]> = fc.array(
  fc
    .record({
      matter: fc.constantFrom('处罚决定', null),
      said: fc.oneof(
        fc.record({
          trigger: fc.constantFrom('信息形成或者变更', null),
          within: fc.record({
            n: fc.integer({ min: 1, max: 30 }),
            unit: fc.constantFrom('day', 'working-day'),
          }),
        }),
        fc.constantFrom({ prompt: 'real-time' }, { prompt: 'prompt' }),
        fc.record({ every: fc.record({ n: fc.integer({ min: 1, max: 3 }), unit: fc.constant('month') }) }),
      ),
    })
    .map(({ matter, said }) => phaseOf({ ...(said as Partial<Phase>), matter })),
  { minLength: 1, maxLength: 3 },
);
