import type { Baseline } from '../model/baseline.js';
import type { Catalog, CatalogPart, Channel, Column, Guide } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf, hasErrors } from '../model/diagnostic.js';
import type { EntryFile } from '../model/entry-file.js';
import type { HeldFile, RawFile, Texts } from '../model/file.js';
import { filePlace, nodePlace } from '../model/place.js';
import type { Progress } from '../model/progress.js';
import type { Scheme } from '../model/scheme.js';
import type { Settings } from '../model/settings.js';
import type { Level } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { decode } from '../source/decode.js';
import { knownFindingsOf } from './baseline.js';
import { loadClaims } from './claims.js';
import { entriesOf } from './entries.js';
import type { EntriesFile } from './entry-context.js';
import { exemptionsOf } from './exemptions.js';
import { guidesInForce } from './guide-sets.js';
import { GuideIndex, guideOf, ownGuideOf } from './guides.js';
import { sortOut } from './homes.js';
import { lineageOf } from './lineage.js';
import { lookOf, setApart } from './look.js';
import { openFile } from './open.js';
import { packagePrefix } from './package.js';
import { pagesOf } from './pages.js';
import { type KnownParses, provenKey } from './parses.js';
import { participationOf } from './participation.js';
import { agencyRegisterOf, countyOf, instrumentOf } from './registers.js';
import { ChannelNames } from './resolve.js';
import { type Kinds, openSchemas } from './schemas.js';
import { schemeOf } from './schemes.js';
import { settingsOf } from './settings.js';
import { holidaysOf, statutoryLimitsOf } from './time.js';
import { traditionalWordsOf, unsettledSpellings } from './traditional.js';

export interface Loaded {
  readonly catalog: Catalog;
  /** The guides of the package, also those that guides of the workspace stand in for. */
  readonly shippedGuides: readonly Guide[];
  /** The files the entries stand in, by path. */
  readonly files: readonly EntryFile[];
  /** By file. */
  readonly schemes: readonly Scheme[];
  readonly settings: Settings;
  readonly baseline: Baseline;
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by file, for positions; files of the package carry the prefix `gongkai:`. */
  readonly texts: Texts;
}

export interface LoadRequest {
  /** The YAML files and pages of the workspace, paths relative to it. */
  readonly workspace: readonly RawFile[];
  /** What lies beside its pages. */
  readonly held: readonly HeldFile[];
  /** The guides and registers shipped with the package, paths relative to its `catalog/`. */
  readonly shipped: readonly RawFile[];
  /** Texts that need not be parsed again. */
  readonly known: KnownParses;
  readonly progress: Progress;
}

/**
 * Files → catalog. Nothing throws for a mistake in a file: it becomes a diagnostic, the part it belongs to
 * is marked broken, and all other files are still read. The order of the files given does not matter.
 */
