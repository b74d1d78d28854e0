import type { AuthoringField } from '../model/authoring.js';
import type { Catalog, Entry, Guide } from '../model/catalog.js';
import type { DraftEntry, Sync } from '../model/drafts.js';
import type { EntryFile } from '../model/entry-file.js';
import { groupedBy } from '../model/grouped.js';
import type { YamlEdit } from '../source/edit.js';
import { draftsComment } from './draft.js';
import { withRemarks } from './draft-remarks.js';
import { homes } from './homes.js';
import { newEntriesFile, recordIn } from './new-file.js';
import { type Applied, FilePlan, fileName } from './plan.js';

export interface ApplySyncRequest {
  readonly sync: Pick<Sync, 'drafted' | 'updated'>;
  readonly catalog: Pick<Catalog, 'entries' | 'guides' | 'domains'>;
  readonly files: readonly EntryFile[];
  /** Decoded texts of the workspace by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether somebody named the subjects of the drafts: then they stand, whatever the file gives its items. */
  readonly subjectGiven?: boolean;
}

/**
 * What a sync writes: drafts at the end of their category in the file of their domain, a new file where the domain
 * has none, new words in drafts nobody has touched. Nothing is written here.
 */
export function applySync({ sync, catalog, files, texts, subjectGiven }: ApplySyncRequest): Applied {
  const plan = new FilePlan(texts);
  for (const [file, updates] of groupedBy(sync.updated, ({ file: path }) => path)) {
    const remarks = new Map(
      updates.map(({ pointer, remarks: lines, remarksPrint }) => [pointer, { lines, remarksPrint }]),
    );
    plan.rewrite(file, withRemarks(texts.get(file) ?? '', file, remarks));
  }
  for (const { file, pointer, fields, values } of sync.updated) {
    plan.edit(
      file,
      fields.flatMap((field) => settingOf(pointer, field, values)),
    );
  }
  const home = homes(files);
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  for (const drafts of byList(sync.drafted)) {
    const [{ domain, group }] = drafts;
    const shared = files.find((file) => group !== null && file.group === group && file.domain === domain);
    const file = group === null ? home.of(domain) : (shared ?? null);
    if (file === null) {
      const folder = group === null ? 'entries' : `entries/${fileName(group)}`;
      const path = plan.freePath(`${folder}/${fileName(domain)}.yaml`);
      plan.create(path, draftsFile(drafts, guides.get(domain), path));
    } else {
      plan.edit(
        file.path,
        drafts.map((draft) => addition(draft, file, catalog, subjectGiven === true)),
      );
    }
  }
  return plan.carriedOut();
}

/** Drafts of one list that has no file yet, as one. */
export function draftsFile(drafts: DraftList, guide: Guide | undefined, path: string): string {
  const [{ domain, group }] = drafts;
  return newEntriesFile(
    { domain, group },
    drafts.map((draft) => ({ ...draft, lacking: [] })),
    [schemaLine('entries', path), ...(guide === undefined ? [] : draftsComment(guide, group))],
  );
}

/** Drafts of one domain and one group, one at least. */
export type DraftList = readonly [DraftEntry, ...DraftEntry[]];

/** The comment that tells an editor which schema a file has, without a network. */
export function schemaLine(kind: string, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `yaml-language-server: $schema=${up}.gongkai/schemas/${kind}.json`;
}

function settingOf(pointer: string, field: AuthoringField, values: DraftEntry['values']): YamlEdit[] {
  const value = values[field];
  return value === undefined ? [] : [{ kind: 'set', pointer: `${pointer}/${field}`, value }];
}

/** Whom a file makes the subject of its items, a draft that names nobody but the lead agency has too. */
function addition(
  draft: DraftEntry,
  file: EntryFile,
  { entries, domains }: ApplySyncRequest['catalog'],
  subjectGiven: boolean,
): YamlEdit {
  const { subject, ...others } = draft.values;
  const lead = domains.find(({ name }) => name === draft.domain)?.lead.text;
  const follows = !subjectGiven && file.defaults.places.subject !== undefined && subject === lead;
  const behind = lastOfCategory(String(firstOf(draft.values.category)), file, entries);
  return {
    kind: 'append',
    pointer: '/items',
    value: recordIn(file, {
      ...draft,
      values: follows || subject === undefined ? others : { ...others, subject },
    }),
    comment: draft.remarks,
    ...(behind !== null && { behind }),
  };
}

/** The index of the last item of a category in a file; null where it has none. */
export function lastOfCategory(category: string, file: EntryFile, entries: readonly Entry[]): number | null {
  const found = entries.flatMap(({ place, category: [first] }) =>
    first === category && place.kind === 'node' && place.file === file.path
      ? [Number(place.pointer.split('/')[2])]
      : [],
  );
  return found.length === 0 ? null : Math.max(...found);
}

function firstOf(value: DraftEntry['values'][AuthoringField]): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? (value[0] ?? '') : '';
}

/** Drafts by the list they belong to, in their order. */
export function byList(drafts: readonly DraftEntry[]): readonly DraftList[] {
  return [...groupedBy(drafts, ({ group, domain }) => `${group ?? ''}|${domain}`).values()];
}
