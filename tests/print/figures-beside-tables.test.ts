import { beforeAll, describe, expect, it } from 'vitest';
import { coverageData } from '../../src/emit/report/coverage-data.js';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import { coverageWorkbook } from '../../src/emit/report/coverage-workbook.js';
import type { Cell, Coverage, Figures } from '../../src/model/coverage.js';
import { judgedGates } from '../../src/model/gate.js';
import { ownGuideLines } from '../../src/model/own-guides.js';
import type { Publication } from '../../src/model/publication.js';
import { undecidedLines } from '../../src/model/undecided.js';
import { levelNames, levels } from '../../src/model/vocabulary.js';
import { agencyJson } from '../../src/print/agency-data.js';
import { agencyMarkdown } from '../../src/print/agency-markdown.js';
import { agencySheet } from '../../src/print/agency-sheet.js';
import { agencyText } from '../../src/print/agency-text.js';
import { coverageCsv } from '../../src/print/coverage-csv.js';
import { coverageMarkdown } from '../../src/print/coverage-markdown.js';
import { coverageText } from '../../src/print/coverage-text.js';
import { gatesText } from '../../src/print/gates-text.js';
import { styleOf } from '../../src/print/style.js';
import { locator } from '../../src/source/locate.js';
import { expectedCells } from '../emit/partials.js';
import { decoded, visibleText } from '../emit/site-pages.js';
import { reopened, rowsFrom, sheetOf } from '../sheet/workbook.js';
import { counties } from './counties.js';
import { csvRows, markdownRows, terminalRows } from './readers.js';

