import { isField } from './pointer.js';

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

/** A text in another encoding than UTF-8, and which one. */
export interface Recovered {
  readonly text: string;
  readonly encoding: 'gbk' | 'utf-16';
}

/**
 * The text of bytes that `decode` gives none of, where it is certain that they are GBK (GB18030) or UTF-16: no
 * character is unassigned, and there is at least one name of a field with its colon. Null for all else, also for
 * UTF-8 with a damaged place, which GB18030 could read as nonsense.
 */
export function recover(bytes: Uint8Array): Recovered | null {
  const decoded = decode(bytes);
  if (decoded.kind === 'text' || decoded.encoding === 'unknown') return null;
  const { encoding } = decoded;
  const text =
    encoding === 'gbk' ? (isMostlyUtf8(bytes) ? null : decodeStrictly('gb18030', bytes)) : utf16(bytes);
  if (text === null || /[^\P{C}\t\r\n]/u.test(text.replace(/\p{Cf}/gu, ''))) return null;
  const named = Array.from(text.matchAll(/^[\s-]*([^\s:：]+)\s*[:：]/gmu), (match) => match[1] ?? '');
  return named.some(isField) ? { text, encoding } : null;
}

function utf16(bytes: Uint8Array): string | null {
  const big = bytes[0] === 0xfe || bytes[0] === 0;
  return decodeStrictly(big ? 'utf-16be' : 'utf-16le', bytes);
}

/** Bytes of GBK read as UTF-8 are hardly ever characters. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = text.match(/\ufffd/gu)?.length ?? 0;
  const right = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return right > wrong;
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
