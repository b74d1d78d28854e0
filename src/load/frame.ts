import type { Baseline } from '../model/baseline.js';
import type { Agency, AgencyGroup, Channel, Column, Frame, Guide } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf, hasErrors } from '../model/diagnostic.js';
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
import type { EntryContext } from './entry-context.js';
import { exemptionsOf } from './exemptions.js';
import { guidesInForce } from './guide-sets.js';
import { GuideIndex, guideOf, ownGuideOf } from './guides.js';
import { sortOut, type WorkspaceKind } from './homes.js';
import { lineageOf } from './lineage.js';
import { lookOf, setApart } from './look.js';
import { Opener } from './opener.js';
import { packagePrefix } from './package.js';
import { pagesOf } from './pages.js';
import type { KnownParses } from './parses.js';
import { participationOf } from './participation.js';
import { agencyRegisterOf, countyOf, instrumentOf } from './registers.js';
import { type AgencyNames, ChannelNames } from './resolve.js';
import { openSchemas } from './schemas.js';
import { schemeOf } from './schemes.js';
import { settingsOf } from './settings.js';
import { holidaysOf, statutoryLimitsOf } from './time.js';
import { traditionalWordsOf, unsettledSpellings } from './traditional.js';

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

/** All of a workspace but its entries, whose files are sorted out and not yet read. */
export interface LoadedFrame {
  readonly frame: Frame;
  /** What the words of entries are looked up in. */
  readonly context: EntryContext;
  /** By path. */
  readonly entriesFiles: readonly RawFile[];
  /** The guides of the package, also those that guides of the workspace stand in for. */
  readonly shippedGuides: readonly Guide[];
  /** By file. */
  readonly schemes: readonly Scheme[];
  readonly settings: Settings;
  readonly baseline: Baseline;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Files → frame. Nothing throws for a mistake in a file: it becomes a diagnostic, the part it belongs to
 * is marked broken, and all other files are still read. The order of the files given does not matter. `count` is
 * called for each file that is read.
 */
export async function loadFrame(request: LoadRequest, count: () => void): Promise<LoadedFrame> {
  const schemas = await openSchemas();
  const opener = new Opener(schemas, request.known, count);
  const { diagnostics, broken } = opener;
  const shipped = sorted(request.shipped).map((file) => ({ ...file, path: `${packagePrefix}${file.path}` }));
  const files = setApart(sorted(request.workspace));
  const homes = sortOut(files.others, diagnostics);
  const { channelNames, ...registers } = registersOf(opener, shipped);
  const guides = guidesOf(opener, shipped, homes, channelNames);
  const bodies = bodiesOf(opener, homes);
  const beside = besideEntries(opener, homes, shipped, bodies);
  const workspaceFile = opener.all('workspace', homes.workspace, 'county')[0];
  const path = workspaceFile?.path ?? 'gongkai.yaml';
  const styled = lookOf(workspaceFile?.value, path, files);
  diagnostics.push(...styled.diagnostics);
  const { progress, guidance, onRequest } = homes;
  const written = await pagesOf({ progress, guidance, onRequest, held: request.held }, schemas, count);
  diagnostics.push(...written.diagnostics);
  if (hasErrors(written.diagnostics)) broken.add('pages');
  const { agencies, groups, names } = bodies;
  return {
    frame: {
      ...countyOf(workspaceFile?.value, path, names),
      agencies,
      groups,
      guides: guides.inForce,
      ...registers,
      ...beside,
      look: styled.look,
      pages: written.pages,
      broken,
    },
    context: {
      agencies: names,
      levelOf: new Map(agencies.map((agency): [string, Level] => [agency.id, agency.level])),
      groupNames: groups.map((group) => group.name),
      agencyNames: agencies.flatMap((agency) => [agency.name, ...agency.aliases]),
      channels: channelNames,
      guides: new GuideIndex(guides.inForce),
      agenciesKnown: !broken.has('agencies'),
    },
    entriesFiles: homes.entries,
    shippedGuides: guides.shipped,
    schemes: opener.all('scheme', homes.scheme, 'schemes').flatMap(({ value, path: file }) => {
      const made = schemeOf(value, file);
      diagnostics.push(...made.diagnostics);
      return made.scheme ?? [];
    }),
    settings: settingsOf(workspaceFile?.value, path, names),
    baseline: baselineOf(opener, homes.baseline),
    diagnostics,
  };
}

/** Decoded when they are asked for: most files are never pointed into. Those of the package carry `gongkai:`. */
export function decodedTexts({ workspace, shipped }: Pick<LoadRequest, 'workspace' | 'shipped'>): Texts {
  const bytes = new Map([
    ...shipped.map((file) => [`${packagePrefix}${file.path}`, file.bytes] as const),
    ...workspace.map((file) => [file.path, file.bytes] as const),
  ]);
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

/** Tells the progress of one more file each time it is called. */
export function counter({ workspace, shipped, progress }: LoadRequest): () => void {
  const total = workspace.length + shipped.length;
  const step = wording('读取', 'reading');
  let done = 0;
  return () => {
    done += 1;
    progress(step, done, total);
  };
}

type Homes = Readonly<Record<WorkspaceKind, readonly RawFile[]>>;

function registersOf(opener: Opener, shipped: readonly RawFile[]) {
  const register = (name: string) =>
    shipped.filter((file) => file.path === `${packagePrefix}registers/${name}.yaml`);
  const channels = opener
    .all('channels', register('channels'), 'registers')
    .flatMap(({ value }) =>
      value.channels.map((channel): Channel => ({ ...channel, aliases: channel.aliases ?? [] })),
    );
  return {
    channels,
    channelNames: new ChannelNames(channels),
    instruments: opener
      .all('instruments', register('instruments'), 'registers')
      .flatMap(({ value }) => value.instruments.map(instrumentOf)),
    statutoryLimits: opener
      .all('limits', register('limits'), 'registers')
      .flatMap(({ value, path }) => statutoryLimitsOf(value, path)),
  };
}

function guidesOf(
  opener: Opener,
  files: readonly RawFile[],
  homes: Homes,
  channels: ChannelNames,
): { readonly shipped: readonly Guide[]; readonly inForce: readonly Guide[] } {
  const inPackage = files.filter((file) => file.path.startsWith(`${packagePrefix}guides/`));
  const shipped = opener
    .all('guide', inPackage, 'guides')
    .map(({ value, path }) => guideOf(value, path, channels));
  const own = opener
    .all('guide', homes.guide, 'guides')
    .map(({ value, path }) => ownGuideOf(value, path, channels));
  const { guides, diagnostics } = guidesInForce(shipped, own);
  opener.report('guides', diagnostics);
  return { shipped, inForce: guides };
}

/** The bodies that disclose, and what they are called by. */
interface Bodies {
  readonly agencies: readonly Agency[];
  readonly groups: readonly AgencyGroup[];
  readonly names: AgencyNames;
}

function bodiesOf(opener: Opener, { agencies: files }: Homes): Bodies {
  const file = opener.all('agencies', files, 'agencies')[0];
  if (files.length === 0) opener.report('agencies', [lackingAgencies('agencies.yaml')]);
  return agencyRegisterOf(file?.value, file?.path ?? 'agencies.yaml');
}

function lackingAgencies(name: string): Diagnostic {
  return diagnosticOf(loadClaims.readableFiles, {
    message: wording(`工作区里没有 ${name}`, `the workspace has no ${name}`),
    place: filePlace(name),
    hint: wording(`在 gongkai.yaml 旁边建立 ${name}，登记本县各单位`, `make ${name} beside gongkai.yaml`),
  });
}

/** What a workspace says beside its entries, and about them. */
function besideEntries(
  opener: Opener,
  homes: Homes,
  shipped: readonly RawFile[],
  { names, groups }: Bodies,
): Pick<Frame, 'columns' | 'exemptions' | 'lineage' | 'participation' | 'holidays' | 'traditional'> {
  const columns = opener
    .all('columns', homes.columns, 'columns')
    .flatMap(({ value, path }) =>
      value.columns.map(
        (column, index): Column => ({ ...column, place: nodePlace(path, `/columns/${index}`) }),
      ),
    );
  const exemptions = opener.all('exemptions', homes.exemptions, 'exemptions').flatMap(({ value, path }) => {
    const made = exemptionsOf(value, path, names);
    opener.report('exemptions', made.diagnostics);
    return made.exemptions;
  });
  const groupNames = groups.map((group) => group.name);
  const lineage = opener.all('lineage', homes.lineage, 'lineage').flatMap(({ value, path }) => {
    const made = lineageOf(value, path, names, groupNames);
    // Half a register of agencies would make the other half of its groups “unknown”.
    if (!opener.broken.has('agencies')) opener.report('lineage', made.diagnostics);
    else if (made.diagnostics.length > 0) opener.broken.add('lineage');
    return made.lineage;
  });
  const participation = opener
    .all('participation', homes.participation, 'participation')
    .flatMap(({ value, path }) => participationOf(value, path, names));
  const holidays = opener
    .all('holidays', homes.holidays, 'holidays')
    .flatMap(({ value, path }) => holidaysOf(value, path));
  const words = opener.all(
    'traditional',
    [
      ...shipped.filter((file) => file.path === `${packagePrefix}registers/traditional.yaml`),
      ...homes.traditional,
    ],
    'traditional',
  );
  opener.diagnostics.push(...words.flatMap(({ value, path }) => unsettledSpellings(value, path)));
  return { columns, exemptions, lineage, participation, holidays, traditional: traditionalWordsOf(words) };
}

function baselineOf(opener: Opener, files: readonly RawFile[]): Baseline {
  const file = opener.all('baseline', files, 'baseline')[0];
  const known = file === undefined ? null : knownFindingsOf(file.value, file.path);
  opener.diagnostics.push(...(known?.diagnostics ?? []));
  return { path: files[0]?.path ?? null, known: known?.known ?? [] };
}

function sorted(files: readonly RawFile[]): RawFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
