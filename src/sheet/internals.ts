import type { Font } from 'exceljs';

/**
 * The three places where exceljs is entered below its documented surface. All fail loudly when the library
 * (pinned to one version) has another shape.
 */

/**
 * Declares merged ranges (`A1:B2`) of a streamed sheet. Its own `mergeCells` compares each merge with all
 * before it, which is quadratic (20,000 merges: 3.4 s against 0.6 s); ours cannot overlap, so they go
 * straight to the list it writes out. Cells covered by a merge are then ordinary empty cells, which keeps
 * their borders.
 */
export function declareMerges(sheet: object, ranges: readonly string[]): void {
  const list = listAt(sheet, '_merges');
  for (const range of ranges) list.push(range);
}

/**
 * Links a cell to another sheet (`'目录'!A1`). The streamed writer would record any link as one to a file
 * outside; as a location it stays inside the workbook and needs no relationship.
 */
export function declareLink(sheet: object, address: string, target: string): void {
  const relations: unknown = Reflect.get(sheet, '_sheetRelsWriter');
  if (typeof relations !== 'object' || relations === null) throw unknownShape('_sheetRelsWriter');
  listAt(relations, '_hyperlinks').push({ address, target });
}

/** Makes a font the workbook's first, which is its default; exceljs would take Calibri. Call before any style is used. */
export function declareDefaultFont(workbook: object, font: Partial<Font>): void {
  const styles: unknown = Reflect.get(workbook, 'styles');
  if (typeof styles !== 'object' || styles === null) throw unknownShape('styles');
  const add: unknown = Reflect.get(styles, '_addFont');
  if (typeof add !== 'function') throw unknownShape('_addFont');
  if (add.call(styles, font) !== 0) throw new Error('The default font must be declared before any other.');
}

function listAt(holder: object, name: string): unknown[] {
  const list: unknown = Reflect.get(holder, name);
  if (!Array.isArray(list)) throw unknownShape(name);
  return list;
}

function unknownShape(name: string): Error {
  return new Error(`This version of exceljs has no ${name}; src/sheet/internals.ts must be adapted.`);
}
