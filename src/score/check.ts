import type { Frame } from '../model/catalog.js';
import { type Claim, type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { type Place, placeWithin } from '../model/place.js';
import { repeated } from '../model/repeated.js';
import type { Deduction, Fault, Scheme } from '../model/scheme.js';
import { type Wording, wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { scoreClaims } from './claims.js';

/** The names a scheme may use. */
export interface KnownNames {
  readonly domains: readonly string[];
  /** Ids of guide items. */
  readonly items: readonly string[];
  /** Codes of rules and other claims. */
  readonly codes: readonly string[];
}

/** All schemes of a workspace held against its catalog, and against the claims that findings are made of. */
export function checkSchemes(
  schemes: readonly Scheme[],
  catalog: Frame,
  claims: readonly Claim[],
): Diagnostic[] {
  // Half of the guides would make the names of the other half unknown.
  if (catalog.broken.has('guides')) return [];
  const known: KnownNames = {
    domains: catalog.guides.map(({ domain }) => domain),
    items: catalog.guides.flatMap(({ items }) => items.map(({ id }) => id)),
    codes: claims.map(({ code }) => code),
  };
  return schemes.flatMap((scheme) => checkScheme(scheme, known));
}

/** Names no one knows, and amounts that do not agree with each other; in the order of the file. */
function checkScheme(scheme: Scheme, known: KnownNames): Diagnostic[] {
  const { sample, indicators, vetoes } = scheme;
  return [
    ...(sample === null
      ? []
      : [
          ...unknownNames(sample.domains, known.domains, 'domains', sample.place, words.domain),
          ...unknownNames(sample.always, known.domains, 'always', sample.place, words.domain),
          ...unsoundSample(sample),
        ]),
    ...Array.from(
      repeated(indicators, ({ id }) => id),
      ([again, first]) =>
        unsound(
          wording(`指标编码“${again.id}”重复`, `the indicator id “${again.id}” is used twice`),
          placeWithin(again.place, 'id'),
          wording('给其中一个换一个编码', 'change one of them'),
          first.place,
        ),
    ),
    ...indicators.flatMap((indicator) => [
      ...unknownNames(indicator.domains, known.domains, 'domains', indicator.place, words.domain),
      ...indicator.deductions.flatMap((deduction) => [
        ...unknownRule(deduction.what, deduction.place, known),
        ...unsoundDeduction(deduction, indicator.points),
      ]),
    ]),
    ...vetoes.flatMap((veto) => [
      ...unknownNames(veto.domains, known.domains, 'domains', veto.place, words.domain),
      ...unknownNames(veto.guide, known.items, 'guide', veto.place, words.item),
      ...unknownRule(veto.what, veto.place, known),
    ]),
  ];
}

const words = {
  domain: wording('个领域', 'domain'),
  item: wording('个指引事项', 'guide item'),
  rule: wording('条规则', 'rule'),
} as const;

function unknownNames(
  names: readonly string[],
  known: readonly string[],
  field: string,
  place: Place,
  what: Wording,
): Diagnostic[] {
  const all = new Set(known);
  return names.flatMap((name, index) =>
    all.has(name) ? [] : [unknownName(name, known, placeWithin(place, `${field}/${index}`), what)],
  );
}

function unknownRule(what: Fault, place: Place, known: KnownNames): Diagnostic[] {
  if (what.kind !== 'rule' || known.codes.includes(what.code)) return [];
  return [unknownName(what.code, known.codes, placeWithin(place, 'rule'), words.rule)];
}

function unknownName(name: string, known: readonly string[], place: Place, what: Wording): Diagnostic {
  const near = nearest(name, known);
  return diagnosticOf(scoreClaims.knownSchemeNames, {
    message: wording(`没有“${name}”这${what.zh}`, `there is no ${what.en} “${name}”`),
    place,
    hint:
      near === null
        ? wording('核对名称', `check the name of the ${what.en}`)
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}

function unsoundSample({ count, domains, always, place }: NonNullable<Scheme['sample']>): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (always.length > count) {
    found.push(
      unsound(
        wording(
          `必查的领域有 ${always.length} 个，多于抽取数 ${count}`,
          `${always.length} domains are always assessed, more than the ${count} to be drawn`,
        ),
        placeWithin(place, 'count'),
        wording('抽取数包括必查的领域', 'the count includes those that are always assessed'),
      ),
    );
  }
  if (domains.length > 0 && count > domains.length) {
    found.push(
      unsound(
        wording(
          `抽取数 ${count} 多于可抽的 ${domains.length} 个领域`,
          `${count} cannot be drawn from ${domains.length} domains`,
        ),
        placeWithin(place, 'count'),
        null,
      ),
    );
  }
  for (const [index, name] of always.entries()) {
    if (domains.length === 0 || domains.includes(name)) continue;
    found.push(
      unsound(
        wording(`必查的“${name}”不在抽查的领域中`, `“${name}” is not among the domains to draw from`),
        placeWithin(place, `always/${index}`),
        wording('把它加进“领域”', 'add it to the domains'),
      ),
    );
  }
  return found;
}

function unsoundDeduction({ what, each, share, cap, place }: Deduction, points: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  if ((each === null) === (share === null)) {
    found.push(
      unsound(
        wording('“每处扣分”和“按比例扣分”要写其中一个', 'give either “each” or “share”'),
        place,
        wording('写“每处扣分: 0.5”，或“按比例扣分: 20”', 'write “each: 0.5” or “share: 20”'),
      ),
    );
  }
  if (share !== null && what.kind === 'rule') {
    found.push(
      unsound(
        wording('规则的问题没有总数，不能按比例扣分', 'findings of a rule are no part of a whole'),
        placeWithin(place, 'share'),
        wording('改为“每处扣分”', 'use “each”'),
      ),
    );
  }
  for (const [field, amount, zh] of [
    ['cap', cap, '最多扣分'],
    ['share', share, '按比例扣分'],
  ] as const) {
    if (amount === null || amount <= points) continue;
    found.push(
      unsound(
        wording(
          `“${zh}”${amount} 多于指标的分值 ${points}`,
          `“${field}” ${amount} is more than the ${points} points of the indicator`,
        ),
        placeWithin(place, field),
        null,
      ),
    );
  }
  return found;
}

function unsound(message: Wording, place: Place, hint: Wording | null, first?: Place): Diagnostic {
  const related = first === undefined ? [] : [{ place: first, message: wording('另一个', 'the other one') }];
  return diagnosticOf(scoreClaims.soundSchemeAmounts, { message, place, hint, related });
}
