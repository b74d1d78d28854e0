/**
 * A text of characters that XML 1.0 can hold, not yet escaped: the others, which it takes not even as references,
 * become U+FFFD, so that a damaged text is seen and mended instead of vanishing.
 */
export function xmlCharacters(text: string): string {
  return text.replace(notXml, '\uFFFD');
}

/** A text inside an XML element. */
export function xmlText(text: string): string {
  return xmlCharacters(text).replace(/[&<>\r]/gu, escaped);
}

/** Attributes in their order, each behind a space; null leaves one out. Line ends in them are kept. */
export function xmlAttributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === null ? '' : ` ${name}="${xmlText(String(value)).replace(/["\t\n]/gu, escaped)}"`,
    )
    .join('');
}

function escaped(character: string): string {
  return names[character] ?? `&#${character.codePointAt(0) ?? 0};`;
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
