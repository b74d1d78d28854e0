import { posix } from 'node:path';
import { mostWorkbookBytes } from '../model/unreadable.js';
import { formatOf, formatOfArchive } from './file-format.js';
import { type Member, openArchive } from './read-archive.js';
import {
  type Contents,
  type NumberFormats,
  type Relations,
  readContents,
  readNumberFormats,
  readRelations,
  readStrings,
} from './read-parts.js';
import { type CellRange, mostColumns, readSheet, type SheetCells } from './read-sheet-xml.js';
import { fullRoom, type Room, takeRoom } from './read-xml.js';
import { damaged, tooLarge, UnreadableWorkbook } from './unreadable-workbook.js';

export { mostColumns };

/** A sheet as texts: what each cell itself shows, covered cells of joined ranges empty. */
export interface Grid {
  readonly name: string;
  /** Row 1 stands at 0. All rows are as wide as the widest. */
  readonly rows: readonly (readonly string[])[];
  /** Within the rows; from 0, both ends included. */
  readonly merges: readonly GridMerge[];
}

export type GridMerge = CellRange;

/**
 * A workbook (.xlsx, .xlsm) → its visible sheets as texts, in their order. Whatever else it carries (hidden
 * sheets, pictures, macros, links to other files) is not even unpacked.
 *
 * @throws UnreadableWorkbook for whatever is no workbook, is locked, damaged or larger than any catalog.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  const members = workbookMembers(bytes);
  const room = fullRoom();
  const workbook = await openWorkbook(members, room);
  const grids: Grid[] = [];
  for (const { name, member } of workbook.sheets) {
    grids.push(gridOf(name, await readSheet(member, { ...workbook, name }, room), room));
  }
  return grids;
}

interface OpenWorkbook {
  readonly sheets: readonly { readonly name: string; readonly member: Member }[];
  readonly strings: readonly string[];
  readonly formats: NumberFormats;
}

const mostMergedCells = 500_000;
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

async function openWorkbook(members: ReadonlyMap<string, Member>, room: Room): Promise<OpenWorkbook> {
  const path = await workbookPath(members, room);
  const part = memberAt(members, path);
  const relations = await relationsOf(members, path, room);
  const contents = await readContents(part, room);
  const strings = targetOf(relations, 'sharedStrings');
  const styles = targetOf(relations, 'styles');
  return {
    sheets: visibleSheets(contents, relations, members),
    strings: strings === null ? [] : await readStrings(memberAt(members, strings), room),
    formats: await readNumberFormats(
      styles === null ? null : memberAt(members, styles),
      contents.date1904,
      room,
    ),
  };
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

function visibleSheets(
  { sheets }: Contents,
  relations: Relations,
  members: ReadonlyMap<string, Member>,
): OpenWorkbook['sheets'] {
  // Sheets of charts and of old macros hold no cells.
  const tables = sheets.flatMap(({ name, relation: id, hidden }) => {
    const relation = relations.get(id);
    if (relation !== undefined && relation.type !== 'worksheet') return [];
    return [{ name, hidden, path: relation?.target ?? null }];
  });
  if (tables.length === 0) throw new UnreadableWorkbook({ reason: 'no-sheets' });
  const visible = tables.filter(({ hidden }) => !hidden);
  if (visible.length === 0) throw new UnreadableWorkbook({ reason: 'hidden-sheets' });
  if (visible.length > mostSheets) throw tooLarge('sheets', mostSheets);
  return visible.map(({ name, path }) => {
    const member = path === null ? undefined : members.get(path);
    if (member === undefined) throw damaged('missing-part', name);
    return { name, member };
  });
}

function memberAt(members: ReadonlyMap<string, Member>, path: string): Member {
  const member = members.get(path);
  if (member === undefined) throw damaged('missing-part', path);
  return member;
}

/** The grid ends with what is seen in it: joined ranges may reach on to the end of the sheet, and hide texts. */
function gridOf(name: string, { rows, merges }: SheetCells, room: Room): Grid {
  // Both levels have holes, which only `Array.from` visits.
  const texts = Array.from(rows, (row = []) => Array.from(row, (text = '') => text));
  takeRoom(room, 'cells', texts.length * widthOf(texts), name);
  hideCovered(texts, within(merges, texts.length, widthOf(texts)), name);
  const height = texts.findLastIndex((row) => row.some((text) => text !== '')) + 1;
  const width = widthOf(texts);
  return {
    name,
    rows: texts
      .slice(0, height)
      .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    merges: within(merges, height, width),
  };
}

/** Of a joined range, a sheet shows the first cell alone. */
function hideCovered(texts: readonly string[][], merges: readonly GridMerge[], name: string): void {
  const covered = merges.reduce(
    (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  );
  if (covered > texts.length * widthOf(texts)) throw damaged('overlapping-merges', name);
  if (covered > mostMergedCells) throw tooLarge('merged-cells', mostMergedCells, name);
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row += 1) {
      texts[row]?.fill('', row === top ? left + 1 : left, right + 1);
    }
  }
}

function within(merges: readonly GridMerge[], height: number, width: number): GridMerge[] {
  return merges
    .map(({ top, left, bottom, right }) => ({
      top,
      left,
      bottom: Math.min(bottom, height - 1),
      right: Math.min(right, width - 1),
    }))
    .filter(
      ({ top, left, bottom, right }) => bottom >= top && right >= left && (bottom > top || right > left),
    );
}

function widthOf(texts: readonly (readonly string[])[]): number {
  return texts.reduce((most, row) => Math.max(most, row.findLastIndex((text) => text !== '') + 1), 0);
}
