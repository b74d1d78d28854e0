/** The text of a file, or why it is not text in the encoding every tool here agrees on. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly encoding: 'gbk' | 'utf-16' | 'unknown' };

/**
 * Bytes → text. UTF-8 with or without a byte order mark is text; GBK (what WPS and Notepad save on Chinese
 * Windows) and UTF-16 are recognised, so that the clerk can be told how to save instead.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return { kind: 'problem', encoding: 'utf-16' };
  const text = decodeStrictly('utf-8', bytes);
  if (text !== null && !text.includes('\0')) return { kind: 'text', text };
  if (text === null && decodeStrictly('gb18030', bytes) !== null) return { kind: 'problem', encoding: 'gbk' };
  return { kind: 'problem', encoding: 'unknown' };
}

/** A byte order mark of UTF-16, or every other byte of the beginning being zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (
    (first === 0 && third === 0 && second !== 0) ||
    (second === 0 && fourth === 0 && first !== 0 && bytes.length >= 4)
  );
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
