import type { OtherFormat } from '../model/unreadable.js';
import type { Member } from './read-archive.js';

/** `zip` holds a workbook of today or one of many other things: `formatOfArchive` tells. */
export type FileFormat = OtherFormat | 'zip' | 'locked';

/**
 * What a file is by its first bytes, whatever it is called: web pages come as .xls, old workbooks as .xlsx.
 * `html` and `text` (CSV among them) are no workbooks, but can be read by other means. Never throws.
 */
export function formatOf(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty';
  const [, known] = signatures.find(([signature]) => startsWith(bytes, signature)) ?? [];
  if (known === 'compound') return formatOfCompound(bytes);
  return known ?? formatOfText(bytes);
}

/** What an opened ZIP archive is, by the members it has. */
export function formatOfArchive(members: ReadonlyMap<string, Member>): 'xlsx' | OtherFormat {
  const [, found] = packages.find(([path]) => members.has(path)) ?? [];
  if (found !== undefined) return found;
  // OpenDocument keeps this member unpacked, so that programs can do what is done here.
  const type = new TextDecoder().decode(members.get('mimetype')?.packed.subarray(0, longestType));
  return openDocuments.find(([ending]) => type.endsWith(ending))?.[1] ?? 'archive';
}

const signatures: readonly (readonly [readonly number[], OtherFormat | 'zip' | 'compound'])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'compound'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'word'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x1f, 0x8b], 'archive'],
  // BIFF 2 to 4: workbooks older than the compound file.
  [[0x09, 0x00, 0x04, 0x00], 'xls'],
  [[0x09, 0x02, 0x06, 0x00], 'xls'],
  [[0x09, 0x04, 0x06, 0x00], 'xls'],
];

const packages: readonly (readonly [string, 'xlsx' | OtherFormat])[] = [
  ['xl/workbook.bin', 'xlsb'],
  ['xl/workbook.xml', 'xlsx'],
  ['word/document.xml', 'word'],
  ['ppt/presentation.xml', 'slides'],
  ['ofd.xml', 'ofd'],
  // A workbook may keep its parts elsewhere: its relations say where.
  ['_rels/.rels', 'xlsx'],
];

/** Bytes, of the type an OpenDocument file states. */
const longestType = 100;

const openDocuments: readonly (readonly [string, OtherFormat])[] = [
  ['opendocument.spreadsheet', 'ods'],
  ['opendocument.text', 'word'],
  ['opendocument.presentation', 'slides'],
];

/** Old Excel, Word and PowerPoint files and encrypted new ones are all OLE compound files. */
function formatOfCompound(bytes: Uint8Array): OtherFormat | 'locked' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'locked';
  // The file's own stream comes before those of embedded objects.
  const [first] = streams
    .map(([name, format]) => ({ format, at: directoryEntry(buffer, name) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return first?.format ?? 'xls';
}

const streams: readonly (readonly [string, OtherFormat])[] = [
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['WordDocument', 'word'],
  ['PowerPoint Document', 'slides'],
];

/** Entries of the directory are 128 bytes long and begin with their name. */
function directoryEntry(buffer: Buffer, name: string): number {
  const words = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = buffer.indexOf(words); at >= 0; at = buffer.indexOf(words, at + 1)) {
    if (at % 128 === 0) return at;
  }
  return -1;
}

function formatOfText(bytes: Uint8Array): OtherFormat {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const head = Buffer.from(bytes.subarray(0, headLength)).toString(wide ? 'utf16le' : 'latin1');
  if (/<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet/u.test(head)) return 'xml-2003';
  if (/^MIME-Version:/imu.test(head)) return 'mhtml';
  if (/<(?:!doctype\s+html|html|head|body|table|tr)[\s>]/iu.test(head)) return 'html';
  return head.includes('\0') || /^.{0,3}<\?xml\s/u.test(head) ? 'unknown' : 'text';
}

const headLength = 8_192;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
