import { isFictional, provinces } from './division.js';

/** What is wrong with a unified social credit code; a check character is wrong together with what it checks. */
export type CreditCodeFault =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'character'; readonly character: string; readonly position: number }
  | { readonly kind: 'division'; readonly digits: string }
  | { readonly kind: 'check'; readonly position: 17 | 18; readonly expected: string };

/**
 * Holds 18 characters against GB 32100—2015: registrar, kind of body, division of registration (3–8),
 * organization code (9–17, its own check character after GB 11714 last) and check character (18).
 */
export function creditCodeFault(code: string): CreditCodeFault | null {
  const characters = [...code];
  if (characters.length !== 18) return { kind: 'length', length: characters.length };
  for (const [index, character] of characters.entries()) {
    const allowed = index >= 2 && index < 8 ? /^\d$/u.test(character) : alphabet.includes(character);
    if (!allowed) return { kind: 'character', character, position: index + 1 };
  }
  const digits = code.slice(2, 8);
  // 100000 is the State Council's own register.
  if (!isFictional(digits) && !provinces.has(digits.slice(0, 2)) && !digits.startsWith('10')) {
    return { kind: 'division', digits };
  }
  const organization = organizationCheck(code.slice(8, 16));
  if (characters[16] !== organization) return { kind: 'check', position: 17, expected: organization };
  const whole = creditCodeCheck(code.slice(0, 17));
  return characters[17] === whole ? null : { kind: 'check', position: 18, expected: whole };
}

/** The 18th character, from the first 17: weights are powers of 3 modulo 31. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/** The ninth character of an organization code, from the first eight (GB 11714). */
export function organizationCheck(body: string): string {
  const sum = [...body].reduce(
    (total, character, index) => total + Number.parseInt(character, 36) * (organizationWeights[index] ?? 0),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : String(check % 11);
}

/** Digits and capitals without I, O, S, V and Z, which are taken for digits or for each other. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const organizationWeights: readonly number[] = [3, 7, 9, 10, 5, 8, 4, 2];
