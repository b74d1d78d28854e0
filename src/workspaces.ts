import { readFileSync } from 'node:fs';
import { applySync, byList, draftsFile } from './edit/apply-sync.js';
import { draftOf, entryPrint } from './edit/draft.js';
import { draftRecordPath, draftRecordText, readDraftRecord } from './edit/draft-record.js';
import { type NewEntry, newEntry } from './edit/new-entry.js';
import { type Applied, fileName } from './edit/plan.js';
import { planSync } from './edit/sync.js';
import { editorSchemas, newEditorFiles, schemaFolder, type TextFile } from './editors.js';
import { loadWorkspace } from './load/load-workspace.js';
import { packageFile } from './load/package.js';
import { type ReadFolder, readFolder } from './load/read.js';
import type { Catalog, Entry, Guide, GuideItem } from './model/catalog.js';
import type { DraftEntry, DraftPrints, DraftRecord, Sync } from './model/drafts.js';
import type { FileChange } from './model/merge.js';
import { changedFolder, type Desk, openDesk } from './sheets.js';
import { departmentsFor } from './start/departments.js';
import { type StartRequest, startFiles } from './start/start.js';

export { draftRecordPath } from './edit/draft-record.js';
export { blank } from './edit/new-entry.js';
export { readWorkspace } from './load/read.js';
export { type Desk, openDesk } from './sheets.js';
export { type CountyKind, codeProblem, countyKinds, kindOf, nameProblem } from './start/county.js';
export { type CiSystem, ciSystems } from './start/start.js';

/** What a new county begins with: the shipped guides, and the example county as its pattern. */
export type Pattern = Pick<Catalog, 'county' | 'agencies' | 'domains' | 'guides' | 'channels'>;

export async function openPattern(): Promise<Pattern> {
  const example = await readFolder(packageFile('catalog/example'), ['gongkai.yaml', 'agencies.yaml']);
  return (await loadWorkspace(example)).catalog;
}

export interface FoundRequest extends Pick<StartRequest, 'county' | 'ci' | 'version'> {
  readonly pattern: Pattern;
  /** The guides of the chosen domains, in their order. */
  readonly guides: readonly Guide[];
}

export interface Founded {
  /** All new; gongkai.yaml, by which a folder is known for a workspace, is the last. */
  readonly files: readonly FileChange[];
  readonly drafts: readonly GuideItem[];
}

/** A new workspace with a draft for every guide item of the chosen domains; nothing is written here. */
export async function foundWorkspace(request: FoundRequest): Promise<Founded> {
  const { county, guides, pattern } = request;
  const domains = guides.map(({ domain }) => domain);
  const departments = departmentsFor(domains, county, pattern);
  const drafts = guides.map((guide) =>
    guide.items.map((item) =>
      draftOf(item, guide, departments.leads.get(guide.domain) ?? departments.office),
    ),
  );
  const entries = byList(drafts.flat()).map((list) => {
    const [{ domain }] = list;
    const path = `entries/${fileName(domain)}.yaml`;
    return {
      path,
      text: draftsFile(
        list,
        guides.find((guide) => guide.domain === domain),
        path,
      ),
    };
  });
  const template = (name: string): string => readFileSync(packageFile(`templates/start/${name}`), 'utf8');
  const settings = startFiles({ ...request, departments, template });
  const texts = [...settings, ...entries];
  const desk = await openDesk(yamlOf(texts), () => undefined);
  const record = recorded(new Map(), drafts.flat(), desk);
  return {
    files: [
      ...texts,
      ...editorFileTexts(newEditorFiles(desk.catalog)),
      { path: draftRecordPath, text: draftRecordText(record) },
    ]
      .map(({ path, text }): FileChange => ({ path, before: null, after: text }))
      .sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)),
    drafts: guides.flatMap(({ items }) => items),
  };
}

function rank({ path }: FileChange): number {
  return path === 'gongkai.yaml' ? 1 : 0;
}

/** The files a workspace is read from. */
function yamlOf(texts: readonly { readonly path: string; readonly text: string }[]): ReadFolder {
  return {
    held: [],
    diagnostics: [],
    files: texts
      .filter(({ path }) => /^[^.].*\.yaml$/u.test(path))
      .map(({ path, text }) => ({ path, bytes: Buffer.from(text, 'utf8') })),
  };
}

export interface SyncRequest {
  readonly desk: Desk;
  readonly workspace: ReadFolder;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** The text of a file the loader does not read; null where there is none. */
  readonly other: (path: string) => string | null;
}

export interface Synced extends Applied {
  readonly sync: Sync;
  /** `lost`: it cannot be read; `none`: there is none. Then every draft counts as touched. */
  readonly record: 'read' | 'lost' | 'none';
  /** Schemas for editors that are not those of this version. */
  readonly schemas: number;
}

