import { posix } from 'node:path';
import { builtInFormat, numberFormat } from './number-format.js';
import type { Member } from './read-archive.js';
import { type Room, readXml } from './read-xml.js';

/** A link from one part of a workbook to another. */
export interface Relation {
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Path of the part, in lower case; null when it points outside the archive, which is never followed. */
  readonly target: string | null;
}

/** By the name they are referred to. */
export type Relations = ReadonlyMap<string, Relation>;

/** The links of a part that lies in `folder`. @throws UnreadableWorkbook */
export async function readRelations(member: Member, folder: string, room: Room): Promise<Relations> {
  const relations = new Map<string, Relation>();
  await readXml({ member }, room, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship') return;
      relations.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: mode === 'External' ? null : posix.resolve('/', folder, target).slice(1).toLowerCase(),
      });
    },
  });
  return relations;
}

export interface Contents {
  readonly sheets: readonly { readonly name: string; readonly relation: string; readonly hidden: boolean }[];
  readonly date1904: boolean;
}

/** The sheets a workbook lists, in their order. @throws UnreadableWorkbook */
export async function readContents(member: Member, room: Room): Promise<Contents> {
  const sheets: Contents['sheets'][number][] = [];
  let date1904 = false;
  await readXml({ member }, room, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/u.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const { name: title = '', state = 'visible' } = attributes;
      const [, relation = ''] = Object.entries(attributes).find(([key]) => /:id$/u.test(key)) ?? [];
      sheets.push({ name: title, relation, hidden: /hidden$/iu.test(state) });
    },
  });
  return { sheets, date1904 };
}

/** The texts cells refer to by number. How they are pronounced (`rPh`) is no part of them. @throws UnreadableWorkbook */
export async function readStrings(member: Member, room: Room): Promise<string[]> {
  const strings: string[] = [];
  const text = textCollector();
  await readXml({ member }, room, {
    open(name) {
      if (name === 'si') text.clear();
      else text.open(name);
    },
    text: text.add,
    close(name) {
      if (name === 'si') strings.push(text.value());
      else text.close(name);
    },
  });
  return strings;
}

/** How a number is shown. */
export interface CellFormat {
  /** `yyyy/m/d`; General where the file has no code. */
  readonly code: string;
  /** Null where the format is beyond `numberFormat`. */
  readonly show: (value: number) => string | null;
}

/** The format of a cell, by the number of its style. */
export type CellFormats = (style: number) => CellFormat;

/** @throws UnreadableWorkbook */
export async function readFormats(
  member: Member | null,
  date1904: boolean,
  room: Room,
): Promise<CellFormats> {
  const ids: number[] = [];
  const own = new Map<number, string>();
  if (member !== null) {
    let inside = '';
    await readXml({ member }, room, {
      open(name, { numFmtId, formatCode }) {
        if (name === 'cellXfs' || name === 'numFmts') inside = name;
        else if (name === 'xf' && inside === 'cellXfs') ids.push(Number(numFmtId ?? 0));
        else if (name === 'numFmt' && inside === 'numFmts') own.set(Number(numFmtId), formatCode ?? '');
      },
      close(name) {
        if (name === inside) inside = '';
      },
    });
  }
  const formats = new Map<number, CellFormat>();
  return (style) => {
    const id = ids[style] ?? 0;
    const known = formats.get(id);
    if (known !== undefined) return known;
    const code = own.get(id) ?? builtInFormat(id) ?? 'General';
    const format = { code, show: numberFormat(code, date1904) };
    formats.set(id, format);
    return format;
  };
}

/** Puts together the `t` of a string, run by run. */
export function textCollector() {
  let words = '';
  let phonetic = 0;
  let inside = false;
  return {
    clear: () => {
      words = '';
      phonetic = 0;
      inside = false;
    },
    open: (name: string) => {
      if (name === 'rPh') phonetic += 1;
      inside = name === 't' && phonetic === 0;
    },
    add: (text: string) => {
      if (inside) words += text;
    },
    close: (name: string) => {
      if (name === 'rPh') phonetic -= 1;
      inside = false;
    },
    value: () => (words === '' ? '' : unescaped(words)),
  };
}

/**
 * `_x4E00_` stands for 一 in a text, and `_x000B_` for the line end of a narrow cell. Escapes of other control
 * characters stay as they are written: they carry no words, and a terminal would obey them.
 */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gu, (written, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[^\P{Cc}\t-\r]/u.test(character) ? written : character;
  });
}
