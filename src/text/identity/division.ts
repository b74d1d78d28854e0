/** A province of GB/T 2260, and the characters its filing numbers may begin with. */
export interface Province {
  readonly name: string;
  readonly letters: string;
}

/** By the first two digits of a division code. */
export const provinces: ReadonlyMap<string, Province> = new Map(
  (
    [
      ['11', '北京', '京'],
      ['12', '天津', '津'],
      ['13', '河北', '冀'],
      ['14', '山西', '晋'],
      ['15', '内蒙古', '蒙'],
      ['21', '辽宁', '辽'],
      ['22', '吉林', '吉'],
      ['23', '黑龙江', '黑'],
      ['31', '上海', '沪'],
      ['32', '江苏', '苏'],
      ['33', '浙江', '浙'],
      ['34', '安徽', '皖'],
      ['35', '福建', '闽'],
      ['36', '江西', '赣'],
      ['37', '山东', '鲁'],
      ['41', '河南', '豫'],
      ['42', '湖北', '鄂'],
      ['43', '湖南', '湘'],
      ['44', '广东', '粤'],
      ['45', '广西', '桂'],
      ['46', '海南', '琼'],
      ['50', '重庆', '渝'],
      ['51', '四川', '川蜀'],
      ['52', '贵州', '贵黔'],
      ['53', '云南', '云滇'],
      ['54', '西藏', '藏'],
      ['61', '陕西', '陕秦'],
      ['62', '甘肃', '甘陇'],
      ['63', '青海', '青'],
      ['64', '宁夏', '宁'],
      ['65', '新疆', '新'],
      ['71', '台湾', '台'],
      ['81', '香港', '港'],
      ['82', '澳门', '澳'],
    ] as const
  ).map(([code, name, letters]) => [code, { name, letters }]),
);

/** What makes six digits no division of county rank: no such province, no such place in one, or one above counties. */
export type DivisionFault = 'province' | 'place' | 'above';

/**
 * Looks at the structure of GB/T 2260, not at its list, which changes every year: digits 3 and 4 number the
 * prefecture (01–70, or 90 for counties directly below the province), 5 and 6 the county. `code` has six digits.
 */
export function divisionFault(code: string): DivisionFault | null {
  if (isFictional(code)) return null;
  const province = code.slice(0, 2);
  if (!provinces.has(province)) return 'province';
  const prefecture = Number(code.slice(2, 4));
  const county = Number(code.slice(4));
  if (county === 0) return citiesWithoutCounties.has(code) ? null : 'above';
  if (municipalities.has(province)) return prefecture === 1 || prefecture === 2 ? null : 'place';
  if (prefecture === 0 || (prefecture > 70 && prefecture !== 90)) return 'place';
  // 01 stands for all districts of a city together; only in autonomous prefectures it is a place of its own.
  const hasDistricts = prefecture <= 20 || (prefecture > 50 && prefecture <= 70);
  return county === 1 && hasDistricts ? 'place' : null;
}

/** GB/T 2260 assigns nothing that begins with 99: such a code is that of an invented place, as in examples. */
export function isFictional(code: string): boolean {
  return code.startsWith('99');
}

/** Whether `code` is the province or the prefecture above the county `county`, or the county itself. */
export function holds(code: string, county: string): boolean {
  return [county, `${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`].includes(code);
}

const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

/** 嘉峪关, 东莞, 中山, 儋州: cities of prefecture rank that govern their towns themselves. */
const citiesWithoutCounties: ReadonlySet<string> = new Set(['620200', '441900', '442000', '460400']);
