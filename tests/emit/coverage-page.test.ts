import { describe, expect, it } from 'vitest';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import type { Figures, Row, Split } from '../../src/model/coverage.js';
import { sampleCatalog, samplePublication } from './fixtures.js';
import { attributes, decoded, visibleText } from './site-pages.js';

const keys = [
  'required',
  'exempt',
  'applicable',
  'covered',
  'complete',
  'partial',
  'draft',
  'missing',
] as const;
const kinds = ['attested', 'unattested'] as const;

describe('the coverage report', () => {
  it('says the figures of the coverage and no others: totals, domains, agencies, levels, local entries', async () => {
    const publication = samplePublication();
    const { coverage } = publication;
    const html = await coveragePage(publication);
    for (const kind of kinds) {
      expect(figuresIn(block(html, `data-total="${kind}"`, '</dl>')), kind).toEqual(coverage.total[kind]);
      for (const [name, rows] of [
        ['by-domain', coverage.byDomain],
        ['by-agency', coverage.byAgency],
        ['by-level', coverage.byLevel],
      ] as const) {
        const table = block(html, `data-breakdown="${name}" data-kind="${kind}"`, '</table>');
        expect(rowsIn(table), `${name} ${kind}`).toEqual(rows.map((row) => [row.id, row.name, row[kind]]));
      }
    }
    expect(Number(/data-figure="localEntries">(\d+)</u.exec(html)?.[1])).toBe(coverage.localEntries);
  });

  it('never adds attested and unattested figures up', async () => {
    const figure = (offset: number): Figures => ({
      required: 100 + offset,
      exempt: 10,
      applicable: 90 + offset,
      covered: 50,
      complete: 40,
      partial: 10,
      draft: 10,
      missing: 30 + offset,
    });
    const split: Split = { attested: figure(1000), unattested: figure(20000) };
    const row = (id: string): Row => ({ id, name: id, ...split });
    const { coverage } = samplePublication();
    const html = await coveragePage(
      samplePublication({
        coverage: {
          ...coverage,
          total: split,
          byDomain: [row('a')],
          byAgency: [row('b')],
          byLevel: [row('c')],
        },
      }),
    );
    const text = visibleText(html);
    for (const key of keys) {
      const sum = split.attested[key] + split.unattested[key];
      if (sum > 1000) expect(text.includes(String(sum)), key).toBe(false);
    }
  });

  it('gives every rate with its denominator, and reads 100% only when nothing is missing', async () => {
    const { coverage } = samplePublication();
    const almost: Figures = {
      required: 2000,
      exempt: 0,
      applicable: 2000,
      covered: 1999,
      complete: 1999,
      partial: 0,
      draft: 0,
      missing: 1,
    };
    const none: Figures = {
      required: 3,
      exempt: 3,
      applicable: 0,
      covered: 0,
      complete: 0,
      partial: 0,
      draft: 0,
      missing: 0,
    };
    const html = await coveragePage(
      samplePublication({ coverage: { ...coverage, total: { attested: almost, unattested: none } } }),
    );
    const seen = visibleText(block(html, 'data-total="attested"', '</dl>'));
    expect(seen).toContain('99.9%');
    expect(seen).toContain('1999 ÷ 2000');
    expect(visibleText(block(html, 'data-total="unattested"', '</dl>'))).toContain('没有适用的事项');
  });

  it('names every gap by item and by agency, and keeps unattested ones out of both', async () => {
    const publication = samplePublication();
    const html = await coveragePage(publication);
    const missing = publication.coverage.cells.filter(({ status }) => status === 'missing');
    const attested = missing.filter((cell) => cell.attested);
    expect(cellsIn(html, 'gaps')).toEqual(countsOf(attested.map(({ item }) => item)));
    expect(cellsIn(html, 'advice')).toEqual(
      countsOf(missing.filter((cell) => !cell.attested).map(({ item }) => item)),
    );
    const agencies = [...html.matchAll(/<ul data-agency-gaps="([^"]*)">(.*?)<\/ul>/gsu)].flatMap(
      ([, id, list]) =>
        [...(list ?? '').matchAll(/<span class="id">([^<]*)</gu)].map(([, item]) => `${id} ${item}`),
    );
    expect(agencies.sort()).toEqual(attested.map(({ agency, item }) => `${agency} ${item}`).sort());
    expect(visibleText(section(html, 'gaps'))).toContain('乡级：西山乡人民政府');
  });

  it('lists drafts, exemptions with reason, approver and expiry, and the domains left out', async () => {
    const publication = samplePublication();
    const html = await coveragePage(publication);
    expect(cellsIn(html, 'drafts')).toEqual(new Map([['SNBT-0102', 1]]));
    const exemptions = visibleText(section(html, 'exemptions'));
    for (const part of [
      '行政处罚权已相对集中',
      '示例县人民政府办公室',
      '2025-01-09',
      'AQSC-0201',
      '县级：示例县应急管理局',
    ]) {
      expect(exemptions).toContain(part);
    }
    const left = /<ul data-not-adopted>(.*?)<\/ul>/su.exec(html)?.[1] ?? '';
    expect([...left.matchAll(/<li>([^<]*)</gu)].map(([, name]) => name)).toEqual(
      publication.coverage.notAdopted,
    );
  });

  it('is one file that needs nothing else and leads nowhere outside itself', async () => {
    const html = await coveragePage(samplePublication());
    expect(html).not.toMatch(/<script|<link rel="stylesheet"|\ssrc=|@import|url\(/iu);
    const anchors = new Set(attributes(html, 'id'));
    for (const href of attributes(html, 'href')) {
      if (href === 'data:,') continue;
      expect(href.startsWith('#') && anchors.has(href.slice(1)), href).toBe(true);
    }
  });

  it('keeps hostile text text', async () => {
    const catalog = sampleCatalog();
    const text = '<script>alert(1)</script>{{x}}" onclick="y';
    const { coverage } = samplePublication();
    const html = await coveragePage(
      samplePublication({
        catalog: { ...catalog, county: { ...catalog.county, name: text } },
        coverage: {
          ...coverage,
          byDomain: coverage.byDomain.map((row) => ({ ...row, id: text, name: text })),
          cells: coverage.cells.map((cell) => ({ ...cell, name: text, domain: text, category: [text] })),
          notAdopted: [text],
        },
      }),
    );
    expect(html).not.toMatch(/<script|\sonclick="/iu);
    expect(visibleText(html)).toContain(text);
  });
});

function block(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`The report has no ${from}.`);
  return html.slice(start, html.indexOf(to, start));
}

function section(html: string, heading: string): string {
  return block(html, `<section aria-labelledby="${heading}">`, '</section>');
}

function figuresIn(html: string): Record<string, number> {
  return Object.fromEntries(
    [...html.matchAll(/data-figure="(\w+)">(\d+)</gu)].map(([, key, value]) => [key, Number(value)]),
  );
}

function rowsIn(table: string): [string, string, Record<string, number>][] {
  return [...table.matchAll(/<tr data-id="([^"]*)"><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/gsu)].map(
    ([, id, name, cells]) => [decoded(id ?? ''), decoded(name ?? ''), figuresIn(cells ?? '')],
  );
}

/** Items of a list of the report, with how many cells each stands for. */
function cellsIn(html: string, list: string): Map<string, number> {
  const tables = html.matchAll(new RegExp(`<table [^>]*data-list="${list}"(.*?)</table>`, 'gsu'));
  return new Map(
    [...tables].flatMap(([, table]) =>
      [...(table ?? '').matchAll(/<tr data-id="([^"]*)" data-cells="(\d+)">/gu)].map(
        ([, id, count]) => [id ?? '', Number(count)] as const,
      ),
    ),
  );
}

function countsOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
