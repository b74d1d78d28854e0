import type { Catalog, Entry } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import type { Target } from '../model/merge.js';

/** An item that can be edited by its id: an entry of its own, one of a shared list, or a member's instance of that. */
export interface Item {
  /** `YWJY-0502`, or `XZ-JZ-03@dapingxiang` for an instance. */
  readonly id: string;
  readonly entry: Entry;
  /** Instances say something otherwise than the list they share, or do not. */
  readonly kind: 'own' | 'shared' | 'instance' | 'overridden';
  readonly target: Target;
  /** File and position, for the order in which items are shown. */
  readonly order: readonly [file: string, item: number, member: number];
}

/**
 * Every item of a catalog, in the order of the files; the item of a shared list comes before its instances.
 */
export function itemsOf({ entries }: Pick<Catalog, 'entries'>, files: readonly EntryFile[]): Item[] {
  const overrides = new Map(
    files.flatMap((file) =>
      file.overrides.map(({ id, pointer }) => [
        `${id}@${file.agency?.agencies[0] ?? ''}`,
        { file: file.path, pointer },
      ]),
    ),
  );
  const items = files.flatMap(({ shared }) => shared.map((entry): Item => written(entry, 'shared', 0)));
  for (const [member, entry] of entries.entries()) {
    if (entry.sharedId === null) {
      items.push(written(entry, 'own', 0));
      continue;
    }
    const override = overrides.get(entry.id);
    items.push({
      ...written(entry, override === undefined ? 'instance' : 'overridden', member + 1),
      target:
        override === undefined
          ? { kind: 'override', agency: memberOf(entry), sharedId: entry.sharedId }
          : { kind: 'item', ...override },
    });
  }
  return items.sort(
    (a, b) => compare(a.order[0], b.order[0]) || a.order[1] - b.order[1] || a.order[2] - b.order[2],
  );
}

/** The agency an instance of a shared list belongs to. */
function memberOf({ id, sharedId }: Entry): string {
  return id.slice((sharedId?.length ?? -1) + 1);
}

function written(entry: Entry, kind: Item['kind'], member: number): Item {
  const { place } = entry;
  const pointer = place.kind === 'node' ? place.pointer : '';
  return {
    id: entry.id,
    entry,
    kind,
    target: { kind: 'item', file: place.file, pointer },
    order: [place.file, Number(pointer.split('/')[2] ?? 0), member],
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
