import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import { type Cell, type Figures, noFigures, type Row, type Split } from '../../src/model/coverage.js';
import { sampleCatalog, samplePublication } from './fixtures.js';
import { partialPublication } from './partials.js';
import { attributes, decoded, visibleText } from './site-pages.js';

describe('the coverage report', () => {
  it('lists every cell once, under its kind, status and domain: an unlisted one could not be checked', async () => {
    const publication = partialPublication();
    const { cells, byDomain } = publication.coverage;
    const domains = byDomain.map(({ id }) => id);
    const listed = listedCells(await coveragePage(publication));
    expect(new Set(listed.map(({ id }) => id)).size).toBe(cells.length);
    const described = listed.map(
      ({ kind, status, domain, level }) => `${kind} ${status} ${domains[domain - 1]} ${level}`,
    );
    const wanted = cells.map((cell) => `${kindOf(cell)} ${cell.status} ${cell.domain} ${cell.level}`);
    expect(described.sort()).toEqual(wanted.sort());
  });

  it('opens for every figure exactly the cells it counts, and leads to a place of the page without its script', async () => {
    const html = await coveragePage(partialPublication());
    const listed = listedCells(html);
    const anchors = new Set(attributes(html, 'id'));
    const figures = [...html.matchAll(/<a href="#([^"]*)" data-f="([^"]*)">(\d+)(?:\/(\d+))?<\/a>/gu)].map(
      ([, anchor = '', filter = '', first = '', second]) => ({ anchor, filter, first, second }),
    );
    expect(figures.length).toBeGreaterThan(90);
    for (const { anchor, filter, first, second } of figures) {
      expect(anchors.has(anchor), anchor).toBe(true);
      const [kind, domain, agency, level, statuses = ''] = filter.split('|');
      const own = listed.filter(
        (cell) =>
          cell.kind === kind &&
          (domain === '' || `d${cell.domain}` === domain) &&
          (agency === '' || cell.agency === agency) &&
          (level === '' || cell.level === level),
      );
      const count = (...wanted: string[]) => own.filter(({ status }) => wanted.includes(status)).length;
      // A figure of the matrix is covered/applicable; its rows are all of the agency's in the domain.
      if (second === undefined) expect(count(...statuses.split(' ')), filter).toBe(Number(first));
      else {
        expect(`${count('complete', 'partial')}/${count('complete', 'partial', 'draft', 'missing')}`).toBe(
          `${first}/${second}`,
        );
      }
    }
  });

  it('leaves no figure but nought without its rows', async () => {
    const html = await coveragePage(partialPublication());
    const bare = [...html.matchAll(/data-figure="(\w+)">(\d+)</gu)].filter(
      ([, key, value]) => key !== 'localEntries' && value !== '0',
    );
    expect(bare).toEqual([]);
  });

  it('has a matrix whose rows and columns add up to the figures of agencies and domains', async () => {
    const publication = partialPublication();
    const html = await coveragePage(publication);
    const table = block(html, 'data-matrix', '</table>');
    const domains = [...block(table, '<thead>', '</thead>').matchAll(/<th scope="col">([^<]*)</gu)]
      .slice(1)
      .map(([, name]) => name);
    const rows = [...table.matchAll(/<tr data-id="([^"]*)">(.*?)<\/tr>/gsu)].map(([, id, cells]) => ({
      id,
      cells: [...(cells ?? '').matchAll(/<td[^>]*>(?:<a [^>]*>(\d+)\/(\d+)<\/a>)?<\/td>/gu)].map(
        ([, covered, applicable]) => [Number(covered ?? 0), Number(applicable ?? 0)] as const,
      ),
    }));
    const { byAgency, byDomain } = publication.coverage;
    const sum = (pairs: readonly (readonly [number, number])[]) =>
      pairs.reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as const);
    const wanted = (all: readonly Row[]) =>
      all
        .filter(({ attested }) => attested.required > 0)
        .map(({ id, attested }) => [id, [attested.covered, attested.applicable]]);
    expect(rows.map(({ id, cells }) => [id, sum(cells)])).toEqual(wanted(byAgency));
    const columns = domains.map((id, index) => [id, sum(rows.map(({ cells }) => cells[index] ?? [0, 0]))]);
    expect(columns).toEqual(wanted(byDomain));
  });

  it('splits a matrix that would be wider than the page, and loses no domain by it', async () => {
    const { coverage } = samplePublication();
    const [cell] = coverage.cells;
    if (cell === undefined) throw new Error('The sample has no cell.');
    const names = Array.from({ length: 60 }, (_, index) => `领域${index}`);
    const cells = names.map((domain) => ({ ...cell, domain }));
    const row = coverage.byDomain[0];
    if (row === undefined) throw new Error('The sample has no domain.');
    const byDomain = names.map((name) => ({ ...row, id: name, name }));
    const html = await coveragePage(samplePublication({ coverage: { ...coverage, cells, byDomain } }));
    const tables = [...html.matchAll(/<table class="matrix".*?<\/table>/gsu)].map(([table]) => table);
    expect(tables.length).toBe(2);
    expect(
      tables.flatMap((table) => [...table.matchAll(/<th scope="col">(领域\d+)</gu)].map(([, name]) => name)),
    ).toEqual(names);
  });

  it('gives both values of what falls short, as text', async () => {
    const publication = partialPublication();
    const html = await coveragePage(publication);
    const values = (name: string) =>
      [...html.matchAll(new RegExp(`<span data-${name}>([^<]*)</span>`, 'gu'))].map(([, value]) =>
        decoded(value ?? ''),
      );
    const falls = publication.coverage.cells.flatMap(({ shortfalls }) => shortfalls);
    expect(values('asked').sort()).toEqual(falls.map(({ asked }) => asked).sort());
    expect(values('given').sort()).toEqual(
      falls.map(({ given }) => (given === '' ? '（无）' : given)).sort(),
    );
    expect(values('hint')).toEqual(falls.flatMap(({ hint }) => hint?.zh ?? []));
  });

  it('shows the gates of the catalog with figure, denominator and verdict', async () => {
    const catalog = sampleCatalog();
    const county = { ...catalog.county, threshold: 95 };
    const table = async (publication: ReturnType<typeof partialPublication>) =>
      visibleText(block(await coveragePage(publication), '<table data-gates>', '</table>'));
    const text = await table(partialPublication({ county }));
    for (const part of ['合计', '95%', '66.6%', '6 ÷ 9', '未达到，还差 3 格']) expect(text).toContain(part);
    expect(await coveragePage(samplePublication())).not.toContain('<table data-gates>');
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
    for (const key of Object.keys(noFigures) as (keyof Figures)[]) {
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

  it('names every gap with its agency, and keeps unattested ones out of them', async () => {
    const publication = samplePublication();
    const html = await coveragePage(publication);
    const missing = publication.coverage.cells.filter(({ status }) => status === 'missing');
    const items = (list: string) =>
      [...html.matchAll(new RegExp(`data-list="${list}".*?</table>`, 'gsu'))].flatMap(([table]) =>
        [...table.matchAll(/<tr><td class="id">([^<]*)</gu)].map(([, id]) => id),
      );
    const distinct = (cells: readonly Cell[]) => [...new Set(cells.map(({ item }) => item))];
    expect(items('missing')).toEqual(distinct(missing.filter(({ attested }) => attested)));
    expect(items('u-missing')).toEqual(distinct(missing.filter(({ attested }) => !attested)));
    expect(visibleText(block(html, 'data-list="missing"', '</table>'))).toContain('乡级 西山乡人民政府');
  });

  it('lists drafts with their entries, exemptions with reason, approver and expiry, and the domains left out', async () => {
    const publication = samplePublication();
    const html = await coveragePage(publication);
    expect(visibleText(block(html, 'data-list="draft"', '</table>'))).toContain('示例县农业农村局 SNBT-0102');
    const exempt = visibleText(block(html, 'data-list="exempt"', '</table>'));
    for (const part of [
      '行政处罚权已相对集中',
      '示例县人民政府办公室',
      '2025-01-09',
      'AQSC-0201',
      '县级 示例县应急管理局',
    ]) {
      expect(exempt).toContain(part);
    }
    const left = /<ul data-not-adopted>(.*?)<\/ul>/su.exec(html)?.[1] ?? '';
    expect([...left.matchAll(/<li>([^<]*)</gu)].map(([, name]) => name)).toEqual(
      publication.coverage.notAdopted,
    );
  });

  it('is one file that needs nothing else and leads nowhere outside itself', async () => {
    const html = await coveragePage(samplePublication());
    expect(html).not.toMatch(/<link rel="stylesheet"|\ssrc=|@import|url\(/iu);
    const ids = attributes(html, 'id');
    const anchors = new Set(ids);
    expect(anchors.size).toBe(ids.length);
    for (const href of attributes(html, 'href')) {
      if (href === 'data:,') continue;
      expect(href.startsWith('#') && anchors.has(href.slice(1)), href).toBe(true);
    }
  });

  it('runs its own script and no other: what a text smuggles in is refused by the browser', async () => {
    const html = await coveragePage(samplePublication());
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gsu)].map(([, script]) => script ?? '');
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256')
      .update(scripts[0] ?? '')
      .digest('base64');
    expect(decoded(attributes(html, 'content').join(' '))).toContain(`script-src 'sha256-${hash}'`);
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
    expect(html.match(/<script/giu)).toHaveLength(1);
    expect(html).not.toMatch(/\sonclick="/iu);
    expect(visibleText(html)).toContain(text);
  });
});

function block(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`The report has no ${from}.`);
  return html.slice(start, html.indexOf(to, start));
}

interface ListedCell {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly domain: number;
  readonly agency: string;
  readonly level: string;
}

/** Every cell of the detailed lists with what it stands under. */
function listedCells(html: string): ListedCell[] {
  const cells: ListedCell[] = [];
  let [kind, status, domain] = ['', '', 0];
  const marks =
    /<div data-kind="(\w+)"|<div id="[^"]*" data-status="(\w+)"|data-domain="d(\d+)"|<li id="(c\d+)" data-a="(a\d+)" data-l="(\w+)"/gu;
  for (const [, newKind, newStatus, newDomain, id, agency = '', level = ''] of html.matchAll(marks)) {
    kind = newKind ?? kind;
    status = newStatus ?? status;
    domain = newDomain === undefined ? domain : Number(newDomain);
    if (id !== undefined) cells.push({ id, kind, status, domain, agency, level });
  }
  return cells;
}

function kindOf(cell: Cell): string {
  return cell.attested ? 'attested' : 'unattested';
}
