import { parse } from 'yaml';
import { calendarSpans, openCalendar } from '../../src/calendar/calendar.js';
import { type Compiled, compile, readWorkspace } from '../../src/compile.js';
import { Conformity } from '../../src/cover/conform/conform.js';
import { entriesOf } from '../../src/load/entries.js';
import type { EntriesFile } from '../../src/load/entry-context.js';
import { exemptionsOf } from '../../src/load/exemptions.js';
import { GuideIndex } from '../../src/load/guides.js';
import { openFile } from '../../src/load/open.js';
import { AgencyNames, ChannelNames } from '../../src/load/resolve.js';
import { openSchemas } from '../../src/load/schemas.js';
import type { Catalog } from '../../src/model/catalog.js';
import type { Coverage } from '../../src/model/coverage.js';
import type { RawFile } from '../../src/model/file.js';
import { fieldSpellings } from '../../src/model/vocabulary.js';
import { cover } from '../cover/whole.js';

/** A file of the workspace as plain data, in the words its author wrote. */
export type Written = Record<string, unknown>;

export interface Example {
  readonly catalog: Catalog;
  readonly coverage: Coverage;
  /** The coverage after one file was changed; only that file is read again. */
  readonly after: (file: string, change: (written: Written) => void) => Coverage;
  /** What the program says after the same change: everything read and checked again. */
  readonly compiledAfter: (file: string, change: (written: Written) => void) => Promise<Compiled>;
}

/** The example county, loaded once. */
export async function openExample(): Promise<Example> {
  const workspace = await readWorkspace('catalog/example');
  const request = { date: null, today: '2000-01-01', progress: () => undefined };
  const compiled = await compile({ ...request, workspace });
  if (compiled.publication === null) throw new Error('the example has errors');
  const { catalog, coverage, date } = compiled.publication;
  const schemas = await openSchemas();
  const conformity = new Conformity(calendarSpans(openCalendar(catalog.holidays), 60));
  const texts = new Map(workspace.files.map((file) => [file.path, file]));
  const parsed = new Map<string, Written>();
  const names = new AgencyNames(catalog.agencies, catalog.groups);
  const context = {
    agencies: names,
    levelOf: new Map(catalog.agencies.map(({ id, level }) => [id, level])),
    groupNames: [],
    agencyNames: [],
    channels: new ChannelNames(catalog.channels),
    guides: new GuideIndex(catalog.guides),
    agenciesKnown: true,
  };
  // Members' overrides are laid over the instances of a shared list whenever that is read.
  const overriding = [...texts.values()]
    .filter(({ path, bytes }) => path.startsWith('entries/') && textOf(bytes).includes('继承:'))
    .map(entriesFile);

  return {
    catalog,
    coverage,
    after(path, change) {
      const file = changed(path, change);
      return cover({ ...catalog, ...reread(file) }, date, conformity).coverage;
    },
    compiledAfter(path, change) {
      const file = changed(path, change);
      const files = workspace.files.map((other) => (other.path === path ? file : other));
      return compile({ ...request, workspace: { ...workspace, files } });
    },
  };

  /** The file as an author would have left it: JSON is YAML. */
  function changed(path: string, change: (written: Written) => void): RawFile {
    const file = texts.get(path);
    if (file === undefined) throw new Error(`no file ${path}`);
    const before = parsed.get(path) ?? (parse(textOf(file.bytes)) as Written);
    parsed.set(path, before);
    const written = structuredClone(before);
    change(written);
    return { path, bytes: new TextEncoder().encode(JSON.stringify(written)) };
  }

  function reread(file: RawFile): Partial<Catalog> {
    if (file.path === 'exemptions.yaml') {
      const { value, diagnostics } = openFile('exemptions', file, schemas);
      if (value === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      return { exemptions: exemptionsOf(value, file.path, names).exemptions };
    }
    const others = overriding.filter(({ path }) => path !== file.path);
    const built = entriesOf([entriesFile(file), ...others], context);
    const fresh = built.entries.filter(({ place }) => place.file === file.path);
    return { entries: [...catalog.entries.filter(({ place }) => place.file !== file.path), ...fresh] };
  }

  function entriesFile(file: RawFile): EntriesFile {
    const { value, diagnostics } = openFile('entries', file, schemas);
    if (value === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
    // As if broken: overrides of lists that are not read again are no mistakes here.
    return { path: file.path, authored: value, broken: true };
  }
}

/** The list a file of entries or exemptions holds. */
export function listOf(written: Written, field: 'items' | 'exemptions'): Written[] {
  const key = keyOf(written, field);
  return written[key] as Written[];
}

/** Gives a field of an item a value, under the name it was written with. */
export function put(item: Written, field: string, value: unknown): void {
  item[keyOf(item, field)] = value;
}

export function drop(item: Written, field: string): void {
  delete item[keyOf(item, field)];
}

function keyOf(written: Written, field: string): string {
  const spellings = [field, ...(fieldSpellings[field] ?? [])];
  return Object.keys(written).find((key) => spellings.includes(key.normalize('NFKC'))) ?? field;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
