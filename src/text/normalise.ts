/**
 * The form in which names are compared: compatibility-normalised (full-width forms become half-width),
 * without white space and punctuation, which published tables strew at will (`政策 文件`, `（试行）`).
 */
export function matchKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toLowerCase();
}

/** Full-width letters, digits and brackets to half-width, white space trimmed; other characters stay. */
export function narrow(text: string): string {
  return text.normalize('NFKC').trim();
}
