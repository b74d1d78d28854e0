import { divisionFaultWords } from '../model/division-fault.js';
import { type Wording, wording } from '../model/wording.js';
import { divisionFault } from '../text/identity/division.js';

/** What a county calls itself: the word that stands before its departments (县教育局, 区教育局). */
export type CountyKind = '县' | '区' | '市' | '旗';

export const countyKinds: readonly CountyKind[] = ['县', '区', '市', '旗'];

/** The kind a name ends in (临泽县, 锡林郭勒旗, 某自治县); null when it does not tell. */
export function kindOf(name: string): CountyKind | null {
  return countyKinds.find((kind) => name.endsWith(kind)) ?? null;
}

/** Why a name is not that of a county, or null. Names go into files as they are, and must be plain. */
export function nameProblem(name: string): Wording | null {
  if (/^\p{Script=Han}[\p{Script=Han}·]{1,29}$/u.test(name) && !/[省州盟]$/u.test(name)) return null;
  return wording(
    `“${name}”不像县（市、区）的名称；写全称，如“清河县”“城东区”`,
    `“${name}” does not look like the name of a county; write its full name in Chinese, such as 清河县`,
  );
}

/** Why a code is not that of a county, or null. */
export function codeProblem(code: string): Wording | null {
  if (!/^\d{6}$/u.test(code)) {
    return wording(
      `行政区划代码“${code}”不是六位数字；以民政部公布的为准，如 330122`,
      `the division code “${code}” has not six digits, such as 330122`,
    );
  }
  const fault = divisionFault(code);
  return fault === null ? null : divisionFaultWords(fault, code);
}
