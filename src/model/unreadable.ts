/** Why a file cannot be read as a workbook. `print/unreadable.ts` has the words. */
export type Unreadable =
  | { readonly reason: 'other-format'; readonly format: OtherFormat }
  | { readonly reason: 'password' | 'no-sheets' | 'hidden-sheets' }
  /** `place`: `目录!B5`, the name of a sheet, or the path of a part inside the archive. */
  | { readonly reason: 'damaged'; readonly fault: Fault; readonly place: string | null }
  | {
      readonly reason: 'too-large';
      readonly limit: Limit;
      readonly most: number;
      readonly place: string | null;
    };

/** What the bytes are instead, whatever the file is called. */
export type OtherFormat =
  | 'empty'
  | 'xls'
  | 'xlsb'
  | 'xml-2003'
  | 'ods'
  | 'html'
  | 'mhtml'
  | 'text'
  | 'word'
  | 'slides'
  | 'pdf'
  | 'ofd'
  | 'picture'
  | 'archive'
  | 'unknown';

export type Fault =
  /** The end is missing, as after half a download. */
  | 'cut-off'
  /** The table of contents of the archive makes no sense. */
  | 'directory'
  | 'overlap'
  | 'duplicate'
  /** A part unpacks to other bytes than the archive declares. */
  | 'contents'
  | 'missing-part'
  | 'xml'
  | 'doctype'
  | 'nesting'
  /** A cell or joined range that no sheet has, or a text that is not there. */
  | 'reference'
  | 'overlapping-merges'
  /** A quote of separated values that is never closed. */
  | 'quote';

export type Limit =
  /** Bytes of the file. */
  | 'file'
  | 'members'
  /** Tables of a page. */
  | 'tables'
  /** Bytes unpacked. */
  | 'unpacked'
  /** Bytes of XML, and elements, after empty rows were skipped. */
  | 'parsed'
  | 'elements'
  /** Of the texts of all cells. */
  | 'characters'
  | 'sheets'
  | 'rows'
  | 'columns'
  /** Cells of all sheets, from the first to the last filled one. */
  | 'cells'
  | 'merges'
  | 'merged-cells'
  /** Characters of a cell. */
  | 'cell';

/** Bytes of a file that is looked at at all; the rest of the limits stand beside what they bound. */
export const mostWorkbookBytes = 64_000_000;
