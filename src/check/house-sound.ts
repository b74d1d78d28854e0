import type { Frame } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { placeWithin } from '../model/place.js';
import { repeated } from '../model/repeated.js';
import type { HouseRule } from '../model/settings.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { houseRuleClaims } from './house-claims.js';
import { wordsOf } from './tested-values.js';

/** What is wrong with the office's own rules themselves: names used twice, and words that nothing can ever meet. */
export function soundHouseRules(catalog: Frame, rules: readonly HouseRule[]): Diagnostic[] {
  return [
    ...Array.from(
      repeated(rules, ({ code }) => code),
      ([again, first]) =>
        diagnosticOf(houseRuleClaims.sound, {
          message: wording(`规则“${again.code}”写了两条`, `there are two rules “${again.code}”`),
          place: placeWithin(again.place, 'name'),
          related: [{ place: placeWithin(first.place, 'name'), message: wording('前一条', 'the first') }],
          hint: wording('给其中一条换一个名称', 'give one of them another name'),
        }),
    ),
    ...rules.flatMap((rule) => [
      ...unknownWords(rule),
      ...unknownScope(rule, catalog),
      ...impossible(rule),
      ...idle(rule),
    ]),
  ];
}

/** Words that a field of few words never says. */
function unknownWords({ field, test, place }: HouseRule): Diagnostic[] {
  const words = wordsOf(field);
  if (words === null) return [];
  return (['includes', 'excludes', 'among'] as const).flatMap((key) =>
    (test[key] ?? []).flatMap((given, index) => {
      const possible = words.some((word) => (key === 'among' ? word === given : word.includes(given)));
      if (possible) return [];
      const near = nearest(given, words);
      return diagnosticOf(houseRuleClaims.sound, {
        message: wording(
          `“${fieldNames[field] ?? field}”不会是“${given}”，只有：${words.join('、')}`,
          `“${field}” is never “${given}”; it can be: ${words.join(', ')}`,
        ),
        place: placeWithin(place, `test/${key}/${index}`),
        hint: near === null ? null : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
      });
    }),
  );
}

function unknownScope({ scope, place }: HouseRule, catalog: Frame): Diagnostic[] {
  const domains = catalog.domains.map(({ name }) => name);
  const names = [
    ...catalog.agencies.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...catalog.groups.map(({ name }) => name),
  ];
  return [
    ...(catalog.broken.has('county') ? [] : (scope.domains ?? [])).flatMap((domain, index) =>
      domains.includes(domain) ? [] : unknown(domain, domains, placeWithin(place, `scope/domains/${index}`)),
    ),
    ...(catalog.broken.has('agencies') ? [] : (scope.agencies ?? [])).flatMap((reference) =>
      reference.agencies.length > 0 ? [] : unknown(reference.text, names, reference.place),
    ),
  ];
}

function unknown(text: string, known: readonly string[], place: HouseRule['place']): Diagnostic {
  const near = nearest(text, known);
  return diagnosticOf(houseRuleClaims.sound, {
    message: wording(
      `规则的适用范围写了“${text}”，本县没有登记`,
      `the scope of the rule names “${text}”, which the county does not have`,
    ),
    place,
    hint:
      near === null
        ? wording(
            '核对 gongkai.yaml 的“领域”和单位登记册',
            'look at the domains of gongkai.yaml and the register',
          )
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}

/** A rule that asks nothing would look as if it held. */
function idle({ test, place }: HouseRule): Diagnostic[] {
  const { required, ...others } = test;
  if (required || Object.values(others).some((asked) => asked !== null)) return [];
  return [
    diagnosticOf(houseRuleClaims.sound, {
      message: wording(
        '这条规则什么也不检验：“必填”写的是 false',
        'the rule tests nothing: required is false',
      ),
      place: placeWithin(place, 'test/required'),
      hint: wording('改为 必填: true，或者写上别的检验', 'write required: true, or another test'),
    }),
  ];
}

function impossible({ test, place }: HouseRule): Diagnostic[] {
  const { longest, shortest } = test;
  if (longest === null || shortest === null || shortest <= longest) return [];
  return [
    diagnosticOf(houseRuleClaims.sound, {
      message: wording(
        `“最短 ${shortest}”大于“最长 ${longest}”，没有文字能符合`,
        `shortest ${shortest} is more than longest ${longest}: nothing can be so`,
      ),
      place: placeWithin(place, 'test/shortest'),
      hint: wording('核对两个字数', 'look at both numbers'),
    }),
  ];
}
