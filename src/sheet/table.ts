/** A table as it stands on one sheet: data only, no trace of the spreadsheet library. */
export interface Table {
  /** The sheet name wanted; made legal and unique when the workbook is written. */
  readonly name: string;
  readonly title: string;
  /** The line below the title: who made it, of what day. */
  readonly caption: string | null;
  readonly columns: readonly TableColumn[];
  /** One cell per column. Gone through once, row by row, while the sheet is written: they need not be held. */
  readonly rows: Iterable<readonly TableCell[]>;
  /** Lines below the table, over its whole width. */
  readonly notes: readonly string[];
  /** Whether the office may filter by column; not for tables with joined cells. */
  readonly filter: boolean;
}

export interface TableColumn {
  /** Heading shared with the neighbours of the same group; null: the heading takes both heading rows. */
  readonly group: string | null;
  readonly heading: string;
  /** In characters of the default font, as spreadsheets count. */
  readonly width: number;
  readonly align: 'left' | 'center';
  readonly join: Joining;
  /** Numbers are shown as they are, or as a percentage of 0 to 1. */
  readonly format: 'plain' | 'percent';
}

/**
 * Whether equal neighbours, one below the other, become one cell. Joined cells of a `group` column part the
 * table into groups, each within those of the group columns before it; cells of a `repeat` column are
 * joined within the groups, whatever stands in other such columns.
 */
export type Joining = 'none' | 'group' | 'repeat';

export type TableCell = string | number | null | SheetLink;

/** A text that leads to another sheet of the same workbook. */
export interface SheetLink {
  readonly text: string;
  /** Position of the table in the workbook. */
  readonly table: number;
}

/** A column of plain centred text, changed as wished. */
export function column(heading: string, width: number, overrides: Partial<TableColumn> = {}): TableColumn {
  return { group: null, heading, width, align: 'center', join: 'none', format: 'plain', ...overrides };
}
