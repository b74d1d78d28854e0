import { posix } from 'node:path';
import { mostWorkbookBytes } from '../model/unreadable.js';
import { formatOf, formatOfArchive } from './file-format.js';
import { type Member, openArchive } from './read-archive.js';
import {
  type CellFormats,
  type Contents,
  type Relations,
  readContents,
  readFormats,
  readRelations,
  readStrings,
} from './read-parts.js';
import { fullRoom, type Room } from './read-xml.js';
import { damaged, tooLarge, UnreadableWorkbook } from './unreadable-workbook.js';

/** A workbook whose sheets can be read with `readSheet`, one after another. */
export interface OpenWorkbook {
  /** In their order, without sheets of charts and of old macros, which hold no cells. */
  readonly sheets: readonly OpenSheet[];
  readonly strings: readonly string[];
  readonly formats: CellFormats;
  /** What reading it may still cost. */
  readonly room: Room;
}

export interface OpenSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly member: Member;
}

/**
 * Opens a workbook (.xlsx, .xlsm): what its sheets have in common. Sheets are not unpacked yet; pictures,
 * macros and links to other files never are.
 *
 * @throws UnreadableWorkbook for whatever is no workbook, is locked, damaged or larger than any catalog.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<OpenWorkbook> {
  const members = workbookMembers(bytes);
  const room = fullRoom();
  const path = await workbookPath(members, room);
  const part = memberAt(members, path);
  const relations = await relationsOf(members, path, room);
  const contents = await readContents(part, room);
  const strings = targetOf(relations, 'sharedStrings');
  const styles = targetOf(relations, 'styles');
  return {
    sheets: sheetsOf(contents, relations, members),
    strings: strings === null ? [] : await readStrings(memberAt(members, strings), room),
    formats: await readFormats(styles === null ? null : memberAt(members, styles), contents.date1904, room),
    room,
  };
}

/**
 * The names of a workbook's sheets, hidden ones too; nothing else of it is read.
 *
 * @throws UnreadableWorkbook
 */
export async function sheetNamesIn(bytes: Uint8Array): Promise<string[]> {
  const members = workbookMembers(bytes);
  const room = fullRoom();
  const { sheets } = await readContents(memberAt(members, await workbookPath(members, room)), room);
  return sheets.map(({ name }) => name);
}

const mostSheets = 1_000;

function workbookMembers(bytes: Uint8Array): ReadonlyMap<string, Member> {
  const outer = formatOf(bytes);
  if (outer === 'locked') throw new UnreadableWorkbook({ reason: 'password' });
  if (outer !== 'zip') throw new UnreadableWorkbook({ reason: 'other-format', format: outer });
  if (bytes.length > mostWorkbookBytes) throw tooLarge('file', mostWorkbookBytes);
  const members = openArchive(bytes);
  const format = formatOfArchive(members);
  if (format !== 'xlsx') throw new UnreadableWorkbook({ reason: 'other-format', format });
  for (const { locked } of members.values()) if (locked) throw new UnreadableWorkbook({ reason: 'password' });
  return members;
}

/** Where the workbook itself stands: usually `xl/workbook.xml`, but the archive says where. */
async function workbookPath(members: ReadonlyMap<string, Member>, room: Room): Promise<string> {
  const found = targetOf(await relationsOf(members, '', room), 'officeDocument');
  if (found !== null) return found;
  if (members.has(usualPath)) return usualPath;
  throw new UnreadableWorkbook({ reason: 'other-format', format: 'unknown' });
}

const usualPath = 'xl/workbook.xml';

async function relationsOf(
  members: ReadonlyMap<string, Member>,
  path: string,
  room: Room,
): Promise<Relations> {
  const { dir, base } = posix.parse(path);
  const member = members.get(posix.join(dir, '_rels', `${base}.rels`));
  return member === undefined ? new Map() : readRelations(member, dir, room);
}

function targetOf(relations: Relations, wanted: string): string | null {
  for (const { type, target } of relations.values()) if (type === wanted) return target;
  return null;
}

function sheetsOf(
  { sheets }: Contents,
  relations: Relations,
  members: ReadonlyMap<string, Member>,
): OpenSheet[] {
  if (sheets.length > mostSheets) throw tooLarge('sheets', mostSheets);
  return sheets.flatMap(({ name, relation, hidden }) => {
    const { type = 'worksheet', target = null } = relations.get(relation) ?? {};
    if (type !== 'worksheet') return [];
    const member = target === null ? undefined : members.get(target);
    if (member === undefined) throw damaged('missing-part', name);
    return [{ name, hidden, member }];
  });
}

function memberAt(members: ReadonlyMap<string, Member>, path: string): Member {
  const member = members.get(path);
  if (member === undefined) throw damaged('missing-part', path);
  return member;
}
