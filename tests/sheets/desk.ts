import type { Workbook, Worksheet } from 'exceljs';
import { loadWorkspace } from '../../src/load/load-workspace.js';
import { type KnownParses, shippedParses } from '../../src/load/parses.js';
import type { Merge } from '../../src/model/merge.js';
import {
  type Applied,
  applyMerge,
  changedFolder,
  type Desk,
  mergeSources,
  openDesk,
  type Part,
  readSource,
  readWorkspace,
  type Source,
} from '../../src/sheets.js';
import { reopened } from '../sheet/workbook.js';

export type Folder = Awaited<ReturnType<typeof readWorkspace>>;

export const example = (): Promise<Folder> => readWorkspace('catalog/example');

export function deskOf(folder: Folder): Promise<Desk> {
  return openDesk(folder, () => undefined);
}

/** The same, where most files are those of a folder that was read before: they are not read again. */
export function deskAfter(folder: Folder, known: KnownParses): Promise<Pick<Desk, 'catalog' | 'files'>> {
  return loadWorkspace(folder, { known });
}

export async function parsesOf(folder: Folder): Promise<KnownParses> {
  const values = new Map(shippedParses());
  const known: KnownParses = {
    get: (key) => values.get(key),
    keep: (key, value) => void values.set(key, value),
  };
  await loadWorkspace(folder, { known });
  return known;
}

/** What a workbook changes in a workspace, and the workspace after it. */
export async function imported(
  desk: Desk,
  folder: Folder,
  sources: readonly Source[],
  options: { readonly register?: boolean; readonly domain?: string } = {},
): Promise<{ merge: Merge; applied: Applied; after: Folder }> {
  const merge = await mergeSources(sources, options.domain ?? null, desk);
  const applied = applyMerge({
    merge,
    context: desk,
    texts: desk.texts,
    source: '“表.xlsx”',
    followsDefaults: sources[0]?.kind === 'authoring',
    conflictsTakeTable: false,
    register: options.register ?? false,
  });
  return { merge, applied, after: changedFolder(folder, applied.files) };
}

export async function sourceOf(bytes: Uint8Array, name = '表.xlsx'): Promise<Source> {
  return readSource({ path: name, bytes });
}

/** A workbook as a clerk has it open: cells by id of the row and heading of the column. */
export class OpenBook {
  readonly #workbook: Workbook;
  readonly #places = new Map<string, { readonly sheet: Worksheet; readonly row: number }>();

  private constructor(workbook: Workbook) {
    this.#workbook = workbook;
    for (const sheet of workbook.worksheets) {
      if (sheet.state !== 'visible') continue;
      sheet.eachRow((row, number) => {
        const id = row.getCell(1).text;
        if (/^[A-Z][A-Z0-9]*-/u.test(id)) this.#places.set(id, { sheet, row: number });
      });
    }
  }

  static async open(bytes: Uint8Array): Promise<OpenBook> {
    return new OpenBook(await reopened(bytes));
  }

  get ids(): string[] {
    return [...this.#places.keys()];
  }

  write(id: string, heading: string, text: string): void {
    const place = this.#places.get(id);
    if (place === undefined) throw new Error(`no row ${id}`);
    place.sheet.getRow(place.row).getCell(columnOf(place.sheet, heading)).value = text;
  }

  /** As when someone copies the sheets into a new workbook: the hidden ones stay behind. */
  loseHiddenSheets(): void {
    for (const { id, state } of this.#workbook.worksheets) {
      if (state !== 'visible') this.#workbook.removeWorksheet(id);
    }
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.#workbook.xlsx.writeBuffer());
  }
}

function columnOf(sheet: Worksheet, heading: string): number {
  for (let row = 1; row <= 6; row += 1) {
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const text = sheet.getCell(row, column).text.replace(/[\s*]/gu, '');
      if (text === heading) return column;
    }
  }
  throw new Error(`no column ${heading}`);
}

export const whole: Part = { agency: null, domain: null };
