/**
 * Whether a text as a whole has a form: `?` stands for any one character, `#` for a digit, `*` for any text, also
 * none. Steps: at most length of the text × length of the form, whatever they are; a regular expression could be
 * written that runs for years.
 */
export function hasForm(text: string, form: string): boolean {
  const letters = Array.from(text);
  const signs = Array.from(form);
  let at = 0;
  let sign = 0;
  // Where to go on when what follows the last star does not fit: the star takes one letter more.
  let star = -1;
  let taken = 0;
  while (at < letters.length) {
    if (signs[sign] === '*') {
      star = sign;
      taken = at;
      sign += 1;
    } else if (fits(letters[at] ?? '', signs[sign])) {
      at += 1;
      sign += 1;
    } else if (star >= 0) {
      taken += 1;
      at = taken;
      sign = star + 1;
    } else {
      return false;
    }
  }
  return signs.slice(sign).every((rest) => rest === '*');
}

function fits(letter: string, sign: string | undefined): boolean {
  if (sign === '#') return /^[0-9]$/u.test(letter);
  return sign === '?' || sign === letter;
}
