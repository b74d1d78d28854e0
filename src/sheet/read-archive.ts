import { inflateRawSync } from 'node:zlib';

/** Why a file is no workbook that can be read. */
export type UnreadableReason = 'not-a-workbook' | 'old-format' | 'password' | 'too-large' | 'damaged';

export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';

  constructor(readonly reason: UnreadableReason) {
    super(`The workbook cannot be read: ${reason}.`);
  }
}

/** More than any catalog has; a file beyond is a mistake or an attack. */
const most = {
  bytes: 20_000_000,
  unpackedBytes: 150_000_000,
  members: 5_000,
  /** Joined ranges of a sheet: the library compares each with all before it. */
  merges: 5_000,
  mergedCells: 500_000,
} as const;

/**
 * Proves that bytes are a workbook (.xlsx) that is safe to hand to the spreadsheet library, which unpacks
 * whatever it is given and takes joined ranges cell by cell.
 *
 * @throws UnreadableWorkbook
 */
export function inspectArchive(bytes: Uint8Array): void {
  if (isCompoundFile(bytes)) throw new UnreadableWorkbook(isEncrypted(bytes) ? 'password' : 'old-format');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableWorkbook('not-a-workbook');
  if (bytes.length > most.bytes) throw new UnreadableWorkbook('too-large');
  let room: number = most.unpackedBytes;
  let workbook = false;
  for (const { name, data } of membersOf(bytes, () => room)) {
    room -= data.length;
    if (name === 'xl/workbook.xml') workbook = true;
    if (/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) inspectMerges(new TextDecoder().decode(data));
  }
  if (!workbook) throw new UnreadableWorkbook('not-a-workbook');
}

/** Old Excel files and encrypted new ones are both OLE compound files. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}

function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

function* membersOf(bytes: Uint8Array, room: () => number): Iterable<{ name: string; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endOfDirectory(view);
    const count = view.getUint16(end + 10, true);
    if (count > most.members) throw new UnreadableWorkbook('too-large');
    let header = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      expect(view, header, 0x02014b50);
      const lengths = [28, 30, 32].map((offset) => view.getUint16(header + offset, true));
      const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
      if ((view.getUint16(header + 8, true) & 1) === 1) throw new UnreadableWorkbook('password');
      const name = new TextDecoder().decode(bytes.subarray(header + 46, header + 46 + nameLength));
      yield { name, data: unpacked(bytes, view, header, room()) };
      header += 46 + nameLength + extraLength + commentLength;
    }
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new UnreadableWorkbook('too-large');
    }
    throw new UnreadableWorkbook('damaged');
  }
}

function unpacked(bytes: Uint8Array, view: DataView, header: number, room: number): Uint8Array {
  const packedSize = view.getUint32(header + 20, true);
  const local = view.getUint32(header + 42, true);
  expect(view, local, 0x04034b50);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw new UnreadableWorkbook('damaged');
  const packed = bytes.subarray(start, start + packedSize);
  switch (view.getUint16(header + 10, true)) {
    case 0:
      if (packed.length > room) throw new UnreadableWorkbook('too-large');
      return packed;
    case 8:
      // The declared size is the packer's word only: what counts is what comes out.
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
    default:
      throw new UnreadableWorkbook('damaged');
  }
}

function endOfDirectory(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let offset = view.byteLength - 22; offset >= earliest; offset -= 1) {
    if (view.getUint32(offset, true) === 0x06054b50) return offset;
  }
  throw new UnreadableWorkbook('damaged');
}

function expect(view: DataView, offset: number, signature: number): void {
  if (view.getUint32(offset, true) !== signature) throw new UnreadableWorkbook('damaged');
}

function inspectMerges(xml: string): void {
  let merges = 0;
  let cells = 0;
  for (const match of xml.matchAll(/mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/gu)) {
    const [, left = '', top = '', right = '', bottom = ''] = match;
    merges += 1;
    cells += (Number(bottom) - Number(top) + 1) * (columnNumber(right) - columnNumber(left) + 1);
    if (merges > most.merges || cells > most.mergedCells) throw new UnreadableWorkbook('too-large');
  }
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
