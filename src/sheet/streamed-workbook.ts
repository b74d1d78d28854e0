import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import type { stream as Stream } from 'exceljs';
import type { Merge } from './arrange.js';
import { sheetText } from './cells.js';
import { declareDefaultFont, listAt, methodAt, objectAt, unknownShape } from './internals.js';
import { cellName } from './names.js';
import { defaultFont } from './styles.js';

export interface WorkbookProperties {
  /** The day the workbook speaks of, YYYY-MM-DD: its only date. */
  readonly date: string;
  readonly creator: string;
}

/**
 * Opens a workbook that is written to `sink` while it grows; when packing fails, `sink` is destroyed with the
 * error. Every member of the archive is stamped with the date of the workbook instead of the time it was
 * packed: same sheets, same bytes.
 */
export async function openWorkbook(
  sink: Writable,
  properties: WorkbookProperties,
): Promise<Stream.xlsx.WorkbookWriter> {
  const { default: exceljs } = await import('exceljs');
  const date = new Date(`${properties.date}T00:00:00Z`);
  let dated = false;
  class DatedWorkbook extends exceljs.stream.xlsx.WorkbookWriter {
    /** Packs the first member, while the library's constructor runs: nothing has been stamped before. */
    override addThemes(): Promise<void> {
      const archive = objectAt(this, 'zip');
      const append = methodAt(archive, 'append');
      Reflect.set(archive, 'append', (source: unknown, data: object) => append(source, { ...data, date }));
      dated = true;
      return super.addThemes();
    }

    /** The library's own streams take in rows faster than they are packed, and hold all of them. */
    _openStream(path: string): Member {
      const member = new Member();
      methodAt(objectAt(this, 'zip'), 'append')(member.bytes, { name: path });
      return member;
    }
  }
  const workbook = new DatedWorkbook({ stream: sink, useStyles: true, useSharedStrings: true });
  if (!dated) throw unknownShape('addThemes');
  methodAt(objectAt(workbook, 'zip'), 'on')('error', (error: Error) => sink.destroy(error));
  workbook.creator = sheetText(properties.creator);
  workbook.lastModifiedBy = sheetText(properties.creator);
  workbook.created = date;
  workbook.modified = date;
  declareDefaultFont(workbook, defaultFont);
  return workbook;
}

/** A stream that keeps what is written to it; `bytes` when it has ended. */
export function collected(): { readonly sink: Writable; readonly bytes: () => Uint8Array } {
  const chunks: Uint8Array[] = [];
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { sink, bytes: () => Buffer.concat(chunks) };
}

/** Waits until there is room for more rows of a sheet. */
export async function drained(sheet: object): Promise<void> {
  await memberOf(sheet).drained();
}

/**
 * Ends a sheet with its joined ranges, besides those declared before. They can be as many as the rows, and
 * stand below these in the file: they are written as there is room.
 */
export async function commitSheet(sheet: { commit(): void }, ranges: MergeList): Promise<void> {
  const member = memberOf(sheet);
  const declared = listAt(sheet, '_merges');
  const tail = member.held(() => {
    Reflect.set(sheet, '_writeMergeCells', () => member.write(mergesPlace));
    sheet.commit();
  });
  const place = tail.indexOf(mergesPlace);
  if (place < 0) throw unknownShape('_writeMergeCells');
  for (const data of tail.slice(0, place)) member.write(data);
  for (const xml of mergesXml(declared, ranges)) {
    member.write(xml);
    await member.drained();
  }
  for (const data of tail.slice(place + 1)) member.write(data);
  member.end();
}

/** Joined ranges, 12 bytes each. */
export class MergeList {
  readonly #chunks: Int32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add({ top, left, bottom, right }: Merge): void {
    const at = this.#length % chunkLength;
    if (at === 0) this.#chunks.push(new Int32Array(chunkLength * 3));
    this.#chunks.at(-1)?.set([top, bottom, left * columnsShift + right], at * 3);
    this.#length += 1;
  }

  *[Symbol.iterator](): Generator<Merge> {
    for (let index = 0; index < this.#length; index += 1) {
      const chunk = this.#chunks[Math.floor(index / chunkLength)];
      const at = (index % chunkLength) * 3;
      const [top = 0, bottom = 0, columns = 0] = chunk?.subarray(at, at + 3) ?? [];
      yield { top, left: Math.floor(columns / columnsShift), bottom, right: columns % columnsShift };
    }
  }
}

/** Ranges in one piece of memory. */
const chunkLength = 1024;
/** More than a sheet has columns. */
const columnsShift = 1 << 15;

const mergesPlace = '<mergeCells/>';

function* mergesXml(declared: readonly unknown[], ranges: MergeList): Generator<string> {
  const count = declared.length + ranges.length;
  if (count === 0) return;
  let xml = `<mergeCells count="${count}">${declared.map((range) => `<mergeCell ref="${range}"/>`).join('')}`;
  for (const { top, left, bottom, right } of ranges) {
    xml += `<mergeCell ref="${cellName(top, left)}:${cellName(bottom, right)}"/>`;
    if (xml.length < 65_536) continue;
    yield xml;
    xml = '';
  }
  yield `${xml}</mergeCells>`;
}

type Data = string | Buffer | { readonly toBuffer: () => Buffer };

/** A member of the archive while it is written: what the library asks of a stream, over one that says when it is full. */
class Member {
  readonly bytes = new PassThrough({ highWaterMark: 65_536 });
  #held: (string | Buffer)[] | null = null;

  write(data: Data): void {
    const own = typeof data === 'object' && 'toBuffer' in data ? data.toBuffer() : data;
    if (this.#held === null) this.bytes.write(own);
    else this.#held.push(own);
  }

  end(): void {
    if (this.#held === null) this.bytes.end();
  }

  /** Asked for by the library; bytes wait by themselves until they are packed. */
  pause(): void {}

  /** What is written meanwhile, instead of writing it; nor is the member ended. */
  held(writing: () => void): readonly (string | Buffer)[] {
    const held: (string | Buffer)[] = [];
    this.#held = held;
    writing();
    this.#held = null;
    return held;
  }

  async drained(): Promise<void> {
    if (this.bytes.writableNeedDrain) await once(this.bytes, 'drain');
  }
}

function memberOf(sheet: object): Member {
  const member = objectAt(sheet, 'stream');
  if (!(member instanceof Member)) throw unknownShape('stream');
  return member;
}
