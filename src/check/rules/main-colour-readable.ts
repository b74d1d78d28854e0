import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { contrastOf, darkened, white } from '../../text/colour.js';
import type { FrameRule } from '../rule.js';

/** White text stands on the main colour, and links of it stand on white. */
export const mainColourReadable: FrameRule = {
  code: 'main-colour-readable',
  scope: 'frame',
  severity: 'error',
  claim: wording('主色上的白字看得清', 'White text is readable on the main colour'),
  source: wording(
    'GB/T 37668-2019、WCAG 2.2 第1.4.3条：文字与背景的对比度不低于 4.5∶1',
    'GB/T 37668-2019, WCAG 2.2 criterion 1.4.3: a contrast of 4.5 to 1',
  ),
  needs: ['county'],
  *check({ county, look }) {
    const { color } = look;
    if (color === null) return;
    const contrast = contrastOf(color, white);
    if (contrast >= least) return;
    const better = darkened(color, white, least);
    yield {
      message: wording(
        `主色“${color}”太浅：上面白字的对比度只有 ${shown(contrast)}∶1，至少要 ${least}∶1`,
        `the main colour “${color}” is too light: white text on it has a contrast of ${shown(contrast)} to 1, and needs ${least} to 1`,
      ),
      place: placeWithin(county.place, 'site/appearance/color'),
      hint: wording(
        `改为相近而够深的“${better}”（${shown(contrastOf(better, white))}∶1）或者更深的颜色`,
        `write “${better}” (${shown(contrastOf(better, white))} to 1), which is near and dark enough, or a darker one`,
      ),
    };
  },
};

const least = 4.5;

/** Rounded down: 4.49 is not 4.5. */
function shown(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}
