import { isFictional, provinces } from './division.js';

/** A filing number taken apart. */
export interface FilingNumber {
  /** The character of the province it was filed in. */
  readonly letter: string;
  /** Its digits, without the number of the site in `-1`. */
  readonly digits: string;
}

/** `京ICP备12345678号-1`: filed with the ministry of industry; eight digits, or ten with the year first. */
export function icpNumber(text: string): FilingNumber | null {
  return parts(/^(?<letter>\p{Script=Han})ICP备(?<digits>\d{8}|\d{10})号(?:-\d{1,3})?$/u.exec(text));
}

/** `京公网安备 11010002000000号`: filed with the police; fourteen digits, the division first. */
export function policeNumber(text: string): FilingNumber | null {
  return parts(/^(?<letter>\p{Script=Han})公网安备 ?(?<digits>\d{14})号$/u.exec(text));
}

/**
 * What the author of a text that is no filing number most likely meant: half-width, capitals, no stray spaces,
 * 号 at its end. Null when that is no number either.
 */
export function mended(text: string, parse: (text: string) => FilingNumber | null): string | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s.。]/gu, '')
    .toUpperCase()
    .replace(/[—–_]/gu, '-');
  return [tidy, `${tidy}号`].find((candidate) => parse(candidate) !== null) ?? null;
}

/**
 * The name of the province the division `code` lies in, when the filing number begins with the character of
 * another; null when they agree, when the place is invented or the province unknown.
 */
export function otherProvince(letter: string, code: string): string | null {
  const province = provinces.get(code.slice(0, 2));
  if (province === undefined || isFictional(code) || province.letters.includes(letter)) return null;
  return province.name;
}

function parts(match: RegExpExecArray | null): FilingNumber | null {
  const { letter, digits } = match?.groups ?? {};
  return letter === undefined || digits === undefined ? null : { letter, digits };
}