/** What figures-agree.test.ts does not read: every figure that stands beside the tables, in sentences and headings. */
describe.each(counties)('every figure of %s beside the tables equals coverage.json', (_, made) => {
  let publication: Publication;
  let data: Coverage;
  let html: string;

  beforeAll(async () => {
    publication = await made();
    data = JSON.parse(coverageData(publication)) as Coverage;
    html = await coveragePage(publication);
  });

  it('in the sentences of the terminal: no number is there that coverage.json has not', () => {
    const text = printed(publication, (request) => coverageText(request, styleOf(false)));
    const sentences = text
      .split('\n')
      .filter((line) => !/^.*(?:\s+\d+){8}(?:\s+(?:[\d.]+%|—)){2}/u.test(line))
      .join('');
    const [, most = ''] = /缺项最多的单位（缺项\/适用）：(.*?)。看全部/u.exec(sentences) ?? [];
    const gaps = [...data.byAgency]
      .filter(({ attested }) => attested.missing > 0)
      .sort((a, b) => b.attested.missing - a.attested.missing)
      .slice(0, 5);
    expect(most.split('、').filter((part) => part !== '')).toEqual(
      gaps.map(({ name, attested }) => `${name} ${attested.missing}/${attested.applicable}`),
    );
    expect(numbersIn(sentences.replace(most, '').replace(data.date, ''))).toEqual(notedNumbers(data));
  });

  it('in the sentences of Markdown and CSV', () => {
    const markdown = printed(publication, coverageMarkdown)
      .split('\n')
      .filter((line) => !/^[|#]/u.test(line))
      .join('\n');
    expect(numbersIn(markdown.replace(data.date, ''))).toEqual(notedNumbers(data));
    const [, total, ...rows] = csvRows(printed(publication, coverageCsv));
    expect(numbersIn(total?.at(-1) ?? '')).toEqual(notedNumbers(data));
    for (const { domain, file, attested, replaces } of data.ownGuides) {
      const note = rows.find((row) => row[1] === domain && row[3] === '已见证')?.at(-1) ?? '';
      expect(note).toContain(file);
      expect(numbersIn(note)).toEqual([attested, ...(replaces === null ? [] : [replaces.attested])]);
    }
  });

  it('in what a gate says: a CI would fail, or pass, for another reason than it shows', () => {
    const gates = judgedGates(publication.catalog, data, null);
    const text = gatesText(gates, 'zh', styleOf(false));
    const failed = gates.filter(({ passed }) => !passed);
    for (const { domain, percent, figures } of failed) {
      const row = figuresOf(data, domain);
      const [rate] = expectedCells(row).slice(-2);
      const lacking = Math.ceil((row.applicable * percent) / 100) - row.covered;
      expect(figures).toEqual(row);
      expect(text).toContain(
        `覆盖率 ${rate}（${row.covered} ÷ ${row.applicable}），低于达标线 ${percent}%，还差 ${lacking} 格`,
      );
    }
    expect(text.split('\n').filter((line) => line.startsWith('未达标'))).toHaveLength(failed.length);
  });

  it('in the page: fractions, gates and the count of all cells', () => {
    for (const kind of ['attested', 'unattested'] as const) {
      const total = data.total[kind];
      const card = between(html, `data-total="${kind}"`, '<dl>');
      expect(fractionsIn(card)).toEqual(
        total.applicable === 0
          ? []
          : [
              [total.covered, total.applicable],
              [total.complete, total.applicable],
            ],
      );
    }
    const rows = [
      ...html.matchAll(
        /<tr data-id="([^"]*)"><th scope="row">[^<]*<\/th>(?:(?!<\/tr>).)*data-rate.*?<\/tr>/gsu,
      ),
    ];
    expect(rows.length).toBeGreaterThan(5);
    for (const [row] of rows) {
      const figures = [...row.matchAll(/data-figure="(\w+)">(?:<a [^>]*>)?(\d+)/gu)];
      const of = (key: string) => Number(figures.find(([, name]) => name === key)?.[2]);
      expect(fractionsIn(row)).toEqual(of('applicable') === 0 ? [] : [[of('covered'), of('applicable')]]);
    }
    const gates = judgedGates(publication.catalog, data, null);
    const shown = html.includes('data-gates')
      ? [...between(html, 'data-gates', '</table>').matchAll(/<tr><th scope="row">(.*?)<\/tr>/gsu)]
      : [];
    expect(shown.map(([row]) => fractionsIn(row)[0])).toEqual(
      gates.map(({ domain }) => {
        const { covered, applicable } = figuresOf(data, domain);
        return [covered, applicable];
      }),
    );
    expect(html).toContain(`以下列出全部 ${data.cells.length} 格`);
    for (const line of [...undecidedLines(data, 'zh'), ...ownGuideLines(data, 'zh')])
      expect(visibleText(html)).toContain(line);
  });

  it('in the page: the counts in the headings of all lists, and in the indexes of agencies and levels', () => {
    for (const kind of ['attested', 'unattested'] as const) {
      const own = data.cells.filter((cell) => (kind === 'attested') === cell.attested);
      const lists = between(
        html,
        `<div data-kind="${kind}"`,
        kind === 'attested' ? '<div data-kind="unattested"' : '</section>',
      );
      for (const status of order) {
        const start = lists.indexOf(`data-status="${status}"`);
        const part = lists.slice(start, lists.indexOf('data-status=', start + 20) >>> 0);
        const counts = [...part.matchAll(/data-count>(\d+) 格</gu)].map(([, count]) => Number(count));
        const listed = own.filter((cell) => cell.status === status);
        const domains = [...new Set(listed.map(({ domain }) => domain))];
        expect(counts, `${kind} ${status}`).toEqual([
          listed.length,
          ...domains.map((domain) => listed.filter((cell) => cell.domain === domain).length),
        ]);
      }
    }
    const name = new Map(publication.catalog.agencies.map((agency) => [agency.id, agency.name]));
    const captions = new Map<string, number[]>();
    for (const [, caption = '', head = ''] of html.matchAll(
      /<table class="index"[^>]*>\s*<caption[^>]*>([^<]*)<\/caption>\s*<thead>(.*?)<\/thead>/gsu,
    )) {
      captions.set(decoded(caption), numbersIn(visibleText(head)));
    }
    const expectIndex = (caption: string, cells: readonly Cell[]) => {
      for (const attested of [true, false]) {
        const own = cells.filter((cell) => cell.attested === attested);
        const counts = order.map((status) => own.filter((cell) => cell.status === status).length);
        expect(captions.get(attested ? caption : `${caption}：未见原文，仅供参考`), caption).toEqual(
          own.length === 0 ? undefined : counts,
        );
      }
    };
    for (const { id } of data.byAgency) {
      expectIndex(
        name.get(id) ?? id,
        data.cells.filter(({ agency }) => agency === id),
      );
    }
    for (const level of levels) {
      expectIndex(
        levelNames[level],
        data.cells.filter((cell) => cell.level === level),
      );
    }
  });

  it('in the matrix of the page and of the workbook, cell by cell', async () => {
    const ids = new Map(publication.catalog.agencies.map(({ id, name }) => [name, id]));
    const wanted = new Map<string, string>();
    for (const { id } of data.byAgency) {
      for (const domain of data.byDomain) {
        const own = data.cells.filter(
          (cell) => cell.attested && cell.agency === id && cell.domain === domain.id,
        );
        const covered = own.filter(({ status }) => status === 'complete' || status === 'partial');
        const applicable = own.filter(({ status }) => status !== 'exempt');
        if (own.length > 0) wanted.set(`${id} ${domain.id}`, `${covered.length}/${applicable.length}`);
      }
    }
    const [heading = [], ...rows] = rowsFrom(
      sheetOf(await reopened(await coverageWorkbook(publication)), '单位与领域'),
      3,
    );
    const inWorkbook = rows.flatMap(([agency, ...cells]) =>
      cells.flatMap((cell, index) =>
        cell === null || !ids.has(String(agency))
          ? []
          : [[`${ids.get(String(agency))} ${heading[index + 1]}`, cell]],
      ),
    );
    expect(new Map(inWorkbook as [string, string][])).toEqual(wanted);
    const onPage = [...html.matchAll(/data-matrix>(.*?)<\/table>/gsu)].flatMap(([, table = '']) => {
      const domains = [...table.matchAll(/<th scope="col">([^<]*)/gu)]
        .slice(1)
        .map(([, text]) => decoded(text ?? ''));
      return [...table.matchAll(/<tr data-id="([^"]*)">(.*?)<\/tr>/gsu)].flatMap(([, id, cells = '']) =>
        [...cells.matchAll(/<td[^>]*>(?:<a [^>]*>([^<]*)<\/a>)?<\/td>/gu)].flatMap(([, text], index) =>
          text === undefined ? [] : [[`${id} ${domains[index]}`, text] as const],
        ),
      );
    });
    expect(new Map(onPage)).toEqual(wanted);
  });

  it('in the notes below the summary of the workbook', async () => {
    const sheet = sheetOf(await reopened(await coverageWorkbook(publication)), '汇总');
    const notes = rowsFrom(sheet, 5)
      .slice(data.byLevel.length + 1)
      .map(([note]) => String(note))
      .join('');
    const gates = judgedGates(publication.catalog, data, null);
    const gate = gates.flatMap(({ domain, percent }) => {
      const row = figuresOf(data, domain);
      const needed = Math.ceil((row.applicable * percent) / 100) - row.covered;
      const [rate = ''] = expectedCells(row).slice(-2);
      return [percent, Number.parseFloat(rate), row.covered, row.applicable, ...(needed > 0 ? [needed] : [])];
    });
    expect(numbersIn(notes)).toEqual([...gate, ...notedNumbers(data)]);
  });

  it('and names every limit that nobody can compare, with both values: it would pass for one that was', async () => {
    const own = data.cells.filter(({ undecided }) => undecided.length > 0);
    const rows = [...html.matchAll(/<tr><td class="id">(?:(?!<\/tr>).)*比不出宽严.*?<\/tr>/gsu)].map(
      ([row]) => row,
    );
    const shown = rows.flatMap((row) => {
      const words = (mark: string) =>
        [...row.matchAll(new RegExp(`<span ${mark}>([^<]*)`, 'gu'))].map(([, text]) => decoded(text ?? ''));
      return [...row.matchAll(/<li id="/gu)].map(() => [
        words('data-asked').at(-1),
        words('data-given').at(-1),
      ]);
    });
    const wanted = own.map(({ undecided }) => [undecided.at(-1)?.asked, undecided.at(-1)?.given]);
    expect(shown.map(String).sort()).toEqual(wanted.map(String).sort());

    const book = await reopened(await coverageWorkbook(publication));
    const noted = rowsFrom(sheetOf(book, '达标清单'), 4).flatMap(([, item, , , , level, agency, , , note]) =>
      note == null ? [] : [`${item} ${level} ${agency} ${note}`],
    );
    const names = new Map(publication.catalog.agencies.map(({ id, name }) => [id, name]));
    expect(noted).toEqual(
      own
        .filter(({ status }) => status === 'complete')
        .map(
          ({ item, level, agency, undecided }) =>
            `${item} ${levelNames[level]} ${names.get(agency)} ${undecided
              .map(({ given, asked }) => `时限“${given}”与标准指引的“${asked}”比不出宽严，须人工核对`)
              .join('；')}`,
        ),
    );
    const partial = rowsFrom(sheetOf(book, '部分达标'), 4).filter((row) => row[9] === '时限（须核对）');
    expect(partial.length).toBe(
      own.filter(({ status }) => status === 'partial').flatMap(({ undecided }) => undecided).length,
    );
  });

  it('in the sheets of all agencies', () => {
    const locate = locator(new Map());
    for (const agency of publication.catalog.agencies) {
      const row = data.byAgency.find(({ id }) => id === agency.id);
      const sheet = agencySheet(publication, agency);
      const text = agencyText(sheet, locate, 'zh', styleOf(false));
      const markdown = agencyMarkdown(sheet, locate, 'zh');
      const own = JSON.parse(agencyJson(sheet)) as { figures: { attested: Figures } };
      if (row !== undefined) expect(own.figures).toEqual(row);
      if (row === undefined || row.attested.required === 0) continue;
      expect(terminalRows(text.replace('\n\n', '\nfigures\n'), 'figures')).toEqual([
        [agency.name, expectedCells(row.attested)],
      ]);
      expect(markdownRows(markdown)).toEqual([[agency.name, ...expectedCells(row.attested)]]);
      const { missing, partial, draft, exempt } = row.attested;
      const undecided = data.cells.filter(
        (cell) => cell.agency === agency.id && cell.attested && cell.undecided.length > 0,
      ).length;
      const advice = data.cells.filter(
        (cell) => cell.agency === agency.id && !cell.attested && cell.status === 'missing',
      ).length;
      for (const form of [text, markdown]) {
        const counts = [
          [/缺项 (\d+) 格/u, missing],
          [/部分达标 (\d+) 格/u, partial],
          [/时限比不出宽严 (\d+) 格/u, undecided],
          [/仅有草稿 (\d+) 格/u, draft],
          [/已批准豁免 (\d+) 格/u, exempt],
          [/另有 (\d+) 格指引事项/u, advice],
        ] as const;
        for (const [pattern, count] of counts) expect(Number(pattern.exec(form)?.[1] ?? 0)).toBe(count);
      }
    }
  });
});

