import { spansWith } from '../calendar/calendar.js';
import { checkFrame } from '../check/check.js';
import { houseClaims } from '../check/house-claims.js';
import { soundHouseRules } from '../check/house-sound.js';
import { allClaims } from '../claims.js';
import { Conformity } from '../cover/conform/conform.js';
import { Severities } from '../judge/severities.js';
import { type LoadedFrame, loadFrame } from '../load/frame.js';
import { buildId, derivedKey, type KnownParses, provenKey } from '../load/parses.js';
import type { Catalog } from '../model/catalog.js';
import { type Claim, type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { HeldFile, RawFile } from '../model/file.js';
import type { Progress } from '../model/progress.js';
import { yamlKindOf } from '../model/workspace-files.js';
import { checkSchemes } from '../score/check.js';

export interface FrameRequest {
  readonly workspace: readonly RawFile[];
  readonly held: readonly HeldFile[];
  readonly shipped: readonly RawFile[];
  readonly date: string | null;
  readonly today: string;
  readonly progress: Progress;
  readonly known: KnownParses;
  /** Called for each file that is read. */
  readonly count: () => void;
  readonly memory?: { readonly frame: KnownFrame | null };
}

/** All that sections are looked at with, and what was found of it. */
export interface Surroundings extends Omit<LoadedFrame, 'diagnostics' | 'shippedGuides'> {
  /** Tells it from all others: by the day, and by everything it was made from. */
  readonly key: string;
  readonly severities: Severities;
  readonly claims: readonly Claim[];
  readonly conformity: Conformity;
  /** YYYY-MM-DD: the day that exemptions are judged on. */
  readonly day: string;
  readonly found: readonly Diagnostic[];
  /** Whether there is no error in it. */
  readonly whole: boolean;
  readonly known: KnownFrame;
}

/** Surroundings of an earlier time; the files of entries are those of today. */
export interface KnownFrame {
  readonly key: string;
  readonly surroundings: Omit<Surroundings, 'entriesFiles' | 'known'>;
}

/** Everything beside the entries, held against its rules; what is in memory of the same files is taken from there. */
export async function frameOf(request: FrameRequest): Promise<Surroundings> {
  const entriesFiles: RawFile[] = [];
  const others: RawFile[] = [];
  for (const file of request.workspace)
    (yamlKindOf(file.path) === 'entries' ? entriesFiles : others).push(file);
  const filesKey = keyOf(request, others);
  const key = derivedKey('day', [filesKey, request.date ?? '', request.today]);
  const before = request.memory?.frame;
  const known =
    before?.key === key ? before : { key, surroundings: await surroundingsOf(request, others, filesKey) };
  return {
    ...known.surroundings,
    entriesFiles: entriesFiles.sort((a, b) => (a.path < b.path ? -1 : 1)),
    known,
  };
}

/** Not of the day: a catalog that has a date is the same tomorrow. */
function keyOf({ held, shipped }: FrameRequest, others: readonly RawFile[]): string {
  const hashed = ({ path, bytes }: RawFile): string[] => [path, provenKey('frame', bytes)];
  return derivedKey('frame', [
    buildId() ?? '',
    ...others.flatMap(hashed),
    'held',
    ...held.flatMap(({ path, size }) => [path, String(size)]),
    'shipped',
    ...shipped.flatMap(hashed),
  ]);
}

async function surroundingsOf(
  request: FrameRequest,
  others: readonly RawFile[],
  filesKey: string,
): Promise<KnownFrame['surroundings']> {
  const { diagnostics, ...loaded } = await loadFrame({ ...request, workspace: others }, request.count);
  const { frame, settings } = loaded;
  const severities = new Severities(settings, [...allClaims(), ...houseClaims(settings.rules)]);
  const claims = severities.claims();
  const foundKey = derivedKey('found', [filesKey]);
  const before = request.known.get(foundKey) as readonly Diagnostic[] | undefined;
  const found = before ?? [...diagnostics, ...severities.problems, ...(await findings(loaded, claims))];
  if (before === undefined) request.known.keep?.(foundKey, found);
  const day = request.date ?? frame.county.date ?? request.today;
  return {
    ...loaded,
    key: derivedKey('surroundings', [filesKey, day]),
    severities,
    claims,
    conformity: new Conformity(spansWith(frame.holidays)),
    day,
    found,
    whole: !hasErrors(severities.lowered(found)) && frame.broken.size === 0,
  };
}

/** What is found of a frame that was read. */
async function findings(
  { frame, settings, schemes }: Pick<LoadedFrame, 'frame' | 'settings' | 'schemes'>,
  claims: readonly Claim[],
): Promise<readonly Diagnostic[]> {
  return [
    ...soundHouseRules(frame, settings.rules),
    ...checkFrame(frame),
    ...checkSchemes(schemes, frame, claims),
    ...(await templateFindings(frame)),
  ];
}

/** The engine of the templates is loaded only where a workspace has its own. */
async function templateFindings({ look }: Pick<Catalog, 'look'>): Promise<readonly Diagnostic[]> {
  if (look.templates.length === 0) return [];
  const { checkTemplates } = await import('../emit/own-templates.js');
  return checkTemplates(look.templates);
}
