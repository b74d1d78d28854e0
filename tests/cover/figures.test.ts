import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Catalog, isPublished } from '../../src/model/catalog.js';
import type { Cell, Figures, Row, Split } from '../../src/model/coverage.js';
import { type Level, levels } from '../../src/model/vocabulary.js';
import {
  agency,
  catalog,
  conformity,
  type Elements,
  entry,
  exemption,
  guide,
  guideItem,
} from './catalogs.js';
import { cover } from './whole.js';

const date = '2026-06-30';
const statuses = ['complete', 'partial', 'draft', 'exempt', 'missing'] as const;
const keys = ['required', 'applicable', 'covered', ...statuses] as const;
const parts = ['attested', 'unattested'] as const;

const someLevels = fc.subarray([...levels], { minLength: 1 });
const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const day = fc.constantFrom('2025-01-01', '2026-06-29', '2026-06-30', '2026-07-01', '2027-01-01');

/** Elements of guide items and entries alike: what is asked and what is given differ as it comes. */
const someElements: fc.Arbitrary<Elements> = fc.record({
  content: fc.subarray(['补贴对象范围', '补贴标准金额', '申报材料清单'], { minLength: 1 }),
  timeLimit: fc.constantFrom(
    '信息形成之日起20个工作日内',
    '信息形成之日起7个工作日内',
    '每年3月底前',
    '另行通知',
  ),
  channels: fc
    .subarray(['website', 'gazette', 'new-media'], { minLength: 1 })
    .map((channels) => channels.map((channel) => ({ text: channel, channel, detail: null }))),
  audience: fc.constantFrom({ kind: 'public' as const }, { kind: 'group' as const, group: '申请人' }),
  method: fc.constantFrom('proactive', 'on-request', 'withheld'),
});

/** Small counties: up to four agencies beside the lead, two domains, five guide items, eight entries. */
const counties: fc.Arbitrary<Catalog> = fc
  .record({
    others: fc.array(fc.constantFrom(...levels), { maxLength: 4 }),
    adopted: fc.subarray(['甲', '乙'], { minLength: 1 }),
    items: fc.tuple(
      ...ids.map(() =>
        fc.record({
          domain: fc.constantFrom('甲', '乙'),
          levels: someLevels,
          seen: fc.boolean(),
          elements: someElements,
          channelRule: fc.constantFrom('all', 'any'),
        }),
      ),
    ),
    entries: fc.array(
      fc.record({
        fulfils: fc.subarray([...ids]),
        subject: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
        levels: someLevels,
        draft: fc.boolean(),
        elements: someElements,
      }),
      { maxLength: 8 },
    ),
    exemptions: fc.array(
      fc.record({
        guide: fc.subarray([...ids], { minLength: 1 }),
        levels: fc.subarray([...levels]),
        agencies: fc.subarray([0, 1, 2, 3, 4]),
        approved: day,
        expires: day,
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ others, adopted, items, entries, exemptions }) => {
    const agencies = [agency('lead', 'county'), ...others.map((level, index) => agency(`a${index}`, level))];
    const named = (indexes: readonly number[]): string[] =>
      indexes.flatMap((index) => agencies[index]?.id ?? []);
    const made = items.map((item, index) =>
      guideItem(ids[index] ?? '', item.domain, item.levels, item.seen, {
        ...item.elements,
        channelRule: item.channelRule,
      }),
    );
    return catalog({
      agencies,
      guides: ['甲', '乙'].map((domain, index) =>
        guide(
          domain,
          index,
          made.filter((item) => item.domain === domain),
        ),
      ),
      leads: Object.fromEntries(adopted.map((domain) => [domain, 'lead'])),
      entries: entries.map((given, index) =>
        entry({ ...given, id: `e${index}`, subject: named(given.subject) }),
      ),
      exemptions: exemptions.map((given) => exemption({ ...given, agencies: named(given.agencies) })),
    });
  });

describe('coverage figures', () => {
  it('add up in every row, as their headings say: nobody could check a percentage otherwise', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const { total, byDomain, byAgency, byLevel } = cover(county, date, conformity).coverage;
        return [total, ...byDomain, ...byAgency, ...byLevel].every((row) =>
          parts.every((part) => {
            const { required, exempt, applicable, covered, complete, partial, draft, missing } = row[part];
            return (
              required === exempt + applicable &&
              applicable === covered + draft + missing &&
              covered === complete + partial
            );
          }),
        );
      }),
    );
  });

  it('of domains, of agencies and of levels each sum up to the total: an auditor would find another figure', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const { total, byDomain, byAgency, byLevel } = cover(county, date, conformity).coverage;
        return [byDomain, byAgency, byLevel].every((rows) => equal(sum(rows), total));
      }),
    );
  });

  it('count every cell once: the total is a count of the cells, and no two cells are the same', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const { cells, total } = cover(county, date, conformity).coverage;
        const names = new Set(cells.map(({ item, level, agency: id }) => `${item} ${level} ${id}`));
        const counted = parts.every((part) => {
          const of = cells.filter(({ attested }) => attested === (part === 'attested'));
          const figures = total[part];
          return (
            figures.required === of.length &&
            statuses.every((status) => figures[status] === of.filter((cell) => cell.status === status).length)
          );
        });
        return counted && names.size === cells.length;
      }),
    );
  });

  it('have a denominator that only guides and the register decide: gaps could be made to vanish otherwise', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const { total } = cover(county, date, conformity).coverage;
        const bare = cover({ ...county, entries: [], exemptions: [] }, date, conformity).coverage.total;
        return parts.every(
          (part) =>
            total[part].required === bare[part].required &&
            bare[part].required === denominator(county, part === 'attested'),
        );
      }),
    );
  });

  it('call a cell covered exactly when an agency of the level publishes an entry for it there', () => {
    fc.assert(
      fc.property(counties, (county) =>
        cover(county, date, conformity).coverage.cells.every(
          (cell) => ['complete', 'partial'].includes(cell.status) === isAnswered(county, cell),
        ),
      ),
    );
  });

  it('count a cell as partial exactly when they can say what falls short, in an entry that answers it', () => {
    fc.assert(
      fc.property(counties, (county) =>
        cover(county, date, conformity).coverage.cells.every(
          ({ status, shortfalls, entries }) =>
            (status === 'partial') === shortfalls.length > 0 &&
            shortfalls.every((shortfall) => entries.includes(shortfall.entry) && shortfall.asked !== ''),
        ),
      ),
    );
  });

  it('count nothing as partial when every entry says what its guide item says: clerks who copy do enough', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const items = new Map(county.guides.flatMap((of) => of.items.map((item) => [item.id, item])));
        const copied = county.entries.flatMap((written) => {
          const [item] = written.fulfils.flatMap((id) => items.get(id) ?? []);
          if (item === undefined) return [];
          const { content, timeLimit, channels, audience, method } = item;
          const elements = { content, timeLimit, channels, audience, method, levels: [...levels] };
          return { ...written, ...elements, fulfils: [item.id] };
        });
        const { total } = cover({ ...county, entries: copied }, date, conformity).coverage;
        return parts.every((part) => total[part].partial === 0);
      }),
    );
  });

  it('never fall because an entry is added: nobody would enter what makes the county look worse', () => {
    const rank = { missing: 0, draft: 1, exempt: 1, partial: 2, complete: 3 } as const;
    fc.assert(
      fc.property(counties, (county) => {
        const { cells } = cover(county, date, conformity).coverage;
        const fewer = cover({ ...county, entries: county.entries.slice(1) }, date, conformity).coverage.cells;
        const before = new Map(fewer.map((cell) => [cellName(cell), cell.status]));
        return cells.every((cell) => rank[cell.status] >= rank[before.get(cellName(cell)) ?? 'missing']);
      }),
    );
  });

  it('do not depend on the order of entries, exemptions or agencies', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const turned = {
          ...county,
          entries: [...county.entries].reverse(),
          exemptions: [...county.exemptions].reverse(),
          agencies: [...county.agencies].reverse(),
        };
        return equal(
          cover(county, date, conformity).coverage.total,
          cover(turned, date, conformity).coverage.total,
        );
      }),
    );
  });

  it('are never better for an exemption that is not in force', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const inForce = county.exemptions.filter(
          ({ approved, expires }) => approved <= date && date <= expires,
        );
        const { coverage } = cover(county, date, conformity);
        return equal(
          coverage.total,
          cover({ ...county, exemptions: inForce }, date, conformity).coverage.total,
        );
      }),
    );
  });
});

