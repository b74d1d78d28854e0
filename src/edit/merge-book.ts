import {
  type AuthoringRow,
  authoringFields,
  type ReadAuthoringBook,
  type ReadAuthoringSheet,
} from '../model/authoring.js';
import type { ItemChange, ItemConflict, Merge, Origin, Remark, Removal } from '../model/merge.js';
import { additions } from './additions.js';
import { cellsOf, plainCell } from './cells.js';
import type { MergeContext } from './context.js';
import { changedHere, editedFields, fieldChanges } from './field-changes.js';
import { fingerprint } from './fingerprint.js';
import { type Item, itemsOf } from './items.js';
import { type Known, type NewRow, newItems } from './new-rows.js';
import { type Naming, proposalsFor } from './proposals.js';
import { goneUntouched, idTwice, movedItem, saidTwice, unknownId } from './row-problems.js';

/** An authoring workbook that came back. */
export interface ReturnedBook {
  /** Name of the file. */
  readonly file: string;
  readonly book: ReadAuthoringBook;
}

/**
 * Edited workbooks × the catalog of today → what to change, field by field. With the fingerprints of the
 * export, a cell nobody touched changes nothing, whatever the catalog says by now; an item that both sides have
 * changed is a conflict. Without them every difference is a change. Of several workbooks each may change other
 * fields of one item.
 */
export function mergeBooks(books: readonly ReturnedBook[], context: MergeContext): Merge {
  const { catalog, files } = context;
  const desk: OpenCatalog = {
    context,
    titles: new Map(catalog.agencies.map(({ id, name }) => [id, name])),
    items: new Map(itemsOf(catalog, files).map((item) => [item.id, item])),
  };
  const add = additions(catalog, files);
  const read = books.map((returned) => readBook(returned, desk));
  const made = read.map(({ fresh }) => newItems(fresh, context, desk, add));
  const { changes, problems } = together(read.flatMap((each) => each.changes));
  const added = made.flatMap((each) => each.additions);
  return {
    changes,
    additions: added,
    removals: uniqueById(read.flatMap(({ removals }) => removals)),
    conflicts: read.flatMap(({ conflicts }) => conflicts),
    problems: [
      ...read.flatMap((each) => each.problems),
      ...made.flatMap((each) => each.problems),
      ...problems,
    ],
    remarks: [...read.flatMap(({ remarks }) => remarks), ...made.flatMap(({ remarks }) => remarks)],
    proposals: proposalsFor([...added, ...changes.map(namingOf)], context),
    unchanged: read.reduce((sum, each) => sum + each.unchanged, 0),
  };
}

interface OpenCatalog extends Known {
  readonly context: MergeContext;
}

interface BookRead
  extends Pick<Merge, 'changes' | 'removals' | 'conflicts' | 'problems' | 'remarks' | 'unchanged'> {
  readonly fresh: readonly NewRow[];
}

function readBook({ file, book }: ReturnedBook, { context, titles, items }: OpenCatalog): BookRead {
  const changes: ItemChange[] = [];
  const conflicts: ItemConflict[] = [];
  const problems: Remark[] = [];
  const remarks: Remark[] = [];
  const fresh: NewRow[] = [];
  const seen = new Map<string, Origin>();
  let unchanged = 0;
  for (const sheet of book.sheets) {
    for (const row of sheet.rows) {
      const origin: Origin = { file, sheet: sheet.name, row: row.row };
      if (row.id === '') {
        fresh.push({ sheet, row, origin });
        continue;
      }
      const before = seen.get(row.id);
      if (before !== undefined) {
        problems.push(idTwice(row.id, origin, before));
        continue;
      }
      seen.set(row.id, origin);
      const item = items.get(row.id);
      if (item === undefined) {
        const gone = row.prints === null ? null : goneItem(row, sheet, origin);
        if (gone === null) problems.push(unknownId(row.id, origin, items.keys()));
        else if (gone === 'untouched') remarks.push(goneUntouched(row.id, origin));
        else conflicts.push(gone);
        continue;
      }
      if (item.entry.domain !== sheet.domain) {
        problems.push(movedItem(item, sheet, origin));
        continue;
      }
      const here = cellsOf(item.entry, titles);
      const edited = editedFields(here, row);
      if (edited.length === 0) {
        unchanged += 1;
        continue;
      }
      const read = fieldChanges(edited, { item, here, row, origin }, context);
      problems.push(...read.problems);
      remarks.push(...read.remarks);
      const { id, entry, target } = item;
      const said = { id, name: entry.name, domain: entry.domain, origin, fields: read.fields, target };
      const moved = changedHere(here, row);
      // A cell may say the same in other words (主动 for 主动公开).
      if (read.fields.length === 0) unchanged += read.problems.length === 0 ? 1 : 0;
      else if (moved.length > 0) conflicts.push({ ...said, changedHere: moved });
      else changes.push(said);
    }
  }
  return {
    changes,
    conflicts,
    problems,
    remarks,
    fresh,
    unchanged,
    removals: removed(book.exported, seen, items),
  };
}

/** Changes of one item from several workbooks put together; one field said in two ways is for a person to settle. */
function together(changes: readonly ItemChange[]): { changes: ItemChange[]; problems: Remark[] } {
  const found = new Map<string, ItemChange>();
  const problems: Remark[] = [];
  for (const change of changes) {
    const before = found.get(change.id);
    if (before === undefined) {
      found.set(change.id, change);
      continue;
    }
    const known = new Map(before.fields.map((field) => [field.field, field]));
    const more = change.fields.filter(({ field }) => !known.has(field));
    for (const { field, after } of change.fields) {
      const other = known.get(field);
      if (other !== undefined && other.after !== after) problems.push(saidTwice(change, before, field));
    }
    found.set(change.id, { ...before, fields: [...before.fields, ...more] });
  }
  return { changes: [...found.values()], problems };
}

function namingOf({ fields, origin, domain }: ItemChange): Naming {
  return {
    origin,
    domain,
    values: Object.fromEntries(
      fields.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])),
    ),
  };
}

function uniqueById(removals: readonly Removal[]): Removal[] {
  return [...new Map(removals.map((removal) => [removal.id, removal])).values()];
}

function removed(
  exported: ReadAuthoringBook['exported'],
  seen: ReadonlyMap<string, Origin>,
  items: ReadonlyMap<string, Item>,
): Removal[] {
  return (exported?.removed ?? []).flatMap(({ id }) => {
    const item = items.get(id);
    if (item === undefined || seen.has(id)) return [];
    return [{ id, name: item.entry.name, domain: item.entry.domain, file: item.entry.place.file }];
  });
}

/** An item that left the catalog after the export: a conflict only when the clerk went on working at it. */
function goneItem(row: AuthoringRow, sheet: ReadAuthoringSheet, origin: Origin): ItemConflict | 'untouched' {
  const edited = authoringFields.filter((field) => {
    const cell = row.cells[field];
    return cell !== undefined && row.prints?.[field] !== fingerprint(cell);
  });
  if (edited.length === 0) return 'untouched';
  return {
    id: row.id,
    name: row.cells.name ?? '',
    domain: sheet.domain,
    origin,
    fields: edited.map((field) => ({
      field,
      before: '',
      after: plainCell(row.cells[field] ?? ''),
      value: null,
    })),
    changedHere: null,
    target: null,
  };
}
