import type { Catalog } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import type { ItemChange, Merge } from '../model/merge.js';
import { cellsOf, plainCell } from './cells.js';
import { itemsOf } from './items.js';

/**
 * The ids of items that, read again from the files a merge would write, do not say what the merge wants them to
 * say: none, or the files must not be written.
 *
 * @param changes What is changed: those of the merge, and conflicts settled for the table.
 */
export function unproven(
  changes: readonly ItemChange[],
  { additions }: Pick<Merge, 'additions'>,
  { catalog, files }: { readonly catalog: Catalog; readonly files: readonly EntryFile[] },
): string[] {
  const titles = new Map(catalog.agencies.map(({ id, name }) => [id, name]));
  const items = new Map(itemsOf(catalog, files).map((item) => [item.id, item.entry]));
  const changed = changes.filter(({ id, fields }) => {
    const entry = items.get(id);
    if (entry === undefined) return true;
    const cells = cellsOf(entry, titles);
    return fields.some(
      ({ field, value, after }) => value !== null && plainCell(cells[field]) !== plainCell(after),
    );
  });
  const added = additions.filter(({ id, name }) => items.get(id)?.name !== name);
  return [...changed, ...added].map(({ id }) => id);
}
