import type { Entry } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { EntryFile } from '../model/entry-file.js';
import { nodePlace, type Place, pointerTo } from '../model/place.js';
import { levels as allLevels, type EntryField } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import type { AuthoredElements, AuthoredItem } from './authored.js';
import { loadClaims } from './claims.js';
import type { EntriesFile, EntryContext } from './entry-context.js';
import { type Owner, ownersOf } from './owners.js';
import { audienceOf } from './resolve.js';

/**
 * Files → entries: defaults applied, shared lists instantiated for every member (`编码@单位`), members'
 * overrides laid over their instances. Every element knows where it was written.
 */
export function entriesOf(
  files: readonly EntriesFile[],
  context: EntryContext,
): { entries: Entry[]; files: EntryFile[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const entries: Entry[] = [];
  for (const file of files) {
    const owners = ownersOf(file, context, diagnostics);
    for (const [index, item] of file.authored.items.entries()) {
      if (item.inherits !== undefined || isHole(item)) continue;
      const pointer = `/items/${index}`;
      if (!hasIdentity(item, file, pointer, diagnostics)) continue;
      for (const owner of owners) entries.push(entryOf(item, file, pointer, owner, context));
    }
  }
  applyOverrides(files, entries, context, diagnostics);
  return { entries, files: files.map((file) => fileOf(file, context)), diagnostics };
}

function fileOf(file: EntriesFile, context: EntryContext): EntryFile {
  const { domain, agency, appliesTo, items } = file.authored;
  const place = nodePlace(file.path, '/appliesTo');
  const group: Owner = { agency: null, text: appliesTo ?? '', shared: true, place };
  const nobody: Owner = { agency: null, text: '', shared: false, place: null };
  return {
    path: file.path,
    domain: domain ?? null,
    agency: agency === undefined ? null : context.agencies.reference(agency, nodePlace(file.path, '/agency')),
    group: appliesTo ?? null,
    defaults: entryOf({}, file, '/defaults', nobody, context),
    shared:
      appliesTo === undefined
        ? []
        : items.flatMap((item, index) =>
            item.id === undefined ? [] : [entryOf(item, file, `/items/${index}`, group, context)],
          ),
    overrides: items.flatMap(({ inherits }, index) =>
      inherits === undefined ? [] : [{ id: inherits, pointer: `/items/${index}` }],
    ),
    items: items.length,
  };
}

function entryOf(
  item: AuthoredItem,
  file: EntriesFile,
  pointer: string,
  owner: Owner,
  context: EntryContext,
): Entry {
  const defaults = file.authored.defaults ?? {};
  const id = item.id ?? '';
  const base: Entry = {
    id: owner.shared && owner.agency !== null ? `${id}@${owner.agency}` : id,
    domain: file.authored.domain ?? '',
    category: [],
    name: item.name ?? '',
    content: [],
    basis: [],
    timeLimit: null,
    subject: [],
    responsible: [],
    method: null,
    channels: [],
    audience: null,
    levels: [],
    stage: null,
    column: null,
    guide: item.guide ?? [],
    fulfils: [],
    equivalents: equivalentsOf(item, file.path, pointer),
    status: 'final',
    review: item.review ?? null,
    remarks: item.remarks ?? null,
    withheldReason: item.withheldReason ?? null,
    sharedId: owner.shared ? id : null,
    place: nodePlace(file.path, pointer),
    places: placesOf(item, file.path, pointer),
  };
  const withDefaults = overlay(base, defaults, file.path, '/defaults', owner.agency, context);
  const written = overlay(withDefaults, item, file.path, pointer, owner.agency, context);
  return finished(ownSubject(written, owner, context), context);
}

/** The elements given in one place laid over an entry, with the places they were written at. */
function overlay(
  entry: Entry,
  given: AuthoredElements,
  file: string,
  pointer: string,
  own: string | null,
  context: EntryContext,
): Entry {
  const references = (field: 'subject' | 'responsible'): Entry['subject'] =>
    (given[field] ?? []).map((text, index) =>
      context.agencies.reference(text, nodePlace(file, `${pointer}/${field}/${index}`), own),
    );
  return {
    ...entry,
    ...(given.category && { category: given.category }),
    ...(given.content && { content: given.content }),
    ...(given.basis && { basis: given.basis }),
    ...(given.timeLimit !== undefined && { timeLimit: given.timeLimit }),
    ...(given.subject && { subject: references('subject') }),
    ...(given.responsible && { responsible: references('responsible') }),
    ...(given.method && { method: given.method }),
    ...(given.channels && { channels: given.channels.map((text) => context.channels.use(text)) }),
    ...(given.audience && { audience: audienceOf(given.audience) }),
    ...(given.levels && { levels: given.levels }),
    ...(given.stage && { stage: given.stage }),
    ...(given.column !== undefined && { column: given.column }),
    ...(given.status && { status: given.status }),
    places: { ...entry.places, ...placesOf(given, file, pointer) },
  };
}

function placesOf(given: AuthoredElements | AuthoredItem, file: string, pointer: string): Entry['places'] {
  const places: Partial<Record<EntryField, Place>> = {};
  for (const field of Object.keys(given))
    places[field as EntryField] = nodePlace(file, pointerTo(pointer, field));
  return places;
}

function equivalentsOf(item: AuthoredItem, file: string, pointer: string): Entry['equivalents'] {
  return Object.entries(item.equivalents ?? {}).map(([asked, own]) => ({
    asked,
    own,
    place: nodePlace(file, pointerTo(`${pointer}/equivalents`, asked)),
  }));
}

/** Without a subject of its own, an entry of an agency's file is disclosed by that agency. */
function ownSubject(entry: Entry, owner: Owner, context: EntryContext): Entry {
  if (entry.subject.length > 0 || owner.place === null) return entry;
  // An unknown agency is still the subject that was meant: the entry lacks none.
  const subject = context.agencies.reference(owner.agency ?? owner.text, owner.place);
  return { ...entry, subject: [subject], places: { ...entry.places, subject: owner.place } };
}

/** What follows from the elements: the levels of the subjects where none are ticked, the guide items answered. */
function finished(entry: Entry, context: EntryContext): Entry {
  const ofSubjects = new Set(
    entry.subject.flatMap(({ agencies }) => agencies.map((id) => context.levelOf.get(id))),
  );
  const levels = entry.levels.length > 0 ? entry.levels : allLevels.filter((level) => ofSubjects.has(level));
  return { ...entry, levels, fulfils: context.guides.answeredBy(entry) };
}

function applyOverrides(
  files: readonly EntriesFile[],
  entries: Entry[],
  context: EntryContext,
  diagnostics: Diagnostic[],
): void {
  const overrides = files.filter(({ authored }) =>
    authored.items.some((item) => item.inherits !== undefined),
  );
  if (overrides.length === 0) return;
  const instances = new Map(
    entries.flatMap((entry, index) => (entry.sharedId === null ? [] : [[entry.id, index]])),
  );
  const sharedIds = [...new Set(entries.flatMap((entry) => entry.sharedId ?? []))];
  const complete = context.agenciesKnown && files.every((file) => !file.broken);
  for (const file of overrides) {
    const [owner] = file.authored.agency === undefined ? [] : ownersOf(file, context, []);
    for (const [number, item] of file.authored.items.entries()) {
      if (item.inherits === undefined) continue;
      const pointer = `/items/${number}`;
      const index = instances.get(`${item.inherits}@${owner?.agency ?? ''}`);
      const entry = index === undefined ? undefined : entries[index];
      if (index === undefined || entry === undefined) {
        if (complete) diagnostics.push(notInherited(item.inherits, file, pointer, sharedIds));
        continue;
      }
      entries[index] = overridden(entry, item, file.path, pointer, context);
    }
  }
}

function overridden(
  entry: Entry,
  item: AuthoredItem,
  file: string,
  pointer: string,
  context: EntryContext,
): Entry {
  const own = entry.id.slice((entry.sharedId?.length ?? 0) + 1);
  const named: Entry = {
    ...entry,
    ...(item.name !== undefined && { name: item.name }),
    ...(item.guide && { guide: item.guide }),
    ...(item.equivalents && { equivalents: equivalentsOf(item, file, pointer) }),
    ...(item.review !== undefined && { review: item.review }),
    ...(item.remarks !== undefined && { remarks: item.remarks }),
    ...(item.withheldReason !== undefined && { withheldReason: item.withheldReason }),
  };
  return finished(overlay(named, item, file, pointer, own, context), context);
}

/** A wrong item is left as a hole, so that the others keep their positions. */
function isHole(item: AuthoredItem): boolean {
  return Object.keys(item).length === 0;
}

function hasIdentity(
  item: AuthoredItem,
  file: EntriesFile,
  pointer: string,
  diagnostics: Diagnostic[],
): boolean {
  const number = Number(pointer.split('/')[2]) + 1;
  const lacks = (field: 'id' | 'name' | 'domain', zh: string, example: string): void => {
    const place = nodePlace(file.path, field === 'domain' ? '' : pointer);
    diagnostics.push(
      diagnosticOf(loadClaims.requiredFields, {
        message:
          field === 'domain'
            ? wording('文件缺少“领域”', 'the file lacks “domain”')
            : wording(`“事项”第${number}项缺少“${zh}”`, `item ${number} of “items” lacks “${field}”`),
        place,
        hint: wording(`补上“${zh}: …”，如 ${example}`, `add “${field}: …”, such as ${example}`),
      }),
    );
  };
  if (item.id === undefined) lacks('id', '编码', 'YWJY-0502');
  if (item.name === undefined) lacks('name', '名称', '招生政策');
  if (file.authored.domain === undefined && firstOwnItem(file) === number - 1)
    lacks('domain', '领域', '义务教育');
  return item.id !== undefined && item.name !== undefined && file.authored.domain !== undefined;
}

/** The missing domain of a file is reported once, with its first item. */
function firstOwnItem(file: EntriesFile): number {
  return file.authored.items.findIndex((item) => item.inherits === undefined && !isHole(item));
}

function notInherited(id: string, file: EntriesFile, pointer: string, shared: readonly string[]): Diagnostic {
  const place = nodePlace(file.path, `${pointer}/inherits`);
  if (file.authored.agency === undefined) {
    return diagnosticOf(loadClaims.inheritedItemsExist, {
      message: wording('有“继承”的文件要写明“单位”', 'a file that inherits items must name its “agency”'),
      place,
      hint: wording('在文件开头补上“单位: 某某镇”', 'add “agency: …” at the top of the file'),
    });
  }
  const near = nearest(id, shared);
  return diagnosticOf(loadClaims.inheritedItemsExist, {
    message: wording(
      `“${file.authored.agency}”没有可继承的共用事项“${id}”`,
      `“${file.authored.agency}” shares no item “${id}”`,
    ),
    place,
    hint:
      near === null || near === id
        ? wording(
            '检查编码，以及共用清单的“适用”分组是否包含本单位',
            'check the id, and whether the agency is in the group of the shared list',
          )
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}
