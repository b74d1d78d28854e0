/**
 * Bytes of a text file → its text. UTF-8 and UTF-16 are told by their marks or their form; what is neither
 * is taken for what it declares itself to be, GBK where it declares nothing. Null when it is no text.
 */
export function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoded(declaredIn(bytes), bytes);
  }
}

/** A damaged character or two are shown as such; more of them, and the bytes are no text. */
function decoded(encoding: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const damaged = text.split('\ufffd').length - 1;
  return damaged * 100 > text.length || text.includes('\0') ? null : text;
}

/** The encoding a page declares (`<meta charset="gb2312">`); only those of Chinese pages are known. */
function declaredIn(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /charset\s*=\s*["']?\s*big5/iu.test(head) ? 'big5' : 'gb18030';
}
