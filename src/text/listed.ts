/** What a text that should be a list names: between full-width brackets or not. */
export function listedParts(text: string): string[] {
  return text
    .replace(/^[［【]|[］】]$/gu, '')
    .split(/[、，,；;]/u)
    .map((part) => part.trim());
}

/** What names are told apart by: every character, only width and white space are forgiven. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}
