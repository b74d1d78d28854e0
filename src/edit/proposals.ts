import type {
  Addition,
  CellValue,
  Origin,
  Proposals,
  ProposedAgency,
  ProposedDomain,
} from '../model/merge.js';
import type { Level } from '../model/vocabulary.js';
import { placeholderOf } from '../text/placeholder.js';
import { nearest } from '../text/suggest.js';
import type { MergeContext } from './context.js';

export interface Naming {
  readonly domain: string;
  readonly origin: Origin;
  readonly values: Addition['values'];
}

/**
 * What the registers lack for items to be understood: agencies by name, with an id of their initials and the
 * level their name tells; domains the county has not adopted, led by the county agency that discloses most of
 * them. Placeholders such as 相关审批部门 name nobody and are not proposed.
 */
export function proposalsFor(items: readonly Naming[], context: MergeContext): Proposals {
  const { catalog, agenciesOf, initials } = context;
  const taken = new Set(catalog.agencies.map(({ id }) => id));
  const names = catalog.agencies.flatMap(({ name, aliases }) => [name, ...aliases]);
  const agencies = new Map<string, ProposedAgency>();
  const adopted = new Set(catalog.domains.map(({ name }) => name));
  const leads = new Map<string, { readonly origin: Origin; readonly counts: Map<string, number> }>();
  for (const { domain, origin, values } of items) {
    const subjects = texts(values.subject);
    for (const name of [...subjects, ...texts(values.responsible)]) {
      if (agencies.has(name) || agenciesOf(name).length > 0 || placeholderOf(name, 'agency') !== null)
        continue;
      const id = freeId(initials(name), taken);
      taken.add(id);
      agencies.set(name, { id, name, level: levelOf(name), near: nearest(name, names), origin });
    }
    if (adopted.has(domain)) continue;
    const lead = leads.get(domain) ?? { origin, counts: new Map<string, number>() };
    for (const name of subjects) {
      if (placeholderOf(name, 'agency') === null) lead.counts.set(name, (lead.counts.get(name) ?? 0) + 1);
    }
    leads.set(domain, lead);
  }
  return {
    agencies: [...agencies.values()],
    domains: Array.from(
      leads,
      ([name, { origin, counts }]): ProposedDomain => ({ name, lead: leadOf(counts), origin }),
    ),
  };
}

/** 镇 and 乡 at the end of a name, or before 人民政府, are townships; 村 and 居民委员会 are villages; the rest sits in the county. */
function levelOf(name: string): Level {
  const short = name.replace(/(?:人民政府|政府|办事处|党政办公室)+$/u, '');
  if (/(?:村|社区|居)(?:民)?(?:委员会|委会|委)?$/u.test(short)) return 'village';
  if (/(?:[乡镇]|街道)$/u.test(short)) return 'township';
  return 'county';
}

/** The county agency named most often: a township cannot answer for a whole domain. */
function leadOf(counts: ReadonlyMap<string, number>): string | null {
  const names = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return names.find((name) => levelOf(name) === 'county') ?? names[0] ?? null;
}

/** Ids begin with a letter and are at most forty characters long. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = /^[a-z]/u.test(wanted) ? wanted.slice(0, 30) : `dw${wanted.slice(0, 28)}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

function texts(value: CellValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}
