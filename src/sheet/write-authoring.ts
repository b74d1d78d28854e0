import type {
  DataValidation,
  PageSetup,
  PaperSize,
  stream as Stream,
  Style,
  WorksheetProtection,
} from 'exceljs';
import type { AuthoringBook, AuthoringRow, AuthoringSheet } from '../model/authoring.js';
import { type AuthoringColumn, authoringColumns, mandatoryMark } from './authoring-columns.js';
import { choicePrompt, headingWords, helpSheet } from './authoring-help.js';
import { headingNote, withheldNote } from './authoring-notes.js';
import { listsSheet, recordRows, recordSheet } from './authoring-record.js';
import { type AuthoringStyles, authoringStyles } from './authoring-styles.js';
import { withheldFields, withheldText } from './authoring-withheld.js';
import { chineseDate } from './caption.js';
import { escapedForFile, fitsCell, sheetText } from './cells.js';
import {
  declareNote,
  declareProtection,
  declareValidation,
  type PlainCell,
  type PlainRow,
  type SheetNote,
  writePlainRows,
} from './internals.js';
import { bodyLine, tallestRow, textCapacity, wrappedLines } from './measure.js';
import { cellName, columnName, sheetNames } from './names.js';
import { collected, openWorkbook } from './streamed-workbook.js';
import { SheetLimitError } from './write.js';
import { writeHelpSheet } from './write-authoring-help.js';

/**
 * Writes the authoring workbook (.xlsx): a sheet that says how to fill it in, one sheet per domain, and two
 * hidden ones, for the drop-down lists and for what the workbook was exported from. Same book, same bytes.
 * Time and memory grow in proportion to the rows.
 *
 * A text that no cell can carry (too long, or with characters the format has no place for) is not cut: its
 * cell is locked, says so, and is no part of what comes back.
 *
 * @throws SheetLimitError when a domain has more items than a sheet can hold.
 */
export async function writeAuthoringBook(book: AuthoringBook): Promise<Uint8Array> {
  const { sink, bytes } = collected();
  const workbook = await openWorkbook(sink, book);
  const [help = '', record = '', lists = '', ...names] = sheetNames([
    helpSheet,
    recordSheet,
    listsSheet,
    ...book.sheets.map(({ domain }) => domain),
  ]);
  const offers = offersOf(book, lists);
  const run: Run = { book, workbook, styles: authoringStyles(), offers, lines: new Map() };
  writeHelpSheet(workbook, help, book, run.styles);
  for (const [index, sheet] of book.sheets.entries()) writeSheet(run, sheet, names[index] ?? '');
  writeHidden(run, lists, listRows(offers));
  writeHidden(run, record, recordRows(book, names));
  await workbook.commit();
  return bytes();
}

/** Title, hint, headings: the rows above the items. */
const above = 3;
/** Empty rows below the items that offer choices and can be filtered. */
const spareRows = 200;
const mostRows = 1_048_576;

/** A book that is being written. */
interface Run {
  readonly book: AuthoringBook;
  readonly workbook: Stream.xlsx.WorkbookWriter;
  readonly styles: AuthoringStyles;
  readonly offers: readonly Offer[];
  /** Lines each text takes, by width of its column: most texts stand in many rows. */
  readonly lines: Map<number, Map<string, number>>;
}

/** What the cells of a column may be chosen from. */
interface Offer {
  readonly column: AuthoringColumn;
  readonly choices: readonly string[];
  /** The list on the hidden sheet. Written into the rule itself, it would be dropped beyond 255 characters. */
  readonly range: string;
}

function offersOf({ choices }: AuthoringBook, sheet: string): Offer[] {
  const offered = authoringColumns.flatMap((column) => {
    const own = column.field === 'id' ? [] : (choices[column.field] ?? []);
    const usable = [...new Set(own)].filter((choice) => choice.trim() !== '' && fitsCell(choice));
    return usable.length === 0 ? [] : [{ column, choices: usable }];
  });
  return offered.map((offer, index) => {
    const letter = columnName(index);
    return { ...offer, range: `'${sheet}'!$${letter}$2:$${letter}$${offer.choices.length + 1}` };
  });
}

function listRows(offers: readonly Offer[]): string[][] {
  const longest = offers.reduce((most, { choices }) => Math.max(most, choices.length), 0);
  return [
    offers.map(({ column }) => column.heading),
    ...Array.from({ length: longest }, (_, row) => offers.map(({ choices }) => choices[row] ?? '')),
  ];
}

function writeSheet(run: Run, { domain, rows }: AuthoringSheet, name: string): void {
  const { workbook, styles, offers } = run;
  const last = above + rows.length + spareRows;
  if (last > mostRows) throw new SheetLimitError(domain);
  const sheet = workbook.addWorksheet(name, {
    // Id, category and name stay in sight, or nobody would know which item a cell is of.
    views: [{ state: 'frozen', xSplit: 3, ySplit: above, topLeftCell: cellName(above, 3) }],
    pageSetup,
    headerFooter: { oddFooter: '&C&"宋体"&9第 &P 页  共 &N 页' },
    properties: { defaultRowHeight: 15, dyDescent: 0.25 },
  });
  // The style of a column is that of its cells below the items too: new rows at no cost.
  sheet.columns = authoringColumns.map((column) => ({ width: column.width, style: styles.cell(column) }));
  const notes = headingNotes(offers);
  writePlainRows(workbook, sheet, rowsAbove(run, domain));
  writePlainRows(workbook, sheet, itemRows(run, rows, notes));
  for (const note of notes) declareNote(sheet, note);
  for (const offer of offers) {
    const letter = columnName(authoringColumns.indexOf(offer.column));
    declareValidation(sheet, `${letter}${above + 1}:${letter}${last}`, validationOf(offer));
  }
  sheet.autoFilter = `A${above}:${columnName(authoringColumns.length - 1)}${last}`;
  declareProtection(sheet, protection);
  sheet.commit();
}

