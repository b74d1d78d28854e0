import { nodePlace, placeWithin, pointerTo } from '../model/place.js';
import type { HouseRule, Settings } from '../model/settings.js';
import type { AuthoredWorkspace } from './authored.js';
import type { AgencyNames } from './resolve.js';

type AuthoredRule = NonNullable<NonNullable<AuthoredWorkspace['check']>['rules']>[number];

/** What gongkai.yaml says of checking. */
export function settingsOf(
  authored: AuthoredWorkspace | undefined,
  path: string,
  names: AgencyNames,
): Settings {
  const { severities = {}, rules = [] } = authored?.check ?? {};
  return {
    severities: Object.entries(severities).map(([code, level]) => ({
      code,
      level,
      place: nodePlace(path, pointerTo('/check/severities', code)),
    })),
    rules: rules.map((rule, index) => houseRuleOf(rule, nodePlace(path, `/check/rules/${index}`), names)),
  };
}

function houseRuleOf(rule: AuthoredRule, place: HouseRule['place'], names: AgencyNames): HouseRule {
  const { test, scope } = rule;
  return {
    code: `local/${rule.name}`,
    field: rule.field,
    test: {
      required: test.required ?? false,
      includes: test.includes ?? null,
      excludes: test.excludes ?? null,
      matches: test.matches ?? null,
      longest: test.longest ?? null,
      shortest: test.shortest ?? null,
      among: test.among ?? null,
    },
    scope: {
      domains: scope?.domains ?? null,
      agencies:
        scope?.agencies?.map((text, index) =>
          names.reference(text, placeWithin(place, `scope/agencies/${index}`)),
        ) ?? null,
      levels: scope?.levels ?? null,
      method: scope?.method ?? null,
    },
    level: rule.severity ?? 'warning',
    message: rule.message ?? null,
    place,
  };
}
