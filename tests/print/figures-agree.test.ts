import { beforeAll, describe, expect, it } from 'vitest';
import { coverageData } from '../../src/emit/report/coverage-data.js';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import { coverageWorkbook } from '../../src/emit/report/coverage-workbook.js';
import { type Coverage, figureNames, type Row } from '../../src/model/coverage.js';
import type { Publication } from '../../src/model/publication.js';
import { type Breakdown, breakdowns } from '../../src/print/breakdown.js';
import { coverageCsv } from '../../src/print/coverage-csv.js';
import { coverageMarkdown } from '../../src/print/coverage-markdown.js';
import { coverageText } from '../../src/print/coverage-text.js';
import { styleOf } from '../../src/print/style.js';
import { expectedCells } from '../emit/partials.js';
import { decoded } from '../emit/site-pages.js';
import { reopened, rowsFrom, sheetOf } from '../sheet/workbook.js';
import { counties } from './counties.js';
import { csvRows, type Figured, markdownRows, terminalRows } from './readers.js';

const kinds = ['attested', 'unattested'] as const;
const headings: Readonly<Record<Breakdown, string>> = {
  domain: '按领域',
  agency: '按单位',
  level: '按层级',
};

describe.each(counties)('every figure of %s equals that of coverage.json', (_, made) => {
  let publication: Publication;
  let data: Coverage;

  beforeAll(async () => {
    publication = await made();
    data = JSON.parse(coverageData(publication)) as Coverage;
  });

  it('has something to compare: without partial, missing, draft and exempt cells the others say nothing', () => {
    const { partial, missing, draft, exempt } = data.total.attested;
    expect([partial > 0, missing > 0, draft > 0, exempt > 0]).toEqual([true, true, true, true]);
  });

  it('adds up to the cells: a sum that is not that of its rows is believed by nobody', () => {
    for (const kind of kinds) {
      const own = data.cells.filter(({ attested }) => attested === (kind === 'attested'));
      for (const rows of [data.byDomain, data.byAgency, data.byLevel]) {
        for (const [key] of figureNames) {
          expect(rows.reduce((sum, row) => sum + row[kind][key], 0)).toBe(data.total[kind][key]);
        }
      }
      const count = (status: string) => own.filter((cell) => cell.status === status).length;
      const { complete, partial, draft, exempt, missing } = data.total[kind];
      expect([complete, partial, draft, exempt, missing]).toEqual(
        ['complete', 'partial', 'draft', 'exempt', 'missing'].map(count),
      );
    }
  });

  it.each(breakdowns)('in the terminal, by %s', (by) => {
    const text = printed(publication, by, coverageTextOf);
    expect(terminalRows(text, '已见证的指引事项')).toEqual(expected([totalOf(data)], 'attested'));
    expect(terminalRows(text, '未见证的指引事项（仅供参考，不计入上表）')).toEqual(
      expected([totalOf(data)], 'unattested'),
    );
    expect(terminalRows(text, headings[by])).toEqual(expected(rowsBy(data, by), 'attested'));
    expect(text).toContain(`另有本地自增事项 ${data.localEntries} 个`);
  });

  it.each(breakdowns)('as CSV, by %s', (by) => {
    const [, ...rows] = csvRows(printed(publication, by, coverageCsv));
    const wanted = [totalOf(data), ...rowsBy(data, by)].flatMap((row, index) =>
      kinds.map((kind) => [
        index === 0 ? '合计' : headings[by],
        row.id,
        row.name,
        kind === 'attested' ? '已见证' : '未见证',
        ...expectedCells(row[kind]),
      ]),
    );
    expect(rows.map((row) => row.slice(0, -1))).toEqual(wanted);
    expect(rows[0]?.at(-1)).toContain(`另有本地自增事项 ${data.localEntries} 个`);
  });

  it.each(breakdowns)('as Markdown, by %s', (by) => {
    const text = printed(publication, by, coverageMarkdown);
    for (const [kind, heading] of [
      ['attested', '## 已见证的指引事项'],
      ['unattested', '## 未见证的指引事项（仅供参考）'],
    ] as const) {
      const flat = (rows: Figured) => rows.map(([name, cells]) => [name, ...cells]);
      expect(markdownRows(text, heading)).toEqual(flat(expected([totalOf(data)], kind)));
      expect(markdownRows(text, heading, `### ${headings[by]}`)).toEqual(
        flat(expected(rowsBy(data, by), kind)),
      );
    }
  });

  it('in the page', async () => {
    const html = await coveragePage(publication);
    for (const kind of kinds) {
      const total = between(html, `data-total="${kind}"`, '</dl>');
      expect(pageCells(total), kind).toEqual(expectedOrder(expectedCells(data.total[kind])));
      for (const by of breakdowns) {
        const table = between(html, `data-breakdown="by-${by}" data-kind="${kind}"`, '</table>');
        const rows = [
          ...table.matchAll(/<tr data-id="[^"]*"><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/gsu),
        ].map(([, name, cells]) => [decoded(name ?? ''), pageCells(cells ?? '')]);
        expect(rows, `${kind} by ${by}`).toEqual(
          expected(rowsBy(data, by), kind).map(([name, cells]) => [name, cells]),
        );
      }
    }
    expect(html).toContain(`data-figure="localEntries">${data.localEntries}<`);
  });

  it('in the workbook', async () => {
    const book = await reopened(await coverageWorkbook(publication));
    const both = (row: Row) => kinds.flatMap((kind) => expectedCells(row[kind]));
    const sheets = { 汇总: [...data.byLevel, totalOf(data)], 按领域: data.byDomain, 按单位: data.byAgency };
    for (const [name, rows] of Object.entries(sheets)) {
      const read = rowsFrom(sheetOf(book, name), 5)
        .slice(0, rows.length)
        .map(([first, ...cells]) => [
          first,
          // The last two of each ten are rates, as numbers from 0 to 1.
          ...cells.map((cell, index) =>
            index % 10 < 8 || typeof cell !== 'number' ? String(cell) : `${(cell * 100).toFixed(1)}%`,
          ),
        ]);
      expect(read, name).toEqual(rows.map((row) => [row.name, ...both(row)]));
    }
  });

  it.each(['zh', 'en'] as const)('and no line of the terminal is wider than 100 columns (%s)', (language) => {
    for (const by of breakdowns) {
      const text = coverageText({ coverage: data, name: '某县', by, language }, styleOf(false));
      const wide = text.split('\n').filter((line) => columnsOf(line) > 100);
      expect(wide).toEqual([]);
      expect(text).not.toContain('\u001b');
    }
  });
});

