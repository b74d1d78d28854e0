import type { HolidayYear, StatutoryLimit } from '../model/catalog.js';
import { nodePlace } from '../model/place.js';
import type { AuthoredHolidays, AuthoredLimits } from './authored.js';

/** The register of statutory limits, in its order. */
export function statutoryLimitsOf({ limits }: AuthoredLimits, path: string): StatutoryLimit[] {
  return limits.map(
    (limit, index): StatutoryLimit => ({
      id: limit.id,
      basis: limit.basis,
      article: limit.article,
      matter: limit.matter,
      timeLimit: limit.timeLimit,
      attested: limit.attested ?? false,
      applies:
        limit.scope === undefined
          ? null
          : {
              method: limit.scope.method ?? null,
              entry: limit.scope.entryWords ?? [],
              phase: limit.scope.phaseWords ?? [],
            },
      place: nodePlace(path, `/limits/${index}/timeLimit`),
    }),
  );
}

/** The years of holidays.yaml, in its order. */
export function holidaysOf({ years }: AuthoredHolidays, path: string): HolidayYear[] {
  return years.map(
    ({ year, rest, work }, index): HolidayYear => ({
      year,
      rest,
      work,
      place: nodePlace(path, `/years/${index}`),
    }),
  );
}
