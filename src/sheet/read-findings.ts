import type { RepairKind, Sureness, TableRemark, TableRepair } from '../model/table.js';
import { wording } from '../model/wording.js';
import { cellName } from './names.js';

/** What is found while a table is read: repairs and remarks, in the order of the sheet when asked for. */
export class Findings {
  readonly #repairs = new Map<string, TableRepair & { readonly column: number }>();
  readonly #remarks: TableRemark[] = [];

  /** A joined cell serves several items, but what was repaired in it is said once. Rows count from 0. */
  repair(
    { row, column }: { readonly row: number; readonly column: number },
    kind: RepairKind,
    sureness: Sureness,
    read: string,
    became: string,
  ): void {
    const key = `${row} ${column} ${kind}`;
    if (this.#repairs.has(key)) return;
    this.#repairs.set(key, {
      row: row + 1,
      cell: cellName(row, column),
      kind,
      read,
      became,
      sureness,
      column,
    });
  }

  /** @param text the words that were not read */
  remark(row: number, zh: string, en: string, text?: string): void {
    this.#remarks.push({ row: row + 1, message: wording(zh, en), ...(text !== undefined && { text }) });
  }

  repairs(): TableRepair[] {
    return [...this.#repairs.values()]
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map(({ column: _, ...repair }) => repair);
  }

  remarks(): TableRemark[] {
    return [...this.#remarks].sort((a, b) => a.row - b.row);
  }
}

/** The beginning of a text, for a message. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