export async function load(request: LoadRequest): Promise<Loaded> {
  const schemas = await openSchemas();
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<CatalogPart>();
  const total = request.workspace.length + request.shipped.length;
  let done = 0;
  const step = wording('读取', 'reading');

  const shipped = sorted(request.shipped).map((file) => ({ ...file, path: `${packagePrefix}${file.path}` }));
  const files = setApart(sorted(request.workspace));
  const sortedFiles = sortOut(files.others, diagnostics);
  const channels = openAll(
    'channels',
    shipped.filter((file) => file.path === `${packagePrefix}registers/channels.yaml`),
    'registers',
  ).flatMap(({ value }) =>
    value.channels.map((channel): Channel => ({ ...channel, aliases: channel.aliases ?? [] })),
  );
  const instruments = openAll(
    'instruments',
    shipped.filter((file) => file.path === `${packagePrefix}registers/instruments.yaml`),
    'registers',
  ).flatMap(({ value }) => value.instruments.map(instrumentOf));
  const statutoryLimits = openAll(
    'limits',
    shipped.filter((file) => file.path === `${packagePrefix}registers/limits.yaml`),
    'registers',
  ).flatMap(({ value, path }) => statutoryLimitsOf(value, path));
  const channelNames = new ChannelNames(channels);
  const shippedGuides = openAll(
    'guide',
    shipped.filter((file) => file.path.startsWith(`${packagePrefix}guides/`)),
    'guides',
  ).map(({ value, path }) => guideOf(value, path, channelNames));
  const ownGuides = openAll('guide', sortedFiles.guide, 'guides').map(({ value, path }) =>
    ownGuideOf(value, path, channelNames),
  );
  const inForce = guidesInForce(shippedGuides, ownGuides);
  diagnostics.push(...inForce.diagnostics);
  if (inForce.diagnostics.length > 0) broken.add('guides');
  const { guides } = inForce;

  const workspaceFile = openAll('workspace', sortedFiles.workspace, 'county')[0];
  const agenciesFile = openAll('agencies', sortedFiles.agencies, 'agencies')[0];
  requirePresent('agencies', sortedFiles.agencies, 'agencies.yaml');
  const { agencies, groups, names } = agencyRegisterOf(
    agenciesFile?.value,
    agenciesFile?.path ?? 'agencies.yaml',
  );
  const columns = openAll('columns', sortedFiles.columns, 'columns').flatMap(({ value, path }) =>
    value.columns.map(
      (column, index): Column => ({ ...column, place: nodePlace(path, `/columns/${index}`) }),
    ),
  );
  const exemptions = openAll('exemptions', sortedFiles.exemptions, 'exemptions').flatMap(
    ({ value, path }) => {
      const made = exemptionsOf(value, path, names);
      if (made.diagnostics.length > 0) broken.add('exemptions');
      diagnostics.push(...made.diagnostics);
      return made.exemptions;
    },
  );
  const groupNames = groups.map((group) => group.name);
  const lineage = openAll('lineage', sortedFiles.lineage, 'lineage').flatMap(({ value, path }) => {
    const made = lineageOf(value, path, names, groupNames);
    if (made.diagnostics.length > 0) broken.add('lineage');
    // Half a register of agencies would make the other half of its groups “unknown”.
    if (!broken.has('agencies')) diagnostics.push(...made.diagnostics);
    return made.lineage;
  });
  const participation = openAll('participation', sortedFiles.participation, 'participation').flatMap(
    ({ value, path }) => participationOf(value, path, names),
  );
  const holidays = openAll('holidays', sortedFiles.holidays, 'holidays').flatMap(({ value, path }) =>
    holidaysOf(value, path),
  );
  const traditional = openAll(
    'traditional',
    [
      ...shipped.filter((file) => file.path === `${packagePrefix}registers/traditional.yaml`),
      ...sortedFiles.traditional,
    ],
    'traditional',
  );
  diagnostics.push(...traditional.flatMap(({ value, path }) => unsettledSpellings(value, path)));
  const entriesFiles: EntriesFile[] = openAll('entries', sortedFiles.entries, 'entries').map(
    ({ value, path, partial }) => ({ path, authored: value, broken: partial }),
  );
  const built = entriesOf(entriesFiles, {
    agencies: names,
    levelOf: new Map(agencies.map((agency): [string, Level] => [agency.id, agency.level])),
    groupNames,
    agencyNames: agencies.flatMap((agency) => [agency.name, ...agency.aliases]),
    channels: channelNames,
    guides: new GuideIndex(guides),
    agenciesKnown: !broken.has('agencies'),
  });
  diagnostics.push(...built.diagnostics);
  if (built.diagnostics.length > 0) broken.add('entries');

  const styled = lookOf(workspaceFile?.value, workspaceFile?.path ?? 'gongkai.yaml', files);
  diagnostics.push(...styled.diagnostics);
  const { progress, guidance, onRequest } = sortedFiles;
  const written = await pagesOf({ progress, guidance, onRequest, held: request.held }, schemas, readOne);
  diagnostics.push(...written.diagnostics);
  if (hasErrors(written.diagnostics)) broken.add('pages');

  const catalog: Catalog = {
    ...countyOf(workspaceFile?.value, workspaceFile?.path ?? 'gongkai.yaml', names),
    agencies,
    groups,
    columns,
    guides,
    channels,
    instruments,
    entries: built.entries,
    exemptions,
    lineage,
    participation,
    statutoryLimits,
    holidays,
    look: styled.look,
    pages: written.pages,
    traditional: traditionalWordsOf(traditional),
    broken,
  };
  const schemes = openAll('scheme', sortedFiles.scheme, 'schemes').flatMap(({ value, path }) => {
    const made = schemeOf(value, path);
    diagnostics.push(...made.diagnostics);
    return made.scheme ?? [];
  });
  const baselineFile = openAll('baseline', sortedFiles.baseline, 'baseline')[0];
  const known = baselineFile === undefined ? null : knownFindingsOf(baselineFile.value, baselineFile.path);
  diagnostics.push(...(known?.diagnostics ?? []));
  const baseline = { path: sortedFiles.baseline[0]?.path ?? null, known: known?.known ?? [] };
  const settings = settingsOf(workspaceFile?.value, workspaceFile?.path ?? 'gongkai.yaml', names);
  const texts = decodedTexts([...shipped, ...request.workspace]);
  return { catalog, shippedGuides, files: built.files, schemes, settings, baseline, diagnostics, texts };

  function openAll<K extends keyof Kinds>(
    kind: K,
    all: readonly RawFile[],
    part: CatalogPart,
  ): { value: Kinds[K]; path: string; partial: boolean }[] {
    return all.flatMap((file) => {
      readOne();
      const key = provenKey(kind, file.bytes);
      const proven = request.known.get(key) as Kinds[K] | undefined;
      if (proven !== undefined) return [{ value: proven, path: file.path, partial: false }];
      const opened = openFile(kind, file, schemas, request.known);
      if (opened.broken) broken.add(part);
      diagnostics.push(...opened.diagnostics);
      if (opened.value !== null && !opened.broken) request.known.keep?.(key, opened.value);
      return opened.value === null ? [] : [{ value: opened.value, path: file.path, partial: opened.broken }];
    });
  }

  function readOne(): void {
    done += 1;
    request.progress(step, done, total);
  }

  function requirePresent(part: CatalogPart, present: readonly RawFile[], name: string): void {
    if (present.length > 0) return;
    broken.add(part);
    diagnostics.push(
      diagnosticOf(loadClaims.readableFiles, {
        message: wording(`工作区里没有 ${name}`, `the workspace has no ${name}`),
        place: filePlace(name),
        hint: wording(`在 gongkai.yaml 旁边建立 ${name}，登记本县各单位`, `make ${name} beside gongkai.yaml`),
      }),
    );
  }
}

/** Decoded when they are asked for: most files are never pointed into. */
function decodedTexts(files: readonly RawFile[]): Texts {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const texts = new Map<string, string | undefined>();
  return {
    get(path) {
      if (!texts.has(path)) {
        const decoded = decode(bytes.get(path) ?? new Uint8Array());
        texts.set(path, bytes.has(path) && decoded.kind === 'text' ? decoded.text : undefined);
      }
      return texts.get(path);
    },
  };
}

function sorted(files: readonly RawFile[]): RawFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
