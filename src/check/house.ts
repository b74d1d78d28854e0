import type { Catalog, Entry } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf, type Finding } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { FieldTest, HouseRule, HouseScope } from '../model/settings.js';
import { fieldNames } from '../model/vocabulary.js';
import { type Wording, wording } from '../model/wording.js';
import { hasForm } from '../text/wildcard.js';
import { houseClaims } from './house-claims.js';
import { type TestedValue, testedValues } from './tested-values.js';

/** Holds a catalog against the rules of its own office; in the order of the rules. */
export function checkHouse(catalog: Catalog, rules: readonly HouseRule[]): Diagnostic[] {
  const claims = houseClaims(rules);
  return rules.flatMap((rule, index) => {
    const claim = claims[index];
    if (claim === undefined) return [];
    const seen = new Set<string>();
    const covered = catalog.entries.filter((entry) => covers(rule.scope, entry));
    // Of what many take from one place, the final ones speak: a draft would make it light.
    return [...covered.filter(isFinal), ...covered.filter((entry) => !isFinal(entry))]
      .flatMap((entry) => findingsOf(rule, entry))
      .filter(({ place, message }) => {
        // A mistake in a default or a shared item is one, however many entries take it from there.
        const key = JSON.stringify([place, message.zh]);
        const fresh = !seen.has(key);
        seen.add(key);
        return fresh;
      })
      .map((finding) => diagnosticOf(claim, finding));
  });
}

function covers({ domains, agencies, levels, method }: HouseScope, entry: Entry): boolean {
  if (domains !== null && !domains.includes(entry.domain)) return false;
  if (method !== null && entry.method !== method) return false;
  if (levels !== null && !entry.levels.some((level) => levels.includes(level))) return false;
  if (agencies === null) return true;
  const wanted = new Set(agencies.flatMap((reference) => reference.agencies));
  return entry.subject.some((subject) => subject.agencies.some((id) => wanted.has(id)));
}

function findingsOf(rule: HouseRule, entry: Entry): Finding[] {
  const values = testedValues(entry, rule.field);
  const place = entry.places[rule.field] ?? entry.place;
  const name = fieldNames[rule.field] ?? rule.field;
  const found = [...broken(rule.test, values, place, name, rule.field)];
  return found.map(({ place: at, asked }) => ({
    message: rule.message === null ? asked : wording(rule.message, rule.message),
    hint: rule.message === null ? null : asked,
    place: at,
    ...(isFinal(entry) ? {} : { severity: 'advice' as const }),
  }));
}

function isFinal({ status }: Entry): boolean {
  return status === 'final';
}

interface Broken {
  readonly place: Place;
  /** What the test asks for. */
  readonly asked: Wording;
}

function* broken(
  test: FieldTest,
  values: readonly TestedValue[],
  place: Place,
  zh: string,
  en: string,
): Iterable<Broken> {
  const { includes } = test;
  if (values.length === 0) {
    // The other tests are of what is written; whether anything must be is a test of its own.
    if (test.required) yield { place, asked: wording(`“${zh}”必须填写`, `“${en}” must be given`) };
    return;
  }
  if (includes !== null && !values.some(({ text }) => includes.some((word) => text.includes(word)))) {
    yield {
      place,
      asked: wording(
        `“${zh}”应写有“${includes.join('”或“')}”`,
        `“${en}” should have the words “${includes.join('” or “')}”`,
      ),
    };
  }
  for (const value of values) {
    for (const asked of askedOf(test, value.text, zh, en)) yield { place: value.place, asked };
  }
}

function* askedOf(test: FieldTest, text: string, zh: string, en: string): Iterable<Wording> {
  const { excludes, matches, longest, shortest, among } = test;
  const length = Array.from(text).length;
  const banned = excludes?.find((word) => text.includes(word));
  if (banned !== undefined) {
    yield wording(`“${zh}”不得写有“${banned}”`, `“${en}” should not have the words “${banned}”`);
  }
  if (matches !== null && !matches.some((form) => hasForm(text, form))) {
    yield wording(
      `“${zh}”应写成“${matches.join('”或“')}”的样式（? 为任意一字，# 为一位数字，* 为任意文字）`,
      `“${en}” should have the form “${matches.join('” or “')}” (? any character, # a digit, * any text)`,
    );
  }
  if (longest !== null && length > longest) {
    yield wording(
      `“${zh}”最多 ${longest} 个字，现有 ${length} 个`,
      `“${en}” may have ${longest} characters; it has ${length}`,
    );
  }
  if (shortest !== null && length < shortest) {
    yield wording(
      `“${zh}”至少 ${shortest} 个字，现有 ${length} 个`,
      `“${en}” should have ${shortest} characters; it has ${length}`,
    );
  }
  if (among !== null && !among.includes(text)) {
    yield wording(`“${zh}”只能写：${among.join('、')}`, `“${en}” can be: ${among.join(', ')}`);
  }
}
