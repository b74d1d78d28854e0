import type { DivisionFault } from '../text/identity/division.js';
import { type Wording, wording } from './wording.js';

/** Why a code is not that of a county, in words. */
export function divisionFaultWords(fault: DivisionFault, code: string): Wording {
  switch (fault) {
    case 'province':
      return wording(
        `行政区划代码“${code}”的前两位不是任何省份的代码`,
        `the first two digits of “${code}” are the code of no province`,
      );
    case 'place':
      return wording(
        `行政区划代码“${code}”的后四位不会是一个县的代码`,
        `the last four digits of “${code}” cannot be those of a county`,
      );
    case 'above':
      return wording(
        `“${code}”是省或地级市的代码，不是县级的`,
        `“${code}” is the code of a province or a prefecture, not of a county`,
      );
    default:
      return fault satisfies never;
  }
}