/** In the order of the page: what needs work first. */
const order = ['missing', 'partial', 'draft', 'exempt', 'complete'] as const;

function printed({ catalog, coverage }: Publication, print: typeof coverageCsv): string {
  return print({ coverage, name: catalog.county.name, by: 'domain', language: 'zh' });
}

/** The figures that stand in sentences, in the order in which every report has them. */
function notedNumbers({ cells, localEntries, ownGuides, notAdopted }: Coverage): number[] {
  const undecided = cells.filter((cell) => cell.attested && cell.undecided.length > 0).length;
  return [
    localEntries,
    ...(undecided === 0 ? [] : [undecided]),
    ...ownGuides.flatMap(({ attested, replaces }) => [
      attested,
      ...(replaces === null ? [] : [replaces.attested]),
    ]),
    ...(notAdopted.length === 0 ? [] : [notAdopted.length]),
  ];
}

function figuresOf(data: Coverage, domain: string | null): Figures {
  const row = domain === null ? data.total : data.byDomain.find(({ id }) => id === domain);
  if (row === undefined) throw new Error(`There is no domain ${domain}.`);
  return row.attested;
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+(?:\.\d+)?/gu)].map(([number]) => Number(number));
}

function fractionsIn(text: string): number[][] {
  const words = text.replace(/<[^>]*>/gu, ' ');
  return [...words.matchAll(/(\d+) ÷ (\d+)/gu)].map(([, part, whole]) => [Number(part), Number(whole)]);
}

function between(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`The page has no ${from}.`);
  return html.slice(start, html.indexOf(to, start + from.length));
}
