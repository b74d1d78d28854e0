import type {
  Agency,
  AgencyGroup,
  Catalog,
  CatalogPart,
  Channel,
  Column,
  Guide,
  Instrument,
} from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { filePlace, nodePlace } from '../model/place.js';
import type { Progress } from '../model/progress.js';
import type { Scheme } from '../model/scheme.js';
import type { Level } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import type { AuthoredAgencies, AuthoredWorkspace } from './authored.js';
import { loadClaims } from './claims.js';
import { type EntriesFile, entriesOf } from './entries.js';
import { exemptionsOf } from './exemptions.js';
import { guidesInForce } from './guide-sets.js';
import { GuideIndex, guideOf, ownGuideOf } from './guides.js';
import { openFile } from './open.js';
import { packagePrefix } from './package.js';
import type { KnownParses } from './parses.js';
import { AgencyNames, ChannelNames } from './resolve.js';
import { type Kinds, openSchemas } from './schemas.js';
import { schemeOf } from './schemes.js';
import { holidaysOf, statutoryLimitsOf } from './time.js';

export interface Loaded {
  readonly catalog: Catalog;
  /** The guides of the package, also those that guides of the workspace stand in for. */
  readonly shippedGuides: readonly Guide[];
  /** By file. */
  readonly schemes: readonly Scheme[];
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by file, for positions; files of the package carry the prefix `gongkai:`. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface LoadRequest {
  /** The YAML files of the workspace, paths relative to it. */
  readonly workspace: readonly RawFile[];
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
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<CatalogPart>();
  const total = request.workspace.length + request.shipped.length;
  let done = 0;
  const step = wording('读取', 'reading');

  const shipped = sorted(request.shipped).map((file) => ({ ...file, path: `${packagePrefix}${file.path}` }));
  const sortedFiles = sortOut(sorted(request.workspace), diagnostics);
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
  const { agencies, groups, names } = registerOf(agenciesFile?.value, agenciesFile?.path ?? 'agencies.yaml');
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
  const holidays = openAll('holidays', sortedFiles.holidays, 'holidays').flatMap(({ value, path }) =>
    holidaysOf(value, path),
  );
  const files: EntriesFile[] = openAll('entries', sortedFiles.entries, 'entries').map(
    ({ value, path, partial }) => ({ path, authored: value, broken: partial }),
  );
  const built = entriesOf(files, {
    agencies: names,
    levelOf: new Map(agencies.map((agency): [string, Level] => [agency.id, agency.level])),
    groupNames: groups.map((group) => group.name),
    agencyNames: agencies.flatMap((agency) => [agency.name, ...agency.aliases]),
    channels: channelNames,
    guides: new GuideIndex(guides),
    agenciesKnown: !broken.has('agencies'),
  });
  diagnostics.push(...built.diagnostics);
  if (built.diagnostics.length > 0) broken.add('entries');

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
    statutoryLimits,
    holidays,
    broken,
  };
  const schemes = openAll('scheme', sortedFiles.scheme, 'schemes').flatMap(({ value, path }) => {
    const made = schemeOf(value, path);
    diagnostics.push(...made.diagnostics);
    return made.scheme ?? [];
  });
  return { catalog, shippedGuides, schemes, diagnostics, texts };

