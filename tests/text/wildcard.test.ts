import { expect, it } from 'vitest';
import { hasForm } from '../../src/text/wildcard.js';

it('takes ? for a character, # for a digit, * for any text, and the whole text', () => {
  expect(hasForm('财农〔2017〕41号', '*〔####〕*号')).toBe(true);
  expect(hasForm('财农〔2017〕41号文', '*〔####〕*号')).toBe(false);
  expect(hasForm('财农[2017]41号', '*〔####〕*号')).toBe(false);
  expect(hasForm('0990-5550101', '0###-#######')).toBe(true);
  expect(hasForm('0990-555010', '0###-#######')).toBe(false);
  expect(hasForm('𠀀县', '?县')).toBe(true);
  expect(hasForm('县', '*县*')).toBe(true);
  expect(hasForm('', '*')).toBe(true);
  expect(hasForm('', '?')).toBe(false);
  expect(hasForm('甲乙甲丙', '*甲?')).toBe(true);
  expect(hasForm('甲.乙', '甲?乙')).toBe(true);
  expect(hasForm('甲乙', '甲.乙')).toBe(false);
});

it('ends soon, whatever the form: a rule of an office could halt every build', () => {
  const text = 'a'.repeat(20_000);
  const started = performance.now();
  expect(hasForm(text, `${'*a'.repeat(99)}*b`)).toBe(false);
  // Backtracking over all stars would not end in the age of the universe.
  expect(performance.now() - started).toBeLessThan(5000);
});
