/** Why a text cannot be dialled, or not from everywhere. */
export type PhoneFault =
  /** No telephone number. */
  | { readonly kind: 'form'; readonly text: string }
  /** A number that only callers of the same city can dial. */
  | { readonly kind: 'area'; readonly text: string };

/**
 * Looks at every number of a text: several are parted by “、”, “/” or a comma, a remark may follow in
 * brackets. Known are fixed lines with area code, mobiles, 400 and 800 numbers and short service numbers.
 */
export function phoneFaults(text: string): PhoneFault[] {
  return text
    .replace(/[（(][^（）()]*\p{Script=Han}[^（）()]*[)）]/gu, '')
    .split(/[、/,，;；]/u)
    .map((part) => part.trim())
    .flatMap((part): PhoneFault[] => {
      if (dialable.some((form) => form.test(part))) return [];
      return [{ kind: local.test(part) ? 'area' : 'form', text: part }];
    });
}

const dialable: readonly RegExp[] = [
  // Area code, number, extension: 0990-5550101, (010)63070000, 010 63070000转8801.
  /^(?:\+?86[- ]?)?(?:\(0[1-9]\d{1,2}\)|（0[1-9]\d{1,2}）|0[1-9]\d{1,2}[- —]?)[2-9]\d{6,7}(?:(?:-|转)\d{1,6})?$/u,
  /^(?:\+?86[- ]?)?1[3-9]\d{9}$/u,
  /^[48]00-?\d{3}-?\d{4}$/u,
  // 110, 12345, 96371, 95598: short numbers of services.
  /^(?:1\d{2}|1\d{4}|9[56]\d{3,4})$/u,
];

const local = /^[2-9]\d{6,7}(?:(?:-|转)\d{1,6})?$/u;