type Printer = (request: Parameters<typeof coverageCsv>[0]) => string;

function coverageTextOf(request: Parameters<typeof coverageText>[0]): string {
  return coverageText(request, styleOf(false));
}

function printed({ catalog, coverage }: Publication, by: Breakdown, print: Printer): string {
  return print({ coverage, name: catalog.county.name, by, language: 'zh' });
}

function totalOf({ total }: Coverage): Row {
  return { id: 'total', name: '合计', ...total };
}

function rowsBy(data: Coverage, by: Breakdown): readonly Row[] {
  return { domain: data.byDomain, agency: data.byAgency, level: data.byLevel }[by];
}

/** Rows without any item are not printed. */
function expected(rows: readonly Row[], kind: 'attested' | 'unattested'): Figured {
  return rows.filter((row) => row[kind].required > 0).map((row) => [row.name, expectedCells(row[kind])]);
}

function between(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`The page has no ${from}.`);
  return html.slice(start, html.indexOf(to, start));
}

/** Figures and rates of a part of the page, in the order of the parts printed. */
function pageCells(html: string): string[] {
  const figures = [...html.matchAll(/data-figure="\w+">(?:<a [^>]*>)?(\d+)</gu)].map(
    ([, value]) => value ?? '',
  );
  const rates = [...html.matchAll(/data-rate="\w+">([^<]*)</gu)].map(([, value]) => value ?? '');
  return [...figures, ...rates];
}

/** The card of the total leaves the second rate out where nothing applies. */
function expectedOrder(cells: readonly string[]): string[] {
  return cells.at(-1) === '—' ? cells.slice(0, -1) : [...cells];
}

/** Chinese characters and full-width marks take two columns. */
function columnsOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
}
