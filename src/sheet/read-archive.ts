import { crc32, createInflateRaw } from 'node:zlib';
import { damaged, tooLarge } from './unreadable-workbook.js';

export { UnreadableWorkbook } from './unreadable-workbook.js';

/** A file inside an archive, still packed. */
export interface Member {
  /** With forward slashes, as the archive spells it. */
  readonly path: string;
  /** Bytes it declares to unpack to; `unpack` holds it to that. */
  readonly size: number;
  readonly locked: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

/**
 * The members of a ZIP archive by path in lower case: the parts of a workbook differ in more than case.
 * Nothing is unpacked yet. Members that overlap or stand there twice are refused: no writer makes them,
 * and programs differ in what they then read.
 *
 * @throws UnreadableWorkbook
 */
export function openArchive(bytes: Uint8Array): ReadonlyMap<string, Member> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostMembers) throw tooLarge('members', mostMembers);
  const members = new Map<string, Member>();
  const extents: Extent[] = [];
  let header = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (header + headerLength > end || view.getUint32(header, true) !== 0x02014b50)
      throw damaged('directory');
    const { member, extent } = memberAt(view, header);
    const key = member.path.toLowerCase();
    if (members.has(key)) throw damaged('duplicate', member.path);
    members.set(key, member);
    extents.push(extent);
    header += headerLength + [28, 30, 32].reduce((sum, at) => sum + view.getUint16(header + at, true), 0);
  }
  refuseOverlaps(extents);
  return members;
}

/**
 * What a member holds, piece by piece, at most as much as it declares.
 *
 * @throws UnreadableWorkbook when it holds anything else than it declares.
 */
export async function* unpack(member: Member): AsyncGenerator<Uint8Array> {
  let [size, crc] = [0, 0];
  for await (const piece of piecesOf(member)) {
    size += piece.length;
    // The declared size is the packer's word only: a bomb declares little.
    if (size > member.size) throw damaged('contents', member.path);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== member.size || crc !== member.crc) throw damaged('contents', member.path);
}

/** A workbook of a thousand sheets and as many pictures stays below it. */
const mostMembers = 10_000;
const headerLength = 46;
/** Bytes: small enough for the garbage collector's young generation. */
const pieceLength = 65_536;

interface Extent {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

function memberAt(view: DataView, header: number): { member: Member; extent: Extent } {
  const nameLength = view.getUint16(header + 28, true);
  const name = bytesOf(view, header + headerLength, nameLength);
  const path = new TextDecoder().decode(name).replaceAll('\\', '/').replace(/^\/+/u, '');
  const extra = bytesOf(view, header + headerLength + nameLength, view.getUint16(header + 30, true));
  const [size = 0, length = 0, start = 0] = wideNumbers(
    [24, 20, 42].map((at) => view.getUint32(header + at, true)),
    extra,
  );
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== 0x04034b50) {
    throw damaged('directory', path);
  }
  const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const member = {
    path,
    size,
    locked: (view.getUint16(header + 8, true) & 1) === 1,
    method: view.getUint16(header + 10, true),
    crc: view.getUint32(header + 16, true),
    packed: bytesOf(view, data, length),
  };
  return { member, extent: { path, start, end: data + length } };
}

/**
 * Numbers of four bytes that are all ones stand in the extra field, in eight bytes each and in the same order
 * (ZIP64). The Java library behind most of the exports of office systems writes every workbook so.
 */
function wideNumbers(numbers: readonly number[], extra: Uint8Array): number[] {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  while (at + 4 <= extra.length && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return numbers.map((number) => {
    if (number !== 0xffffffff || at + 8 > extra.length) return number;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  });
}

function bytesOf(view: DataView, start: number, length: number): Uint8Array {
  if (start + length > view.byteLength) throw damaged('directory');
  return new Uint8Array(view.buffer, view.byteOffset + start, length);
}

function refuseOverlaps(extents: readonly Extent[]): void {
  const sorted = extents.toSorted((a, b) => a.start - b.start);
  for (const [index, { start, path }] of sorted.entries()) {
    if (start < (sorted[index - 1]?.end ?? 0)) throw damaged('overlap', path);
  }
}

function endOfDirectory(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let offset = view.byteLength - 22; offset >= earliest; offset -= 1) {
    if (view.getUint32(offset, true) === 0x06054b50) return offset;
  }
  throw damaged('cut-off');
}

async function* piecesOf({ path, method, packed }: Member): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    for (let at = 0; at < packed.length; at += pieceLength) yield packed.subarray(at, at + pieceLength);
    return;
  }
  if (method !== 8) throw damaged('contents', path);
  const inflate = createInflateRaw({ chunkSize: pieceLength });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece;
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_/u.test(String(error.code))) {
      throw damaged('contents', path);
    }
    throw error;
  } finally {
    inflate.destroy();
  }
}
