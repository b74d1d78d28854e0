import { type AuthoringField, type AuthoringRow, authoringFields } from '../model/authoring.js';
import type { FieldChange, Origin, Remark } from '../model/merge.js';
import { fieldNames } from '../model/vocabulary.js';
import { type Wording, wording } from '../model/wording.js';
import { type Cells, cellOf, cellsOf, differing, plainCell } from './cells.js';
import type { MergeContext } from './context.js';
import { fingerprint } from './fingerprint.js';
import type { Item } from './items.js';
import { meaningOf } from './values.js';

/** Cells that say something else than the catalog, and that the clerk has touched. */
export function editedFields(here: Cells, { cells, prints }: AuthoringRow): AuthoringField[] {
  return differing(here, cells).filter(
    (field) => prints === null || prints[field] !== fingerprint(cells[field] ?? ''),
  );
}

/** Fields that say something else in the catalog than when the workbook was exported. */
export function changedHere(here: Cells, { prints }: AuthoringRow): AuthoringField[] {
  if (prints === null) return [];
  return authoringFields.filter((field) => {
    const print = prints[field];
    return print !== undefined && print !== fingerprint(here[field]);
  });
}

export interface EditedRow {
  readonly item: Item;
  readonly here: Cells;
  readonly row: AuthoringRow;
  readonly origin: Origin;
}

/** Edited cells → what they change, and why some cannot. */
export function fieldChanges(
  edited: readonly AuthoringField[],
  { item, here, row, origin }: EditedRow,
  { channelOf, files }: MergeContext,
): { fields: FieldChange[]; problems: Remark[]; remarks: Remark[] } {
  const fields: FieldChange[] = [];
  const problems: Remark[] = [];
  const remarks: Remark[] = [];
  const { entry } = item;
  for (const field of edited) {
    const [before, after] = [here[field], plainCell(row.cells[field] ?? '')];
    const say = (message: Wording, hint: Wording): Remark => ({ origin, field, message, hint });
    const meant = meaningOf(
      field,
      after,
      channelOf,
      field === 'content' || field === 'basis' ? entry[field] : [],
    );
    if (meant.kind === 'value') {
      const said = cellOf(field, meant.value);
      if (plainCell(said) !== plainCell(before))
        fields.push({ field, before, after: said, value: meant.value });
    } else if (meant.kind === 'wrong') {
      problems.push(say(meant.message, meant.hint));
    } else if (field === 'name') {
      problems.push(
        say(
          wording('名称不能留空', 'the name cannot be empty'),
          wording(
            `要删除这个事项，请删去整行；目录里的名称是“${before}”`,
            `to remove the item, delete its row; its name is “${before}”`,
          ),
        ),
      );
    } else if (!saysItself(item, field)) {
      problems.push(
        say(
          wording(
            `“${fieldNames[field] ?? field}”留空没有作用：它来自整份文件的默认值或共用清单`,
            `emptying “${field}” has no effect: it comes from the defaults of the file or from a shared list`,
          ),
          wording(`恢复为“${before}”，或写上新的内容`, `write “${before}” again, or something else`),
        ),
      );
    } else {
      fields.push({ field, before, after, value: null });
      const fallback = fallbackOf(item, field, files);
      if (fallback !== '') {
        remarks.push(
          say(
            wording(
              `留空后按本文件的默认值：${fallback.replaceAll('\n', '、')}`,
              `left empty it follows the default of its file: ${fallback.replaceAll('\n', ', ')}`,
            ),
            wording('不要默认值时，写上本事项自己的内容', 'write the item’s own value if that is not meant'),
          ),
        );
      }
    }
  }
  return { fields, problems, remarks };
}

/** Whether the item itself says the field, rather than the defaults of its file or the list it shares. */
function saysItself({ entry, target }: Item, field: AuthoringField): boolean {
  const place = entry.places[field];
  return (
    target.kind === 'item' &&
    place?.kind === 'node' &&
    place.file === target.file &&
    place.pointer.startsWith(`${target.pointer}/`)
  );
}

function fallbackOf(
  { entry, target, kind }: Item,
  field: AuthoringField,
  files: MergeContext['files'],
): string {
  if (target.kind !== 'item') return '';
  if (kind === 'overridden') {
    const shared = files.flatMap((file) => file.shared).find(({ id }) => id === entry.sharedId);
    return shared === undefined ? '' : cellsOf(shared, new Map())[field];
  }
  const file = files.find(({ path }) => path === target.file);
  return file === undefined ? '' : defaultCell(file.defaults, field);
}

/** Levels follow from the subject, and a status is always one: neither is a default unless it is written. */
function defaultCell(defaults: Item['entry'], field: AuthoringField): string {
  return defaults.places[field] === undefined ? '' : cellsOf(defaults, new Map())[field];
}
