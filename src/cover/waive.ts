import type { Entry, Exemption, Frame, Waiver } from '../model/catalog.js';
import { type Claim, type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { liesWithin, type Place, placeWithin } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { coverClaims } from './claims.js';
import { isInForce, outOfForce } from './exemptions.js';

export interface WaiveRequest {
  readonly frame: Pick<Frame, 'exemptions' | 'broken'>;
  /** Where the entries that waivers name are written, by id: from `rootsOf`. */
  readonly roots: ReadonlyMap<string, readonly Place[]>;
  /** Every id a waiver could name. */
  readonly ids: () => readonly string[];
  /** YYYY-MM-DD. */
  readonly date: string;
  /** What all stages found. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every claim a diagnostic may be of. */
  readonly claims: readonly Claim[];
  /** Whether all stages ran: only then a waiver that met nothing is known to be of no use. */
  readonly settled: boolean;
}

/**
 * The diagnostics that stand: warnings and advice that a waiver in force accepts are left out, and waivers
 * that are expired, unknown or of no use are added as errors. Errors cannot be waived, because what follows
 * from the catalog could not be trusted; and a waiver changes no figure: a weaker element stays partial,
 * however well its reason is known.
 *
 * A waiver speaks of what was written for an entry: its item, or where a value stands in defaults the
 * diagnostic that names the entry beside it. One of a shared item speaks of all its instances; one of a
 * single instance (`id@agency`) of what that agency wrote itself.
 */
export function waive(request: WaiveRequest): Diagnostic[] {
  const { frame, diagnostics, settled } = request;
  if (frame.exemptions.every(({ waiver }) => waiver === null)) return [...diagnostics];
  const { accepted, problems } = acceptances(request);
  const met = new Set<Acceptance>();
  const standing = diagnostics.filter((diagnostic) => {
    if (diagnostic.severity === 'error') return true;
    const meeting = (accepted.get(diagnostic.code) ?? []).filter(({ roots }) => concerns(diagnostic, roots));
    for (const acceptance of meeting) met.add(acceptance);
    return meeting.length === 0;
  });
  const idle = settled ? [...accepted.values()].flat().filter((acceptance) => !met.has(acceptance)) : [];
  return [...standing, ...problems, ...idle.map(unneeded)];
}

/** Where entries are written that waivers name: by id of an entry, or of a shared item. */
export function rootsOf(
  entries: readonly Entry[],
  exemptions: readonly Exemption[],
): [id: string, places: Place[]][] {
  const named = new Set(exemptions.flatMap(({ waiver }) => waiver?.entries ?? []));
  if (named.size === 0) return [];
  const roots = new Map<string, Place[]>();
  for (const entry of entries) {
    const shared = entry.sharedId;
    if (!named.has(entry.id) && (shared === null || !named.has(shared))) continue;
    if (shared === null) {
      roots.set(entry.id, [entry.place]);
      continue;
    }
    const own = Object.values(entry.places).flatMap((place) => itemOf(place) ?? []);
    const overridden = own.filter(({ file }) => file !== entry.place.file);
    roots.set(entry.id, overridden);
    roots.set(shared, [...(roots.get(shared) ?? [entry.place]), ...overridden]);
  }
  return [...roots];
}

/** One rule accepted for one entry. */
interface Acceptance {
  readonly rule: string;
  readonly entry: string;
  /** Where the entry is written. */
  readonly roots: readonly Place[];
  /** Where the waiver names it. */
  readonly place: Place;
}

/** What the waivers in force accept, by rule; and what is wrong with waivers. */
function acceptances({ frame, roots, ids, date, claims }: WaiveRequest): {
  readonly accepted: ReadonlyMap<string, readonly Acceptance[]>;
  readonly problems: readonly Diagnostic[];
} {
  const accepted = new Map<string, Acceptance[]>();
  const problems: Diagnostic[] = [];
  for (const exemption of frame.exemptions) {
    const { waiver } = exemption;
    if (waiver === null) continue;
    const wrong = isInForce(exemption, date)
      ? wrongRule(exemption, waiver, claims)
      : outOfForce(exemption, `规则“${waiver.rule}”`, `the rule ${waiver.rule}`, date);
    if (wrong !== null) {
      problems.push(wrong);
      continue;
    }
    const known = accepted.get(waiver.rule) ?? [];
    accepted.set(waiver.rule, known);
    for (const [index, entry] of waiver.entries.entries()) {
      const place = placeWithin(exemption.place, `entry/${index}`);
      const written = roots.get(entry);
      if (written !== undefined) known.push({ rule: waiver.rule, entry, roots: written, place });
      else if (!frame.broken.has('entries')) problems.push(unknownEntry(entry, place, ids()));
    }
  }
  return { accepted, problems };
}

/** The item a value is written in; null for defaults and the heads of files. */
function itemOf(place: Place): Place | null {
  const pointer = place.kind === 'node' ? /^\/items\/\d+/u.exec(place.pointer)?.[0] : undefined;
  return place.kind === 'node' && pointer !== undefined ? { ...place, pointer, part: 'value' } : null;
}

function concerns({ place, related }: Diagnostic, roots: readonly Place[]): boolean {
  const places = itemOf(place) === null ? [place, ...related.map((other) => other.place)] : [place];
  return places.some((at) => roots.some((root) => liesWithin(at, root)));
}

function wrongRule(exemption: Exemption, { rule }: Waiver, claims: readonly Claim[]): Diagnostic | null {
  const place = placeWithin(exemption.place, 'rule');
  const claim = claims.find(({ code }) => code === rule);
  if (claim === undefined) {
    const near = nearest(
      rule,
      claims.filter(({ severity }) => severity !== 'error').map(({ code }) => code),
    );
    return diagnosticOf(coverClaims.knownWaivedRules, {
      message: wording(`没有“${rule}”这条规则`, `there is no rule “${rule}”`),
      place,
      hint:
        near === null
          ? wording('照抄问题第一行末尾的规则代号', 'copy the code from the first line of the finding')
          : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
    });
  }
  if (claim.severity !== 'error') return null;
  return diagnosticOf(coverClaims.knownWaivedRules, {
    message: wording(
      `“${rule}”是错误（${claim.claim.zh}），不能豁免`,
      `“${rule}” is an error (${claim.claim.en}) and cannot be waived`,
    ),
    place,
    hint: wording('改正事项，删去这条豁免', 'mend the entry and remove the exemption'),
  });
}

function unknownEntry(id: string, place: Place, known: readonly string[]): Diagnostic {
  const near = nearest(id, known);
  return diagnosticOf(coverClaims.knownWaivedEntries, {
    message: wording(`目录中没有编码为“${id}”的事项`, `the catalog has no entry “${id}”`),
    place,
    hint:
      near === null
        ? wording('核对事项编码', 'check the id of the entry')
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}

function unneeded({ rule, entry, place }: Acceptance): Diagnostic {
  return diagnosticOf(coverClaims.exemptionsNeeded, {
    message: wording(
      `对事项“${entry}”豁免规则“${rule}”不起作用：这条规则对它没有提示`,
      `waiving “${rule}” for “${entry}” is not needed: the rule finds nothing there`,
    ),
    place,
    hint: wording(
      '事项已经改好的，删去这个编码或这条豁免',
      'if the entry was mended, remove the id or the exemption',
    ),
  });
}
