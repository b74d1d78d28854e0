import type { EntryFile } from '../model/entry-file.js';
import { groupedBy } from '../model/grouped.js';
import type { Addition, FieldChange, ItemChange, Merge } from '../model/merge.js';
import { fieldNames, statusNames } from '../model/vocabulary.js';
import type { YamlEdit, YamlRecord } from '../source/edit.js';
import { stringifyYaml } from '../source/stringify.js';
import type { MergeContext } from './context.js';
import { homes } from './homes.js';
import { inChinese, newEntriesFile, recordIn } from './new-file.js';
import { type Applied, FilePlan, fileName } from './plan.js';
import { appending, registerEdits } from './registers.js';

export interface ApplyRequest {
  readonly merge: Merge;
  readonly context: Pick<MergeContext, 'catalog' | 'files'>;
  /** Decoded texts of the workspace by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the table is, for the comment of new files: `“目录.xlsx”`. */
  readonly source: string;
  /**
   * Whether what a new item leaves empty follows the defaults of the file it is written to. A published table
   * knows of no defaults: its items are then kept in a file of their own.
   */
  readonly followsDefaults: boolean;
  /** Whether items changed on both sides take the table's words. */
  readonly conflictsTakeTable: boolean;
  /** Whether proposed agencies and domains are entered in their registers. */
  readonly register: boolean;
}

/**
 * A merge → the new texts of the files it changes. Comments, order, quoting and untouched lines stay byte for
 * byte. Removals are never carried out. Nothing is written here.
 */
export function applyMerge(request: ApplyRequest): Applied {
  const { merge, texts, context } = request;
  const plan = new FilePlan(texts);
  const changes = changesOf(merge, request.conflictsTakeTable);
  for (const change of changes) planChange(change, plan);
  planOverrides(changes, plan, context);
  planAdditions(request, plan);
  if (request.register) {
    for (const { path, edits, created } of registerEdits(merge.proposals, texts)) {
      if (created === null) plan.edit(path, edits);
      else plan.create(path, created);
    }
  }
  return plan.carriedOut();
}

/** What is changed: also the items changed on both sides, where they take the table's words. */
export function changesOf(
  { changes, conflicts }: Pick<Merge, 'changes' | 'conflicts'>,
  conflictsTakeTable: boolean,
): ItemChange[] {
  if (!conflictsTakeTable) return [...changes];
  const settled = conflicts.flatMap(({ changedHere: _, target, ...conflict }) =>
    target === null ? [] : [{ ...conflict, target }],
  );
  return [...changes, ...settled];
}

function planChange({ target, fields }: ItemChange, plan: FilePlan): void {
  if (target.kind !== 'item') return;
  plan.edit(
    target.file,
    fields.map(({ field, value }): YamlEdit => {
      const pointer = `${target.pointer}/${field}`;
      return value === null ? { kind: 'remove', pointer } : { kind: 'set', pointer, value };
    }),
  );
}

/** Members of shared lists that say something otherwise for the first time: in the file of their agency. */
function planOverrides(
  changes: readonly ItemChange[],
  plan: FilePlan,
  { catalog, files }: ApplyRequest['context'],
): void {
  const byAgency = new Map<string, YamlRecord[]>();
  for (const { target, fields } of changes) {
    if (target.kind !== 'override') continue;
    const record = { inherits: target.sharedId, ...valuesOf(fields) };
    byAgency.set(target.agency, [...(byAgency.get(target.agency) ?? []), record]);
  }
  for (const [agency, records] of byAgency) {
    const file = ownFile(files, agency);
    if (file !== null) {
      plan.edit(file.path, appending('/items', records));
      continue;
    }
    const name = catalog.agencies.find(({ id }) => id === agency)?.name ?? agency;
    const text = stringifyYaml(
      { [fieldNames.agency ?? 'agency']: name, [fieldNames.items ?? 'items']: records.map(inChinese) },
      { comment: [`${name}改写的事项。`], records: fieldNames.items ?? 'items', oneLine: ['渠道', '层级'] },
    );
    plan.create(plan.freePath(`entries/${fileName(name)}.yaml`), text);
  }
}

function ownFile(files: readonly EntryFile[], agency: string): EntryFile | null {
  const own = files.filter((file) => file.agency?.agencies[0] === agency && file.group === null);
  return (
    own.find(({ overrides }) => overrides.length > 0) ?? own.find(({ domain }) => domain === null) ?? null
  );
}

function valuesOf(fields: readonly FieldChange[]): YamlRecord {
  return Object.fromEntries(fields.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));
}

function planAdditions(request: ApplyRequest, plan: FilePlan): void {
  const { merge, context, followsDefaults, source } = request;
  const byDomain = groupedBy(merge.additions, ({ domain }) => domain);
  const home = homes(context.files);
  for (const [domain, items] of byDomain) {
    const file = home.of(domain);
    const defaults = home.defaultsFor(domain);
    const joins = (item: Addition): boolean =>
      file !== null && (followsDefaults || defaults.every((field) => item.values[field] !== undefined));
    const joining = items.filter(joins);
    const apart = items.filter((item) => !joins(item));
    if (file !== null && joining.length > 0) {
      plan.edit(
        file.path,
        appending(
          '/items',
          joining.map((item) => ({
            ...recordIn(file, item),
            ...(item.lacking.length > 0 && { status: statusNames.draft }),
          })),
        ),
      );
    }
    if (apart.length > 0) {
      plan.create(
        plan.freePath(`entries/${fileName(domain)}.yaml`),
        newEntriesFile({ domain }, apart, [`由 gongkai import 从${source}导入。`]),
      );
    }
  }
}
