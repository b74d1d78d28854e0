import { describe, expect, it } from 'vitest';
import { contrastOf, darkened, lightened, mixed, white } from '../../src/text/colour.js';
import { mulberry32 } from '../random.js';

describe('the contrast of two colours', () => {
  it('is what WCAG 2.2 defines: else a colour would be refused that citizens can read, or the other way round', () => {
    expect(contrastOf('#000000', white)).toBe(21);
    expect(contrastOf('#777777', '#777777')).toBe(1);
    // Known of every contrast checker: the lightest grey that passes on white, and the next one.
    expect(contrastOf('#767676', white)).toBeCloseTo(4.54, 2);
    expect(contrastOf('#777777', white)).toBeCloseTo(4.48, 2);
    expect(contrastOf('#ff0000', white)).toBeCloseTo(4.0, 2);
    expect(contrastOf(white, '#0000ff')).toBeCloseTo(8.59, 2);
  });
});

describe('the nearest colour that passes', () => {
  it('passes, and one step nearer does not; a colour that passes stays', () => {
    const random = mulberry32(7);
    for (let round = 0; round < 300; round += 1) {
      const colour = `#${Array.from({ length: 3 }, () =>
        Math.floor(random() * 256)
          .toString(16)
          .padStart(2, '0'),
      ).join('')}`;
      const dark = darkened(colour, white, 4.5);
      expect(contrastOf(dark, white), colour).toBeGreaterThanOrEqual(4.5);
      if (contrastOf(colour, white) >= 4.5) expect(dark).toBe(colour);
      else expect(contrastOf(dark, white), colour).toBeLessThan(4.7);
      expect(contrastOf(lightened(colour, '#222b32', 7), '#222b32'), colour).toBeGreaterThanOrEqual(7);
    }
  });

  it('ends at black or white where nothing passes', () => {
    expect(darkened('#808080', '#000000', 7)).toBe('#000000');
    expect(mixed('#000000', white, 0.5)).toBe('#808080');
  });
});
