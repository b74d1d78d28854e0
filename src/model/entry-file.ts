import type { AgencyReference, Entry } from './catalog.js';

/** A file of entries as its clerk keeps it: what an edit must know beside the entries themselves. */
export interface EntryFile {
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly domain: string | null;
  /** The agency the file belongs to (单位). */
  readonly agency: AgencyReference | null;
  /** The group whose members share it (适用). */
  readonly group: string | null;
  /** What the defaults give every item: an entry with nothing else. */
  readonly defaults: Entry;
  /** Items of a shared list as written, before every member gets its own; otherwise empty. */
  readonly shared: readonly Entry[];
  /** Items of other lists that this file's agency says otherwise (继承), in their order. */
  readonly overrides: readonly Override[];
  /** How many items stand in the file. */
  readonly items: number;
}

export interface Override {
  /** The id in the shared list. */
  readonly id: string;
  /** JSON Pointer of the item. */
  readonly pointer: string;
}
