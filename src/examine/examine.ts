import { checkAcross, silentWithout } from '../check/check.js';
import { deadExemptions } from '../cover/exemptions.js';
import { sumsOf } from '../cover/figures.js';
import { waive } from '../cover/waive.js';
import { withoutKnown } from '../judge/baseline.js';
import { loadClaims } from '../load/claims.js';
import { EntryFiles } from '../load/entry-files.js';
import { counter, decodedTexts } from '../load/frame.js';
import { beside } from '../load/load-workspace.js';
import { sectionsOf } from '../load/outline.js';
import { type KnownParses, shippedParses } from '../load/parses.js';
import { type ReadFolder, readShipped } from '../load/read.js';
import { openSchemas } from '../load/schemas.js';
import type { Baseline } from '../model/baseline.js';
import type { CatalogPart, Frame } from '../model/catalog.js';
import { Concerned } from '../model/concerned.js';
import type { CoverageSums } from '../model/coverage.js';
import { type Claim, type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { EntryHead } from '../model/entry-head.js';
import type { RawFile } from '../model/file.js';
import { groupedBy } from '../model/grouped.js';
import type { Locate } from '../model/place.js';
import type { Progress } from '../model/progress.js';
import type { Scheme } from '../model/scheme.js';
import type { HouseRule } from '../model/settings.js';
import { locator } from '../source/locate.js';
import { JudgedSection, type Verdict } from './section.js';
import { frameOf, type KnownFrame, type Surroundings } from './surroundings.js';

export interface ExamineRequest {
  /** The files of a workspace, from `readWorkspace`. */
  readonly workspace: ReadFolder;
  /** YYYY-MM-DD: the day exemptions are judged on; by default the date of the catalog. */
  readonly date: string | null;
  /** YYYY-MM-DD: used when neither the request nor the catalog gives a date. */
  readonly today: string;
  readonly progress: Progress;
  /** What need not be worked out again; by default what the package brings. */
  readonly known?: KnownParses;
  /** What a program that goes on holds in memory from one time to the next. */
  readonly memory?: Memory;
}

/** What is in memory of the last time. */
export class Memory {
  frame: KnownFrame | null = null;
  /** By key. */
  sections: ReadonlyMap<string, JudgedSection> = new Map();
}

export interface Examined {
  /** The files it was made from. */
  readonly files: readonly RawFile[];
  readonly frame: Frame;
  /** Parts that could not be read whole. */
  readonly broken: ReadonlySet<CatalogPart>;
  readonly diagnostics: readonly Diagnostic[];
  /** What is found and left for now, by the baseline. */
  readonly known: readonly Diagnostic[];
  /** What rules would have said that the office has switched off. */
  readonly off: readonly Diagnostic[];
  readonly baseline: Baseline;
  /** Whether all stages ran; with an error that figures rest on, some did not. */
  readonly settled: boolean;
  /** The rules of the office's own. */
  readonly houseRules: readonly HouseRule[];
  /** Every claim a finding may be of, as far as the office has lowered it, in the order of the documentation. */
  readonly claims: readonly Claim[];
  readonly locate: Locate;
  readonly schemes: readonly Scheme[];
  readonly entries: { readonly published: number; readonly drafts: number };
  /** Null when there is an error: then nothing may be shown as a figure. */
  readonly sums: CoverageSums | null;
}

/** What was examined, and the sections it was examined in. */
export interface Examination {
  readonly examined: Examined;
  readonly sections: readonly JudgedSection[];
  /** Paths of the files of entries, in their order. */
  readonly entriesFiles: readonly string[];
  /** YYYY-MM-DD. */
  readonly day: string;
}

/**
 * Load, check, cover: everything there is to know of a catalog before anything of it is published. Each section of it
 * is looked at by itself, and of one that is as it was, what was found then is found now.
 */
export async function examine(request: ExamineRequest): Promise<Examination> {
  const known = request.known ?? shippedParses();
  const shipped = readShipped();
  const files = { workspace: request.workspace.files, held: request.workspace.held, shipped: shipped.files };
  const count = counter({ ...files, known, progress: request.progress });
  const surroundings = await frameOf({ ...request, ...files, known, count });
  const entryFiles = new EntryFiles(surroundings.entriesFiles, await openSchemas(), known);
  const outlined = entryFiles.outlines(count);
  const { frame } = surroundings;
  const sections = sectionsOf(
    outlined,
    frame.domains.map(({ name }) => name),
    frame.guides,
  ).map((section) => {
    const before = request.memory?.sections.get(JudgedSection.keyOf(section, surroundings, entryFiles));
    return before ?? new JudgedSection(section, surroundings, entryFiles, known);
  });
  if (request.memory !== undefined) {
    request.memory.frame = surroundings.known;
    request.memory.sections = new Map(sections.map((section) => [section.key, section]));
  }
  const entriesFiles = surroundings.entriesFiles.map(({ path }) => path);
  // A file that nothing can be read of is in no section.
  const read = new Set(outlined.map(({ path }) => path));
  const lost = entriesFiles.filter((path) => !read.has(path)).flatMap((path) => entryFiles.diagnostics(path));
  const brokenFile = entriesFiles.some((path) => entryFiles.isBroken(path));
  const ofFiles = [
    ...request.workspace.diagnostics,
    ...shipped.diagnostics,
    ...new Concerned([]).noted(lost),
  ];
  const joined = judge({ surroundings, sections, ofFiles, brokenFile });
  return {
    examined: {
      ...joined,
      files: files.workspace,
      frame,
      baseline: surroundings.baseline,
      houseRules: surroundings.settings.rules,
      claims: surroundings.claims,
      locate: locator(decodedTexts(files)),
      schemes: surroundings.schemes,
    },
    sections,
    entriesFiles,
    day: surroundings.day,
  };
}

interface Parts {
  readonly surroundings: Surroundings;
  readonly sections: readonly JudgedSection[];
  /** What is wrong with files as a whole. */
  readonly ofFiles: readonly Diagnostic[];
  readonly brokenFile: boolean;
}

/** What was found of the frame, of each section and of all entries together, as the office wants it. */
function judge({
  surroundings,
  sections,
  ofFiles,
  brokenFile,
}: Parts): Pick<Examined, 'broken' | 'diagnostics' | 'known' | 'off' | 'settled' | 'entries' | 'sums'> {
  const { frame, severities, claims, day, baseline } = surroundings;
  const verdicts = sections.map(({ verdict }) => verdict);
  const unsound = brokenFile || verdicts.some((verdict) => verdict.unsound);
  const broken: ReadonlySet<CatalogPart> = unsound ? new Set([...frame.broken, 'entries']) : frame.broken;
  const silent = unsound ? silentWithout('entries') : new Set<string>();
  const heads = mayClash(surroundings, verdicts) ? headsOf(sections, surroundings) : [];
  const ofSections = verdicts
    .flatMap(({ found }) => found)
    .filter(({ code }) => !silent.has(code) && !(brokenFile && code === loadClaims.inheritedItemsExist.code));
  const across = checkAcross({ ...frame, broken, entries: heads }).flatMap(
    (diagnostic) =>
      sections.find((section) => section.holds(diagnostic.place.file))?.noted([diagnostic]) ?? diagnostic,
  );
  const found = severities.lowered(
    inOrder([...ofFiles, ...beside(ofFiles, surroundings.found), ...ofSections, ...across], claims),
  );
  const settled = !hasErrors(found) && broken.size === 0;
  const covered = settled ? verdicts.map((verdict) => proven(verdict.covered)) : [];
  const accepted = waive({
    frame: { exemptions: frame.exemptions, broken },
    roots: new Map(verdicts.flatMap(({ roots }) => roots)),
    ids: () =>
      sections.flatMap((section) => section.heads.flatMap(({ id, sharedId }) => [id, sharedId ?? id])),
    date: day,
    diagnostics: [
      ...found,
      ...severities.lowered([
        ...verdicts.flatMap(({ house }) => house),
        ...covered.flatMap(({ diagnostics }) => diagnostics),
        ...(settled
          ? deadExemptions(
              frame.exemptions,
              day,
              covered.flatMap(({ met }) => met),
            )
          : []),
      ]),
    ],
    claims,
    settled,
  });
  const { standing, off } = severities.settled(accepted);
  const { standing: diagnostics, known } = withoutKnown({ baseline, diagnostics: standing, claims, settled });
  return {
    broken,
    diagnostics,
    known,
    off,
    settled,
    entries: {
      published: verdicts.reduce((sum, verdict) => sum + verdict.published, 0),
      drafts: verdicts.reduce((sum, verdict) => sum + verdict.drafts, 0),
    },
    sums: settled && !hasErrors(diagnostics) ? sumsOf(covered.flatMap(({ splits }) => splits)) : null,
  };
}

/**
 * Whether the rules that look at all entries together may find something: where no id is used twice and none was ever
 * retired they have nothing to look at.
 */
function mayClash({ frame }: Surroundings, verdicts: readonly Verdict[]): boolean {
  if (frame.lineage.length > 0) return true;
  const ids = verdicts.flatMap((verdict) => (verdict.ids === '' ? [] : verdict.ids.split('\n')));
  return new Set(ids).size < ids.length;
}

/** In the order of the files, as the catalog has them: which of two entries is the first must not depend on sections. */
function headsOf(sections: readonly JudgedSection[], { entriesFiles }: Surroundings): EntryHead[] {
  const byFile = groupedBy(
    sections.flatMap((section) => section.heads),
    ({ place }) => place.file,
  );
  return entriesFiles.flatMap(({ path }) => byFile.get(path) ?? []);
}

/** In the order of the claims, of each by file: however the catalog is divided. */
function inOrder(diagnostics: readonly Diagnostic[], claims: readonly Claim[]): Diagnostic[] {
  const order = new Map(claims.map(({ code }, index) => [code, index]));
  const rank = ({ code }: Diagnostic): number => order.get(code) ?? order.size;
  return [...diagnostics].sort(
    (a, b) => rank(a) - rank(b) || (a.place.file < b.place.file ? -1 : Number(a.place.file > b.place.file)),
  );
}

/** A section without a mistake in a frame without one was covered; a smaller figure must never be shown in silence. */
function proven<T>(covered: T | null): T {
  if (covered === null) throw new Error('a section without errors was not covered');
  return covered;
}