  function openAll<K extends keyof Kinds>(
    kind: K,
    all: readonly RawFile[],
    part: CatalogPart,
  ): { value: Kinds[K]; path: string; partial: boolean }[] {
    return all.flatMap((file) => {
      const opened = openFile(kind, file, schemas, request.known);
      if (opened.text !== null) texts.set(file.path, opened.text);
      if (opened.broken) broken.add(part);
      diagnostics.push(...opened.diagnostics);
      done += 1;
      request.progress(step, done, total);
      return opened.value === null ? [] : [{ value: opened.value, path: file.path, partial: opened.broken }];
    });
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

type WorkspaceKind =
  | 'workspace'
  | 'agencies'
  | 'columns'
  | 'exemptions'
  | 'holidays'
  | 'entries'
  | 'guide'
  | 'scheme';

/** Which file is read as what; the Chinese names are for those who keep their folders in Chinese. */
const homes: readonly (readonly [WorkspaceKind, RegExp])[] = [
  ['workspace', /^gongkai\.ya?ml$/iu],
  ['agencies', /^(agencies|单位)\.ya?ml$/iu],
  ['columns', /^(columns|栏目)\.ya?ml$/iu],
  ['exemptions', /^(exemptions|豁免)\.ya?ml$/iu],
  ['holidays', /^(holidays|节假日)\.ya?ml$/iu],
  ['entries', /^(entries|事项)\/.*\.ya?ml$/iu],
  ['guide', /^(guides|标准指引)\/.*\.ya?ml$/iu],
  ['scheme', /^(schemes|评分方案)\/.*\.ya?ml$/iu],
];

function sortOut(files: readonly RawFile[], diagnostics: Diagnostic[]): Record<WorkspaceKind, RawFile[]> {
  const found: Record<WorkspaceKind, RawFile[]> = {
    workspace: [],
    agencies: [],
    columns: [],
    exemptions: [],
    holidays: [],
    entries: [],
    guide: [],
    scheme: [],
  };
  for (const file of files) {
    // The file system of one machine may tell é from e + ´ in a name, that of another may not.
    const kind = homes.find(([, pattern]) => pattern.test(file.path.normalize('NFC')))?.[0];
    if (kind === undefined) diagnostics.push(notRead(file.path));
    else found[kind].push(file);
  }
  for (const kind of ['workspace', 'agencies', 'columns', 'exemptions', 'holidays'] as const) {
    const [first, ...others] = found[kind];
    for (const other of others) diagnostics.push(readTwice(other.path, first?.path ?? ''));
  }
  return found;
}

function notRead(path: string): Diagnostic {
  const [top = ''] = path.split('/');
  const near = nearest(
    top,
    [
      'entries',
      '事项',
      'guides',
      '标准指引',
      'schemes',
      '评分方案',
      'agencies.yaml',
      'columns.yaml',
      'exemptions.yaml',
      'holidays.yaml',
      '单位.yaml',
      '栏目.yaml',
      '豁免.yaml',
      '节假日.yaml',
    ].filter((name) => sharesLetter(name, top)),
  );
  return diagnosticOf(loadClaims.recognisedFiles, {
    message: wording(
      '这个文件没有被读取：它不在 entries/、guides/、schemes/ 文件夹里，也不是已知的设置文件',
      'the file was not read: it lies in no folder gongkai reads',
    ),
    place: filePlace(path),
    hint:
      near === null
        ? wording('把事项文件放进 entries/ 文件夹', 'put files of entries into entries/')
        : wording(`“${top}”是不是应为“${near}”？`, `did you mean “${near}” instead of “${top}”?`),
  });
}

/** Whether two names have a letter in common besides their endings, which all files have. */
function sharesLetter(name: string, other: string): boolean {
  const stem = (file: string): string => file.replace(/\.ya?ml$/iu, '');
  return Array.from(stem(name)).some((letter) => stem(other).includes(letter));
}

function readTwice(path: string, first: string): Diagnostic {
  return diagnosticOf(
    { ...loadClaims.recognisedFiles, severity: 'error' },
    {
      message: wording(
        `“${path}”没有被读取：已经有“${first}”，这种文件只能有一个`,
        `“${path}” was not read: “${first}” is of the same kind, and only one may be there`,
      ),
      place: filePlace(path),
      hint: wording('把两个文件合并为一个', 'merge the two files'),
    },
  );
}

function countyOf(
  authored: AuthoredWorkspace | undefined,
  path: string,
  names: AgencyNames,
): Pick<Catalog, 'county' | 'domains'> {
  const site = authored?.site;
  return {
    county: {
      name: authored?.name ?? '',
      code: authored?.code ?? null,
      date: authored?.date ?? null,
      office: authored?.office ?? null,
      threshold: authored?.threshold ?? null,
      site: {
        title: site?.title ?? null,
        url: site?.url ?? null,
        organizer: site?.organizer ?? null,
        operator: site?.operator ?? null,
        phone: site?.phone ?? null,
        siteCode: site?.siteCode ?? null,
        icp: site?.icp ?? null,
        police: site?.police ?? null,
      },
    },
    domains: (authored?.domains ?? []).map(({ name, lead, threshold }, index) => ({
      name,
      threshold: threshold ?? null,
      lead: names.reference(lead, nodePlace(path, `/domains/${index}/lead`)),
      place: nodePlace(path, `/domains/${index}/name`),
    })),
  };
}

function registerOf(
  authored: AuthoredAgencies | undefined,
  path: string,
): { agencies: Agency[]; groups: AgencyGroup[]; names: AgencyNames } {
  const agencies = (authored?.agencies ?? []).map(
    (agency, index): Agency => ({
      id: agency.id,
      name: agency.name,
      aliases: agency.aliases ?? [],
      level: agency.level,
      code: agency.code ?? null,
      phone: agency.phone ?? null,
      address: agency.address ?? null,
      url: agency.url ?? null,
      place: nodePlace(path, `/agencies/${index}`),
    }),
  );
  const alone = new AgencyNames(agencies, []);
  const groups = (authored?.groups ?? []).map(
    ({ name, members }, index): AgencyGroup => ({
      name,
      members: members.map((text, member) =>
        alone.reference(text, nodePlace(path, `/groups/${index}/members/${member}`)),
      ),
      place: nodePlace(path, `/groups/${index}/name`),
    }),
  );
  return { agencies, groups, names: new AgencyNames(agencies, groups) };
}

function instrumentOf(authored: Kinds['instruments']['instruments'][number]): Instrument {
  return {
    id: authored.id,
    title: authored.title,
    number: authored.number ?? null,
    issuer: authored.issuer ?? null,
    year: authored.year ?? null,
    edition: authored.edition ?? null,
    aliases: authored.aliases ?? [],
    validity: authored.validity ?? 'unverified',
    effective: authored.effective ?? null,
    repealed: authored.repealed ?? null,
    successor: authored.successor ?? null,
  };
}

function sorted(files: readonly RawFile[]): RawFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
