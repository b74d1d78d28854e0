import type {
  Assessment,
  DeductionResult,
  FaultName,
  IndicatorResult,
  Loss,
  Repair,
  VetoResult,
} from '../model/assessment.js';
import type { Catalog } from '../model/catalog.js';
import type { Coverage } from '../model/coverage.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Deduction, Fault, FaultStatus, Indicator, Sample, Scheme } from '../model/scheme.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { milli, shareOut } from './amounts.js';
import { applicable, type Counted, countedCells, countedFindings, faultsOf, type Scope } from './faults.js';
import { draw } from './random.js';

export interface AssessRequest {
  readonly scheme: Scheme;
  readonly catalog: Catalog;
  readonly coverage: Coverage;
  /** Warnings and advice, for schemes that count findings of rules. */
  readonly diagnostics: readonly Diagnostic[];
  /** An integer of 32 bits; drawn with only where the scheme samples. */
  readonly seed: number;
}

/**
 * What an assessor's scheme would make of a catalog: attested guide items only. The result does not depend on
 * the order of cells, findings or domains, and one seed always draws the same domains.
 */
export function assess({ scheme, catalog, coverage, diagnostics, seed }: AssessRequest): Assessment {
  const adopted = new Set(catalog.domains.map(({ name }) => name));
  const national = catalog.guides.map(({ domain }) => domain);
  const pool = poolOf(scheme, national, adopted);
  const domains = scheme.sample === null ? pool : drawn(scheme.sample, pool, seed);
  const all = [
    ...countedCells(catalog, coverage, domains),
    ...countedFindings(catalog, diagnostics, domains),
  ];
  const sums = scheme.indicators.map((indicator) => new IndicatorSum(indicator, all));
  const vetoes = scheme.vetoes.map((veto) => ({ veto, faults: faultsOf(all, veto.what, veto) }));
  const applying = vetoes.filter(({ veto, faults }) => faults.length >= veto.atLeast);
  const points = total(sums.map((sum) => sum.points));
  const lost = total(sums.map((sum) => sum.lost()));
  const losses = lossesOf(sums);
  return {
    scheme: scheme.name,
    date: coverage.date,
    sample: scheme.sample === null ? null : { seed, drawn: domains.length, pool: pool.length },
    domains,
    points,
    lost,
    score: Math.min(points - lost, ...applying.map(({ veto }) => milli(veto.ceiling))),
    indicators: sums.map((sum) => sum.result()),
    vetoes: vetoes.map(
      ({ veto, faults }): VetoResult => ({
        name: veto.name,
        what: faultName(veto.what),
        faults: faults.length,
        atLeast: veto.atLeast,
        ceiling: milli(veto.ceiling),
        applies: faults.length >= veto.atLeast,
      }),
    ),
    byDomain: grouped(losses, ({ domain }) => domain, new Map()),
    byAgency: grouped(losses, ({ agency }) => agency, agencyNames(catalog)),
    repairs: repairsOf(sums, new Set(applying.flatMap(({ faults }) => faults)), catalog),
  };
}

/** In national order, so that a draw does not depend on the order of gongkai.yaml or of the scheme. */
function poolOf({ sample }: Scheme, national: readonly string[], adopted: ReadonlySet<string>): string[] {
  const named = new Set(sample?.domains ?? []);
  return national.filter((domain) => (named.size > 0 ? named.has(domain) : adopted.has(domain)));
}

function drawn({ count, always }: Sample, pool: readonly string[], seed: number): string[] {
  const rest = pool.filter((domain) => !always.includes(domain));
  const fixed = pool.length - rest.length;
  const lots = new Set(draw(rest, Math.max(0, count - fixed), seed));
  return pool.filter((domain) => always.includes(domain) || lots.has(domain));
}

/** What one indicator takes off, and what it would without some faults. */
class IndicatorSum {
  readonly points: number;
  readonly #indicator: Indicator;
  readonly #deductions: readonly { readonly of: Deduction; readonly faults: readonly Counted[] }[];
  readonly #whole: number;

  constructor(indicator: Indicator, all: readonly Counted[]) {
    const scope: Scope = { domains: indicator.domains, levels: indicator.levels, guide: [] };
    this.#indicator = indicator;
    this.points = milli(indicator.points);
    this.#deductions = indicator.deductions.map((of) => ({ of, faults: faultsOf(all, of.what, scope) }));
    this.#whole = applicable(all, scope).length;
  }

