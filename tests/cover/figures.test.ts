import fc from 'fast-check';
import { describe, it } from 'vitest';
import { cover } from '../../src/cover/cover.js';
import { type Catalog, isPublished } from '../../src/model/catalog.js';
import type { Cell, Figures, Row, Split } from '../../src/model/coverage.js';
import { type Level, levels } from '../../src/model/vocabulary.js';
import { agency, catalog, entry, exemption, guide, guideItem } from './catalogs.js';

const date = '2026-06-30';
const statuses = ['complete', 'partial', 'draft', 'exempt', 'missing'] as const;
const keys = ['required', 'applicable', 'covered', ...statuses] as const;
const parts = ['attested', 'unattested'] as const;

const someLevels = fc.subarray([...levels], { minLength: 1 });
const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const day = fc.constantFrom('2025-01-01', '2026-06-29', '2026-06-30', '2026-07-01', '2027-01-01');

/** Small counties: up to four agencies beside the lead, two domains, five guide items, eight entries. */
const counties: fc.Arbitrary<Catalog> = fc
  .record({
    others: fc.array(fc.constantFrom(...levels), { maxLength: 4 }),
    adopted: fc.subarray(['甲', '乙'], { minLength: 1 }),
    items: fc.tuple(
      ...ids.map(() =>
        fc.record({ domain: fc.constantFrom('甲', '乙'), levels: someLevels, seen: fc.boolean() }),
      ),
    ),
    entries: fc.array(
      fc.record({
        fulfils: fc.subarray([...ids]),
        subject: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
        levels: someLevels,
        draft: fc.boolean(),
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
    const made = items.map((item, index) => guideItem(ids[index] ?? '', item.domain, item.levels, item.seen));
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
        const { total, byDomain, byAgency, byLevel } = cover(county, date).coverage;
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
        const { total, byDomain, byAgency, byLevel } = cover(county, date).coverage;
        return [byDomain, byAgency, byLevel].every((rows) => equal(sum(rows), total));
      }),
    );
  });

  it('count every cell once: the total is a count of the cells, and no two cells are the same', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const { cells, total } = cover(county, date).coverage;
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
        const { total } = cover(county, date).coverage;
        const bare = cover({ ...county, entries: [], exemptions: [] }, date).coverage.total;
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
        cover(county, date).coverage.cells.every(
          (cell) => ['complete', 'partial'].includes(cell.status) === isAnswered(county, cell),
        ),
      ),
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
        return equal(cover(county, date).coverage.total, cover(turned, date).coverage.total);
      }),
    );
  });

  it('are never better for an exemption that is not in force', () => {
    fc.assert(
      fc.property(counties, (county) => {
        const inForce = county.exemptions.filter(
          ({ approved, expires }) => approved <= date && date <= expires,
        );
        const { coverage } = cover(county, date);
        return equal(coverage.total, cover({ ...county, exemptions: inForce }, date).coverage.total);
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

function isAnswered(county: Catalog, cell: Cell): boolean {
  const standing = county.agencies
    .filter(({ id, level }) => level === cell.level && (level === 'county' || id === cell.agency))
    .map(({ id }) => id);
  return county.entries.some(
    (candidate) =>
      isPublished(candidate) &&
      candidate.fulfils.includes(cell.item) &&
      candidate.levels.includes(cell.level) &&
      candidate.subject.some(({ agencies }) => agencies.some((id) => standing.includes(id))),
  );
}