/** What is newly missing, and the files that would hold it; nothing is written here. */
export async function syncWorkspace({ desk, workspace, date, other }: SyncRequest): Promise<Synced> {
  const text = other(draftRecordPath);
  const record = text === null ? null : readDraftRecord(text);
  const sync = planSync({ ...desk, record, date });
  const applied = applySync({ sync, ...desk });
  const written = [...sync.drafted, ...sync.updated];
  const after = applied.files.length === 0 ? desk : await reread(workspace, applied.files);
  const next = applied.refused.length > 0 ? null : recorded(record ?? new Map(), written, after);
  const schemas = schemasFor(applied.files, desk, other);
  return {
    sync,
    refused: applied.refused,
    record: record !== null ? 'read' : text === null ? 'none' : 'lost',
    schemas: schemas.length,
    files: [
      ...applied.files,
      ...schemas,
      ...(next === null || written.length === 0
        ? []
        : changed([{ path: draftRecordPath, text: draftRecordText(next) }], other)),
    ],
  };
}

export interface NewEntryAsked {
  readonly desk: Desk;
  readonly workspace: ReadFolder;
  readonly domain: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly subject: string | null;
  /** The guide item it answers: then it is drafted from it. */
  readonly item: GuideItem | null;
  readonly other: SyncRequest['other'];
}

export interface NewEntryMade extends Pick<NewEntry, 'id' | 'category' | 'files' | 'refused'> {
  /** The entry as it will be read; null when the file was refused. */
  readonly entry: Entry | null;
  readonly locate: Desk['locate'];
}

/** One more entry and the file that would hold it; nothing is written here. */
export async function newEntryIn(asked: NewEntryAsked): Promise<NewEntryMade> {
  const { desk, workspace, item, domain, other } = asked;
  const made = item === null ? newEntry({ ...desk, ...asked }) : draftedEntry(item, asked);
  const after = await reread(workspace, made.files);
  const entry = after.catalog.entries.find(({ id }) => id === made.id) ?? null;
  if (entry === null && made.refused.length === 0) {
    throw new Error(`the new entry ${made.id} of ${domain} would not be read`);
  }
  // In the clerk's own words it is no draft of ours any more.
  const own = asked.name !== null || asked.category !== null || asked.subject !== null;
  const record = item === null || own ? null : readDraftRecord(other(draftRecordPath) ?? '{}');
  const prints =
    record === null || item === null || entry === null
      ? []
      : changed(
          [{ path: draftRecordPath, text: draftRecordText(recorded(record, [draftFor(item, desk)], after)) }],
          other,
        );
  const files = [...made.files, ...schemasFor(made.files, desk, other), ...prints];
  return { ...made, files, entry, locate: after.locate };
}

function draftedEntry(item: GuideItem, { desk, name, category, subject }: NewEntryAsked): NewEntry {
  const draft = draftFor(item, desk);
  const values = {
    ...draft.values,
    ...(name !== null && { name }),
    ...(category !== null && { category }),
    ...(subject !== null && { subject }),
  };
  const applied = applySync({
    ...desk,
    sync: { drafted: [{ ...draft, values }], updated: [] },
    subjectGiven: subject !== null,
  });
  return { ...applied, id: item.id, category: category ?? item.category[0] ?? '' };
}

function draftFor(item: GuideItem, { catalog }: Desk): DraftEntry {
  const guide = catalog.guides.find(({ domain }) => domain === item.domain);
  const lead = catalog.domains.find(({ name }) => name === item.domain)?.lead.text;
  if (guide === undefined || lead === undefined) throw new Error(`${item.domain} is not adopted`);
  return draftOf(item, guide, lead);
}

async function reread(workspace: ReadFolder, files: readonly FileChange[]): Promise<Desk> {
  return openDesk(changedFolder(workspace, files), () => undefined);
}

/** A record with the drafts that were written: each must be read back as what it was meant to be. */
function recorded(record: DraftRecord, drafts: readonly DraftEntry[], after: Desk): DraftRecord {
  const written = [...after.catalog.entries, ...after.files.flatMap(({ shared }) => shared)];
  const entries = new Map(written.map((entry) => [entry.id, entry]));
  const prints = drafts.map(({ id, item, prints: guide }): [string, DraftPrints] => {
    const entry = entries.get(id);
    if (entry === undefined || entry.status !== 'draft' || !entry.fulfils.includes(item)) {
      throw new Error(`the draft ${id} would not be read as it was written`);
    }
    return [id, { entry: entryPrint(entry), guide }];
  });
  return new Map([...record, ...prints]);
}

/** Schemas are renewed where a workspace has them, and come with the first file that names one. */
function schemasFor(
  files: readonly FileChange[],
  { catalog }: Desk,
  other: SyncRequest['other'],
): FileChange[] {
  const has = other(`${schemaFolder}/entries.json`) !== null;
  const names = files.some(({ before }) => before === null);
  return has || names ? changed(editorFileTexts(editorSchemas(catalog, 'zh')), other) : [];
}

function editorFileTexts(files: readonly TextFile[]): { path: string; text: string }[] {
  return files.map(({ path, content }) => ({ path, text: content }));
}

function changed(
  files: readonly { readonly path: string; readonly text: string }[],
  other: SyncRequest['other'],
): FileChange[] {
  return files
    .map(({ path, text }) => ({ path, before: other(path), after: text }))
    .filter(({ before, after }) => before !== after);
}
