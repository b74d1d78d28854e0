import type { Worksheet } from 'exceljs';
import type { Wording } from '../model/wording.js';
import { displayed } from './displayed.js';
import { cellName, rangeIn } from './names.js';
import { inspectArchive, UnreadableWorkbook } from './read-archive.js';
import type { GridMerge } from './read-workbook.js';

/** A sheet with every text to the last space, as its reader saw it. */
export interface ExactSheet {
  readonly name: string;
  readonly visible: boolean;
  /** Rows with anything in them. */
  readonly rows: readonly ExactRow[];
  readonly merges: readonly GridMerge[];
  /** What is to be said of cells, by address (`D5`). */
  readonly remarks: ReadonlyMap<string, Wording>;
}

export interface ExactRow {
  /** From 1. */
  readonly number: number;
  /** By column, from 0; undefined where nothing stands, null where what stands there could not be told. */
  readonly cells: readonly (string | null | undefined)[];
}

/**
 * A workbook (.xlsx) → all its sheets, hidden ones too, in their order.
 *
 * @throws UnreadableWorkbook
 */
export async function readExactly(bytes: Uint8Array): Promise<ExactSheet[]> {
  inspectArchive(bytes);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
      { ignoreNodes },
    );
  } catch {
    throw new UnreadableWorkbook('damaged');
  }
  return workbook.worksheets.map(exactSheet);
}

/** What texts do not need. */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'pageSetup',
  'rowBreaks',
];

function exactSheet(sheet: Worksheet): ExactSheet {
  const remarks = new Map<string, Wording>();
  const rows: ExactRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: (string | null | undefined)[] = [];
    row.eachCell((cell, column) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const { text, remark } = displayed(cell.value, cell.numFmt);
      if (text !== '') cells[column - 1] = text;
      if (remark !== null) remarks.set(cellName(number - 1, column - 1), remark);
    });
    if (cells.length > 0) rows.push({ number, cells });
  });
  return {
    name: sheet.name,
    visible: sheet.state === 'visible',
    rows,
    merges: (sheet.model.merges ?? []).map(rangeIn),
    remarks,
  };
}
