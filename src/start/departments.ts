import type { Agency, Catalog } from '../model/catalog.js';
import type { CountyKind } from './county.js';

/** An agency for the register of a new county. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Who leads which domain, and the office in charge, as the example county has them. */
export interface Departments {
  readonly office: string;
  readonly departments: readonly Department[];
  /** Domain → the agency that leads it, in the words of the register. */
  readonly leads: ReadonlyMap<string, string>;
}

/**
 * The usual departments of some domains: those of a pattern county, under the new county's name. A branch of a
 * city's bureau is named without the city, which nobody has told.
 */
export function departmentsFor(
  domains: readonly string[],
  county: { readonly name: string; readonly kind: CountyKind },
  pattern: Pick<Catalog, 'county' | 'agencies' | 'domains'>,
): Departments {
  const rename = (words: string): string => renamed(words, county, pattern.county.name);
  const office = pattern.county.office ?? '';
  const chosen = pattern.domains.filter(({ name }) => domains.includes(name));
  const needed = new Set(chosen.flatMap(({ lead }) => lead.agencies));
  return {
    office: rename(office),
    departments: pattern.agencies
      .filter(({ id, aliases }) => needed.has(id) || aliases.includes(office))
      .map((agency) => departmentOf(agency, rename, pattern.county.name)),
    leads: new Map(chosen.map(({ name, lead }) => [name, rename(lead.text)])),
  };
}

function departmentOf(
  { id, name, aliases }: Agency,
  rename: (words: string) => string,
  pattern: string,
): Department {
  const [plain, ...others] = aliases.filter((alias) => !isOfCity(alias, pattern));
  // 示例市生态环境局示例县分局: which city it is, the new county must say.
  const full = isOfCity(name, pattern) ? `${pattern}${(plain ?? name).slice(1)}` : name;
  return {
    id,
    name: rename(full),
    aliases: [plain, ...others].flatMap((alias) => (alias === undefined ? [] : [rename(alias)])),
  };
}

/** Whether a name begins with another place than the county: that of the city above. */
function isOfCity(name: string, pattern: string): boolean {
  return !name.startsWith(pattern) && name.includes(pattern) && /^.{0,6}市/u.test(name);
}

/** 示例县财政局 → 清河区财政局, 县财政局 → 区财政局. */
function renamed(
  words: string,
  { name, kind }: { readonly name: string; readonly kind: CountyKind },
  pattern: string,
): string {
  if (words.includes(pattern)) return words.replaceAll(pattern, name);
  return words.startsWith('县') ? `${kind}${words.slice(1)}` : words;
}
