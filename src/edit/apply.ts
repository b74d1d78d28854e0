import { authoringFields } from '../model/authoring.js';
import type { EntryFile } from '../model/entry-file.js';
import type { Addition, FieldChange, FileChange, ItemChange, Merge } from '../model/merge.js';
import { fieldNames } from '../model/vocabulary.js';
import type { Wording } from '../model/wording.js';
import { editYaml, type YamlEdit, type YamlRecord } from '../source/edit.js';
import { stringifyYaml } from '../source/stringify.js';
import { cellsOf } from './cells.js';
import type { MergeContext } from './context.js';
import { homes } from './homes.js';
import { inChinese, newEntriesFile } from './new-file.js';
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

export interface Applied {
  readonly files: readonly FileChange[];
  /** Files that cannot be changed without touching more than asked, with the reason. */
  readonly refused: readonly { readonly path: string; readonly message: Wording }[];
}

/**
 * A merge → the new texts of the files it changes. Comments, order, quoting and untouched lines stay byte for
 * byte. Removals are never carried out. Nothing is written here.
 */
export function applyMerge(request: ApplyRequest): Applied {
  const { merge, texts, context } = request;
  const plan = new Plan(texts);
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

/** What is to be done to which file. */
class Plan {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #edits = new Map<string, YamlEdit[]>();
  readonly #created = new Map<string, string>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  edit(path: string, edits: readonly YamlEdit[]): void {
    this.#edits.set(path, [...(this.#edits.get(path) ?? []), ...edits]);
  }

  create(path: string, text: string): void {
    this.#created.set(path, text);
  }

  /** A path no file has: names on some disks do not tell capitals apart. */
  freePath(wanted: string): string {
    const used = new Set(
      [...this.#texts.keys(), ...this.#created.keys()].map((path) => path.normalize('NFC').toLowerCase()),
    );
    const stem = wanted.replace(/\.yaml$/u, '');
    let path = wanted;
    for (let number = 2; used.has(path.normalize('NFC').toLowerCase()); number += 1)
      path = `${stem}-${number}.yaml`;
    return path;
  }

  carriedOut(): Applied {
    const files: FileChange[] = [];
    const refused: { path: string; message: Wording }[] = [];
    for (const [path, edits] of this.#edits) {
      const before = this.#texts.get(path);
      if (before === undefined) throw new Error(`no text of ${path}`);
      const edited = editYaml(before, edits);
      if (edited.kind === 'refused') refused.push({ path, message: edited.message });
      else if (edited.text !== before) files.push({ path, before, after: edited.text });
    }
    for (const [path, after] of this.#created) files.push({ path, before: null, after });
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), refused };
  }
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

function planChange({ target, fields }: ItemChange, plan: Plan): void {
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
  plan: Plan,
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

function planAdditions(request: ApplyRequest, plan: Plan): void {
  const { merge, context, followsDefaults, source } = request;
  const byDomain = new Map<string, Addition[]>();
  for (const addition of merge.additions) {
    byDomain.set(addition.domain, [...(byDomain.get(addition.domain) ?? []), addition]);
  }
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
          joining.map((item) => appended(item, file)),
        ),
      );
    }
    if (apart.length > 0) {
      plan.create(plan.freePath(`entries/${fileName(domain)}.yaml`), newEntriesFile(domain, apart, source));
    }
  }
}

/** A new item for a file that has defaults: what they say already is left out. */
function appended({ id, values, cells, lacking }: Addition, { defaults }: EntryFile): YamlRecord {
  const given = cellsOf(defaults, new Map());
  const own = authoringFields.flatMap((field) => {
    const value = values[field];
    if (value === undefined) return [];
    return defaults.places[field] !== undefined && given[field] === cells[field]
      ? []
      : [[field, value] as const];
  });
  return { id, ...Object.fromEntries(own), ...(lacking.length > 0 && { status: '草稿' }) };
}

/** Names of domains and agencies are free text: what a disk or a web address cannot carry is left out. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}_()（）·-]/gu, '').slice(0, 60) || '导入';
}
