import { cellLimits } from './cells.js';
import { type Member, unpack } from './read-archive.js';
import { damaged, tooLarge } from './unreadable-workbook.js';

/** What the XML of a part says. Names come without their prefix: `x:row` is `row`. */
export interface XmlListener {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

export type Attributes = Readonly<Record<string, string>>;

/** What reading one workbook may still cost, over all its parts; each part uses some of it up. */
export interface Room {
  /** Bytes. */
  unpacked: number;
  /** Bytes of XML, what is empty left out. */
  parsed: number;
  elements: number;
  /** Characters of all cells: a text that is stored once may stand in every one. */
  characters: number;
  /** Cells of all sheets, from the first to the last filled one. */
  cells: number;
}

/** More than any catalog has. A list of 20,000 rows and 14 columns takes about a third of each. */
export function fullRoom(): Room {
  return { ...most };
}

/** @throws UnreadableWorkbook when there is not as much left. */
export function takeRoom(room: Room, what: keyof Room, amount: number, place: string): void {
  room[what] -= amount;
  if (room[what] < 0) throw tooLarge(what, most[what], place);
}

/**
 * Reads the XML of a part as it is unpacked, so that a part of any size takes little memory and one that is
 * not what it should be is left at once. Entities of a document's own are refused with its DOCTYPE, which
 * no spreadsheet program writes. `pieces` may leave out what says nothing before it is parsed.
 *
 * @throws UnreadableWorkbook
 */
export async function readXml(
  { member, place = member.path, pieces = (piece) => [piece] }: XmlPart,
  room: Room,
  listener: XmlListener,
): Promise<void> {
  takeRoom(room, 'unpacked', member.size, place);
  const parse = await parserFor(place, room, listener);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const unpacked of unpack(member)) {
    for (const piece of pieces(unpacked)) {
      takeRoom(room, 'parsed', piece.length, place);
      parse.write(decodedBy(() => decoder.decode(piece, { stream: true }), place));
    }
  }
  parse.close(decodedBy(() => decoder.decode(), place));
}

export interface XmlPart {
  readonly member: Member;
  /** How it is called in messages. */
  readonly place?: string;
  readonly pieces?: (unpacked: Uint8Array) => Iterable<Uint8Array>;
}

const most: Readonly<Room> = {
  unpacked: 600_000_000,
  parsed: 48_000_000,
  elements: 2_200_000,
  characters: 15_000_000,
  cells: 2_000_000,
};
/** Characters between two marks: a text of 32,767 characters, each written as `&#x2FFFF;`, is not half of it. */
const longestToken = 1_000_000;
const deepest = 100;

async function parserFor(
  place: string,
  room: Room,
  listener: XmlListener,
): Promise<{ write(text: string): void; close(text: string): void }> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser();
  let depth = 0;
  let pending = 0;
  let inText = false;
  const seen = () => {
    pending = 0;
  };
  parser.on('opentag', ({ name, attributes }) => {
    seen();
    depth += 1;
    if (depth > deepest) throw damaged('nesting', place);
    takeRoom(room, 'elements', 1, place);
    const local = localName(name);
    inText = local === 't' || local === 'v';
    listener.open?.(local, attributes);
  });
  parser.on('text', (text) => {
    seen();
    listener.text?.(text);
  });
  parser.on('cdata', (text) => {
    seen();
    listener.text?.(text);
  });
  parser.on('closetag', ({ name }) => {
    seen();
    depth -= 1;
    inText = false;
    listener.close?.(localName(name));
  });
  parser.on('doctype', () => {
    throw damaged('doctype', place);
  });
  parser.on('error', () => {
    throw damaged('xml', place);
  });
  return {
    write(text) {
      pending += text.length;
      parser.write(text);
      if (pending <= longestToken) return;
      throw inText ? tooLarge('cell', cellLimits.characters, place) : damaged('xml', place);
    },
    close(text) {
      parser.write(text).close();
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodedBy(decode: () => string, place: string): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw damaged('xml', place);
    throw error;
  }
}