  /** Milli-points taken off; `without` faults that are mended. */
  lost(without: ReadonlySet<Counted> = new Set()): number {
    const sums = this.#deductions.map(({ of, faults }) =>
      this.#amount(of, faults.filter((fault) => !without.has(fault)).length),
    );
    return Math.min(this.points, total(sums));
  }

  /** Milli-points the given faults would cost without any cap. */
  raw(of: ReadonlySet<Counted>): number {
    return total(
      this.#deductions.map(({ of: deduction, faults }) =>
        this.#raw(deduction, faults.filter((fault) => of.has(fault)).length),
      ),
    );
  }

  /** What every fault costs in the end, after all caps; the parts add up to `lost()`. */
  *losses(): Iterable<readonly [Counted, number]> {
    const parts = shareOut(
      this.lost(),
      this.#deductions.map(({ of, faults }) => this.#amount(of, faults.length)),
    );
    for (const [index, { faults }] of this.#deductions.entries()) {
      const each = shareOut(
        parts[index] ?? 0,
        faults.map(() => 1),
      );
      for (const [number, fault] of faults.entries()) yield [fault, each[number] ?? 0];
    }
  }

  faults(): Counted[] {
    return this.#deductions.flatMap(({ faults }) => faults);
  }

  result(): IndicatorResult {
    const raws = this.#deductions.map(({ of, faults }) => this.#amount(of, faults.length));
    const parts = shareOut(this.lost(), raws);
    return {
      id: this.#indicator.id,
      name: this.#indicator.name,
      points: this.points,
      lost: this.lost(),
      deductions: this.#deductions.map(
        ({ of, faults }, index): DeductionResult => ({
          what: faultName(of.what),
          faults: faults.length,
          raw: this.#raw(of, faults.length),
          lost: parts[index] ?? 0,
        }),
      ),
    };
  }

  #amount(deduction: Deduction, faults: number): number {
    const raw = this.#raw(deduction, faults);
    return deduction.cap === null ? raw : Math.min(raw, milli(deduction.cap));
  }

  #raw({ each, share }: Deduction, faults: number): number {
    if (each !== null) return milli(each) * faults;
    return this.#whole === 0 ? 0 : Math.round((milli(share ?? 0) * faults) / this.#whole);
  }
}

function lossesOf(sums: readonly IndicatorSum[]): Map<Counted, number> {
  const losses = new Map<Counted, number>();
  for (const sum of sums) {
    for (const [fault, lost] of sum.losses()) losses.set(fault, (losses.get(fault) ?? 0) + lost);
  }
  return losses;
}

function grouped(
  losses: ReadonlyMap<Counted, number>,
  idOf: (counted: Counted) => string | null,
  names: ReadonlyMap<string, string>,
): Loss[] {
  const sums = new Map<string | null, number>();
  for (const [counted, lost] of losses) sums.set(idOf(counted), (sums.get(idOf(counted)) ?? 0) + lost);
  return Array.from(sums, ([id, lost]) => ({ id, name: id === null ? '' : (names.get(id) ?? id), lost }))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost || compare(a.id ?? '', b.id ?? ''));
}

function repairsOf(sums: readonly IndicatorSum[], vetoing: ReadonlySet<Counted>, catalog: Catalog): Repair[] {
  const jobs = new Map<string, Set<Counted>>();
  for (const fault of [...sums.flatMap((sum) => sum.faults()), ...vetoing]) {
    const job = fault.cell?.item ?? `rule ${fault.rule ?? ''}`;
    jobs.set(job, (jobs.get(job) ?? new Set()).add(fault));
  }
  const lost = total(sums.map((sum) => sum.lost()));
  const names = agencyNames(catalog);
  return Array.from(jobs.values(), (faults): Repair => {
    const cells = Array.from(faults).flatMap(({ cell }) => cell ?? []);
    const [first] = faults;
    const agencies = new Set(Array.from(faults).flatMap(({ agency }) => agency ?? []));
    return {
      item: first?.cell?.item ?? null,
      rule: first?.rule ?? null,
      name: first?.cell?.name ?? first?.rule ?? '',
      domain: first?.cell?.domain ?? null,
      agencies: Array.from(agencies, (id) => names.get(id) ?? id).sort(),
      faults: faults.size,
      statuses: statusOrder.filter((status) => cells.some((cell) => cell.status === status)),
      gain: lost - total(sums.map((sum) => sum.lost(faults))),
      raw: total(sums.map((sum) => sum.raw(faults))),
      veto: Array.from(faults).some((fault) => vetoing.has(fault)),
    };
  }).sort(
    (a, b) =>
      Number(b.veto) - Number(a.veto) ||
      perItem(b, b.gain) - perItem(a, a.gain) ||
      perItem(b, b.raw) - perItem(a, a.raw) ||
      effort(a) - effort(b) ||
      compare(a.item ?? a.rule ?? '', b.item ?? b.rule ?? ''),
  );
}

/** From the least work to the most: sharpen an element, finish a draft, write an entry. */
const statusOrder: readonly FaultStatus[] = ['partial', 'draft', 'missing'];

/** A guide item is one thing to write, however many agencies share it; findings are mended one by one. */
function perItem({ item, faults }: Repair, points: number): number {
  return item === null ? points / faults : points;
}

function effort({ statuses }: Repair): number {
  return Math.max(-1, ...statuses.map((status) => statusOrder.indexOf(status)));
}

function agencyNames(catalog: Catalog): Map<string, string> {
  return new Map(catalog.agencies.map(({ id, name }) => [id, name]));
}

function faultName(what: Fault): FaultName {
  if (what.kind === 'rule') {
    return {
      status: null,
      element: null,
      rule: what.code,
      words: wording(`规则 ${what.code}`, `rule ${what.code}`),
    };
  }
  const { status, element } = what;
  const { zh, en } = statusWords[status];
  const words =
    element === null
      ? wording(zh, en)
      : wording(`${zh}（${fieldNames[element] ?? element}）`, `${en} (${element})`);
  return { status, element, rule: null, words };
}

const statusWords = {
  missing: wording('缺项', 'missing'),
  partial: wording('部分达标', 'partial'),
  draft: wording('仅有草稿', 'draft'),
} as const;

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
