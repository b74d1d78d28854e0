/**
 * Whole numbers as printable ASCII that needs no escape in a JavaScript string: numbers below 64 are one
 * character, below 1,728 two, below 46,656 three. The space and `!` are left for separators.
 * `templates/search-index.js` reads it.
 */
export function packed(number: number): string {
  let text = symbol(number % lastDigits);
  for (let rest = Math.floor(number / lastDigits); rest > 0; rest = Math.floor(rest / firstDigits)) {
    text = symbol(lastDigits + (rest % firstDigits)) + text;
  }
  return text;
}

/** A number ends with one of 64 symbols; the 27 others stand before it. */
const lastDigits = 64;
const firstDigits = 27;

function symbol(value: number): string {
  const code = value + 0x23;
  // The backslash is passed over.
  return String.fromCharCode(code < 0x5c ? code : code + 1);
}
