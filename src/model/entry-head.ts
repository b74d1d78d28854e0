import type { Catalog, Entry, Frame } from './catalog.js';
import { nodePlace } from './place.js';

/** As much of an entry as others have to know: by what it is told from them, and where that is written. */
export interface EntryHead extends Pick<Entry, 'id' | 'sharedId' | 'name' | 'status' | 'place'> {
  readonly places: Pick<Entry['places'], 'id'>;
}

/** A catalog of which only that is known of each entry; in the order of the catalog. */
export interface Heads extends Frame {
  readonly entries: readonly EntryHead[];
}

/** A row of plain data for each head: id, shared id, name, whether it is a draft, number of its file, of its item. */
export type HeadRow = readonly [
  id: string,
  sharedId: string | null,
  name: string,
  draft: 0 | 1,
  file: number,
  item: number,
];

/** Heads as rows, with the files they stand in: a tenth of what the places take. */
export interface HeadTable {
  readonly files: readonly string[];
  readonly rows: readonly HeadRow[];
}

export function headTable(entries: Catalog['entries']): HeadTable {
  const files = new Map<string, number>();
  const rows = entries.map(({ id, sharedId, name, status, place }): HeadRow => {
    const file = files.get(place.file) ?? files.size;
    files.set(place.file, file);
    const item = place.kind === 'node' ? Number(place.pointer.slice('/items/'.length)) : 0;
    return [id, sharedId, name, status === 'draft' ? 1 : 0, file, item];
  });
  return { files: [...files.keys()], rows };
}

/** The heads that a table was made from, and where they are written. */
export function headsOf({ files, rows }: HeadTable): EntryHead[] {
  return rows.map((row) => new Row(row, files[row[4]] ?? ''));
}

/** Places are made for those that are pointed at: there are two of them for each of many thousand heads. */
class Row implements EntryHead {
  readonly id: string;
  readonly sharedId: string | null;
  readonly #row: HeadRow;
  readonly #file: string;

  constructor(row: HeadRow, file: string) {
    [this.id, this.sharedId] = row;
    this.#row = row;
    this.#file = file;
  }

  get name(): string {
    return this.#row[2];
  }

  get status(): EntryHead['status'] {
    return this.#row[3] === 1 ? 'draft' : 'final';
  }

  get place(): EntryHead['place'] {
    return nodePlace(this.#file, `/items/${this.#row[5]}`);
  }

  get places(): EntryHead['places'] {
    return { id: nodePlace(this.#file, `/items/${this.#row[5]}/id`) };
  }
}