const pageSetup: Partial<PageSetup> = {
  // A3, as the file format numbers it; the types of exceljs leave it out.
  paperSize: 8 as PaperSize,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  printTitlesRow: `${above}:${above}`,
};

/**
 * Against slips, not against people: no password. Excel neither sorts nor deletes rows with locked cells,
 * allowed or not; other programs may.
 */
const protection: Partial<WorksheetProtection> = {
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  deleteRows: true,
  sort: true,
  autoFilter: true,
};

function rowsAbove({ book: { title, date }, styles }: Run, domain: string): PlainRow[] {
  const hint = `${title}，${chineseDate(date)}导出。带 ${mandatoryMark} 的列必填；编码已锁定，新增的事项编码留空；一格多个值时每行一个（按 Alt+Enter 换行）。详见工作表“${helpSheet}”。`;
  const line = (text: string, height: number, style: Partial<Style>): PlainRow => ({
    height,
    // Every cell has the style, or those beside the text would have that of their column.
    cells: authoringColumns.map((_, index) => ({
      value: index === 0 ? escapedForFile(sheetText(text)) : null,
      style,
    })),
  });
  return [
    line(`${domain}领域公开事项编制表`, heights.title, styles.title),
    line(hint, heights.hint, styles.hint),
    {
      height: heights.heading,
      cells: authoringColumns.map((column) => ({
        value: column.mandatory ? `${column.heading} ${mandatoryMark}` : column.heading,
        style: styles.heading(column),
      })),
    },
  ];
}

/** Points; of the heading, two lines. */
const heights = { title: 30, hint: 22, heading: 2 * bodyLine + 8 } as const;

/** One row each; notes on cells that carry no text are added to `notes` on the way. */
function* itemRows(run: Run, rows: readonly AuthoringRow[], notes: SheetNote[]): Generator<PlainRow> {
  const looks = authoringColumns.map(run.styles.cell);
  for (const [index, row] of rows.entries()) {
    const withheld = new Set<string>(withheldFields(row));
    let lines = 1;
    const cells = authoringColumns.map(({ field, width }, position): PlainCell => {
      const own = field === 'id' ? row.id : (row.cells[field] ?? '');
      const out = withheld.has(field);
      if (out) notes.push(withheldNote(above + index, position));
      const text = out ? withheldText(own) : sheetText(own);
      lines = Math.max(lines, linesOf(run, text, width));
      return {
        value: text === '' ? null : escapedForFile(text),
        style: out ? run.styles.withheld : (looks[position] ?? {}),
      };
    });
    yield { height: Math.min(tallestRow, lines * bodyLine + 6), grows: true, cells };
  }
}

function linesOf({ lines }: Run, text: string, width: number): number {
  const own = lines.get(width) ?? new Map<string, number>();
  lines.set(width, own);
  const known = own.get(text) ?? wrappedLines(text, textCapacity(width));
  own.set(text, known);
  return known;
}

function headingNotes(offers: readonly Offer[]): SheetNote[] {
  const height = heights.title + heights.hint + heights.heading;
  return authoringColumns.map((column, index) => {
    const offered = offers.some((offer) => offer.column === column);
    return headingNote(above - 1, index, headingWords(column, offered), height);
  });
}

function validationOf({ column, choices, range }: Offer): DataValidation {
  const list: DataValidation = { type: 'list', allowBlank: true, formulae: [range] };
  if (column.closed) {
    return {
      ...list,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: `${column.heading}填写有误`,
      error: closedWords(column, choices),
    };
  }
  const prompt = choicePrompt(column);
  // A rule that may be broken: the list is an offer.
  const offer = { ...list, showErrorMessage: false };
  return prompt === null ? offer : { ...offer, showInputMessage: true, promptTitle: column.heading, prompt };
}

function closedWords({ heading }: AuthoringColumn, choices: readonly string[]): string {
  const words = `“${heading}”只能填：${choices.join('、')}。请从下拉列表中选择。`;
  // Longer messages make Excel call the workbook damaged.
  return words.length <= 220 ? words : `“${heading}”只能从下拉列表中选择。`;
}

function writeHidden({ workbook, styles }: Run, name: string, rows: readonly (readonly string[])[]): void {
  const sheet = workbook.addWorksheet(name, { state: 'veryHidden' });
  const plain = rows.map((row): PlainRow => {
    const cells = row.map((text) => ({
      value: text === '' ? null : escapedForFile(sheetText(text)),
      style: styles.hidden,
    }));
    return { height: 15, cells };
  });
  writePlainRows(workbook, sheet, plain);
  sheet.commit();
}