function sum(rows: readonly Row[]): Split {
  const of = (part: (typeof parts)[number]): Figures => {
    const figures = {
      required: 0,
      exempt: 0,
      applicable: 0,
      covered: 0,
      complete: 0,
      partial: 0,
      draft: 0,
      missing: 0,
    };
    for (const row of rows) for (const key of keys) figures[key] += row[part][key];
    return figures;
  };
  return { attested: of('attested'), unattested: of('unattested') };
}

function equal(a: Split, b: Split): boolean {
  return parts.every((part) => keys.every((key) => a[part][key] === b[part][key]));
}

/** Adopted guide items × levels × agencies; one for the county, and one where the register has nobody. */
function denominator(county: Catalog, attested: boolean): number {
  const adopted = new Set(county.domains.map(({ name }) => name));
  const at = (level: Level): number =>
    level === 'county' ? 1 : Math.max(1, county.agencies.filter((body) => body.level === level).length);
  return county.guides
    .filter(({ domain }) => adopted.has(domain))
    .flatMap(({ items }) => items)
    .filter(({ attestation }) => (attestation === 'seen') === attested)
    .flatMap((item) => item.levels.map(at))
    .reduce((total, cells) => total + cells, 0);
}

/** The agency of a county cell is the one that answers, so it is no part of what the cell is. */
function cellName({ item, level, agency: id }: Cell): string {
  return level === 'county' ? `${item} ${level}` : `${item} ${level} ${id}`;
}

function isAnswered(county: Catalog, cell: Cell): boolean {
  const standing = county.agencies
    .filter(({ id, level }) => level === cell.level && (level === 'county' || id === cell.agency))
    .map(({ id }) => id);
  return county.entries.some(
    (candidate) =>
      isPublished(candidate) &&
      candidate.fulfils.includes(cell.item) &&
      candidate.subject.some(({ agencies }) => agencies.some((id) => standing.includes(id))),
  );
}
