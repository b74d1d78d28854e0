import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type AuthoringBook, type AuthoringRow, authoringFields } from '../../src/model/authoring.js';
import { missingElements } from '../../src/model/catalog.js';
import { entryFieldDescriptions, fieldSpellings } from '../../src/model/vocabulary.js';
import { authoringColumns, fieldOfHeading } from '../../src/sheet/authoring-columns.js';
import { readAuthoringBook } from '../../src/sheet/read-authoring.js';
import { writeAuthoringBook } from '../../src/sheet/write-authoring.js';
import { cpuTime } from '../cpu-time.js';
import { sampleEntry } from '../emit/fixtures.js';
import { anyBook, hostileRow, trickyTexts, uncarriedTexts } from './authoring-hostile.js';
import { returned } from './authoring-returned.js';
import { sampleBook } from './authoring-sample.js';
import { memberOf, noteOn, reopened, rowsFrom, sheetOf } from './workbook.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('the columns', () => {
  it('hold every field: one without a column could not be edited', () => {
    expect(authoringColumns.map(({ field }) => field)).toEqual(['id', ...authoringFields]);
  });

  it('are called as the schemas or the national table call them, each name telling one column', () => {
    for (const { field, heading } of authoringColumns) {
      expect(fieldSpellings[field]).toContain(heading);
      for (const spelling of fieldSpellings[field] ?? [])
        expect(fieldOfHeading(` ${spelling} *`)).toBe(field);
    }
  });

  it('mark the eight elements a final item must have, and no others', () => {
    const empty = sampleEntry({
      ...{ name: '', content: [], basis: [], timeLimit: null, subject: [] },
      ...{ channels: [], audience: null, method: null },
    });
    const marked = authoringColumns.filter(({ mandatory }) => mandatory).map(({ field }) => field);
    expect(marked).toEqual(missingElements(empty));
  });
});

describe('an authoring workbook', () => {
  it('gives back what was written, whatever the texts: a change nobody made would overwrite the catalog', async () => {
    await fc.assert(
      fc.asyncProperty(anyBook, async (book) => {
        expect(await readAuthoringBook(await writeAuthoringBook(book))).toEqual(returned(book));
      }),
      { numRuns: 8, seed: 20240520 },
    );
  }, 300_000);

  it('gives back every tricky text, and of those no cell can carry says where to edit them', async () => {
    const rows = [...trickyTexts, ...uncarriedTexts].map((text, index) =>
      hostileRow(
        `AB-${index}`,
        authoringFields.map(() => text),
      ),
    );
    const book = bookOf(rows);
    const bytes = await writeAuthoringBook(book);
    expect(await readAuthoringBook(bytes)).toEqual(returned(book));
    const sheet = sheetOf(await reopened(bytes), '义务教育');
    const first = 4 + trickyTexts.length;
    for (let row = first; row < 4 + rows.length; row += 1) {
      const cell = sheet.getCell(row, 4);
      expect(cell.value).toMatch(/请在 YAML 文件中修改/u);
      expect(isLocked(cell)).toBe(true);
      expect(noteOn(cell)).toContain('请在 YAML 文件中修改');
    }
  });

  it('keeps every cell a text: a formula would run, a date or a number would be another value', async () => {
    const rows = trickyTexts.map((text, index) =>
      hostileRow(
        `AB-${index}`,
        authoringFields.map(() => text),
      ),
    );
    const bytes = await writeAuthoringBook(bookOf(rows));
    const xml = await memberOf(bytes, 'xl/worksheets/sheet2.xml');
    expect(xml).not.toMatch(/<f[ >]/u);
    expect(xml).not.toMatch(/<c [^>]*(?<! t="s")><v>/u);
    const sheet = sheetOf(await reopened(bytes), '义务教育');
    for (let column = 1; column <= authoringColumns.length; column += 1) {
      expect(sheet.getCell(4, column).numFmt).toBe('@');
      // Rows yet to be written have the format of their column.
      expect(sheet.getColumn(column).numFmt).toBe('@');
    }
  });

  it('locks ids, headings and title, and nothing else of the table', async () => {
    const sheet = sheetOf(await reopened(await writeAuthoringBook(sampleBook())), '义务教育');
    expect(sheet).toHaveProperty('sheetProtection.sheet', true);
    expect(sheet).not.toHaveProperty('sheetProtection.hashValue');
    for (const allowed of ['sort', 'autoFilter', 'insertRows', 'deleteRows', 'formatColumns', 'formatRows']) {
      expect(sheet).toHaveProperty(`sheetProtection.${allowed}`, true);
    }
    for (let column = 1; column <= authoringColumns.length; column += 1) {
      for (const row of [1, 2, 3]) expect(isLocked(sheet.getCell(row, column))).toBe(true);
      for (const row of [4, 5]) expect(isLocked(sheet.getCell(row, column))).toBe(column === 1);
      expect(isLocked(sheet.getColumn(column))).toBe(column === 1);
    }
  });

  it('has a note on every heading with what the schema says, in a box that holds it', async () => {
    const bytes = await writeAuthoringBook(sampleBook());
    const book = await reopened(bytes);
    for (const name of ['义务教育', '安全生产']) {
      for (const [index, { field, heading, mandatory, example }] of authoringColumns.entries()) {
        const cell = sheetOf(book, name).getCell(3, index + 1);
        expect(cell.value).toBe(mandatory ? `${heading} *` : heading);
        for (const words of [entryFieldDescriptions[field], example]) {
          expect(noteOn(cell)).toContain(words);
        }
      }
    }
    const drawing = await memberOf(bytes, 'xl/drawings/vmlDrawing2.vml');
    const boxes = Array.from(drawing.matchAll(/<x:Anchor>([^<]*)</gu), ([, box = '']) =>
      box.split(', ').map(Number),
    );
    expect(boxes).toHaveLength(authoringColumns.length);
    for (const [left = 0, , top, , right = 0, , bottom] of boxes) {
      expect([top, bottom]).toEqual([0, 3]);
      expect(right).toBeGreaterThan(left);
    }
  });

  it('offers all choices from ranges of a hidden sheet: a list over 255 characters in the rule is dropped unsaid', async () => {
    const agencies = Array.from({ length: 300 }, (_, index) => `示例县第${index + 1}人民政府办事处`);
    const book = { ...sampleBook(), choices: { ...sampleBook().choices, subject: agencies } };
    const bytes = await writeAuthoringBook(book);
    const workbook = await reopened(bytes);
    const rules = rulesIn(await memberOf(bytes, 'xl/worksheets/sheet2.xml'));
    expect(rules.map(({ field }) => field)).toEqual(authoringFields.filter((field) => field in book.choices));
    for (const { field, range, rows } of rules) {
      const [, name = '', letter = '', first = '', last = ''] =
        /^'(.+)'!\$([A-Z]+)\$(\d+):\$\2\$(\d+)$/u.exec(range) ?? [];
      const list = sheetOf(workbook, name);
      expect(list.state).toBe('veryHidden');
      const offered = [];
      for (let row = Number(first); row <= Number(last); row += 1)
        offered.push(list.getCell(`${letter}${row}`).value);
      expect(offered).toEqual(book.choices[field]);
      // Every item, and two hundred rows to come.
      expect(rows).toEqual([4, 3 + (book.sheets[0]?.rows.length ?? 0) + 200]);
    }
  });

  it('forbids other values only where a cell holds one of a closed list', async () => {
    const xml = await memberOf(await writeAuthoringBook(sampleBook()), 'xl/worksheets/sheet2.xml');
    const rules = rulesIn(xml);
    const closed = rules.filter(({ attributes }) => attributes.includes('showErrorMessage="1"'));
    expect(closed.map(({ field }) => field)).toEqual(['method', 'stage', 'status']);
    expect(closed[0]?.attributes).toContain('只能填：主动公开、依申请公开、不予公开');
    // A choice replaces the cell: where there may be several values, that is said beside it.
    const warned = rules.filter(({ attributes }) => attributes.includes('从下拉列表选择会替换整格'));
    expect(warned.map(({ field }) => field)).toEqual(['subject', 'responsible', 'channels', 'levels']);
  });

  it('has the parts of its sheets in the order of the file format: Excel calls any other damaged', async () => {
    const bytes = await writeAuthoringBook(sampleBook());
    for (const [sheet, parts] of [
      ['sheet1', ['sheetProtection', 'mergeCells', 'pageMargins', 'pageSetup']],
      [
        'sheet2',
        [
          'sheetProtection',
          'autoFilter',
          'dataValidations',
          'pageMargins',
          'pageSetup',
          'headerFooter',
          'legacyDrawing',
        ],
      ],
    ] as const) {
      const xml = await memberOf(bytes, `xl/worksheets/${sheet}.xml`);
      const after = xml.slice(xml.indexOf('</sheetData>'));
      const order = parts.map((part) => after.indexOf(`<${part}`));
      expect(order).not.toContain(-1);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });

  it('lets rows grow with what is written in them, from a height that fits', async () => {
    const xml = await memberOf(await writeAuthoringBook(sampleBook()), 'xl/worksheets/sheet2.xml');
    const rows = Array.from(xml.matchAll(/<row r="(\d+)" ht="([\d.]+)"([^>]*)>/gu));
    const items = rows.filter(([, number]) => Number(number) > 3);
    expect(items).toHaveLength(sampleBook().sheets[0]?.rows.length ?? 0);
    for (const [, , height, rest] of items) {
      expect(rest).not.toContain('customHeight');
      expect(Number(height)).toBeGreaterThan(20);
      expect(Number(height)).toBeLessThanOrEqual(409);
    }
  });

  it('opens on a sheet that explains every column, and the way back', async () => {
    const workbook = await reopened(await writeAuthoringBook(sampleBook()));
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['填写说明', 'visible'],
      ['义务教育', 'visible'],
      ['安全生产', 'visible'],
      ['_gongkai_lists', 'veryHidden'],
      ['_gongkai', 'veryHidden'],
    ]);
    const help = rowsFrom(sheetOf(workbook, '填写说明'), 1);
    const explained = help.slice(help.findIndex(([first]) => first === '列') + 1);
    expect(explained.map(([heading]) => heading)).toEqual(authoringColumns.map(({ heading }) => heading));
    expect(JSON.stringify(help)).toContain('gongkai import 文件.xlsx');
  });

  it('freezes headings and ids, and can be filtered with rows to come', async () => {
    const book = sampleBook();
    const sheet = sheetOf(await reopened(await writeAuthoringBook(book)), '义务教育');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 3 });
    expect(sheet.autoFilter).toBe(`A3:T${203 + (book.sheets[0]?.rows.length ?? 0)}`);
  });

  it('gives the same bytes at another time of another day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-01-01T00:00:00Z') });
    const once = await writeAuthoringBook(sampleBook());
    vi.setSystemTime(new Date('2025-07-08T09:10:11Z'));
    const again = await writeAuthoringBook(sampleBook());
    expect(Buffer.from(again).equals(once)).toBe(true);
  });

  it('takes time in proportion to its rows', async () => {
    const real = sampleBook().sheets[0]?.rows ?? [];
    const large = (count: number): AuthoringBook =>
      bookOf(
        Array.from({ length: count }, (_, index) => ({
          row: 0,
          id: `AB-${index}`,
          cells: real[index % real.length]?.cells ?? {},
          prints: real[index % real.length]?.prints ?? null,
        })),
      );
    const secondsFor = async (count: number): Promise<number> => {
      const start = cpuTime();
      await readAuthoringBook(await writeAuthoringBook(large(count)));
      return (cpuTime() - start) / 1000;
    };
    await secondsFor(500);
    const [few, many] = [await secondsFor(1_000), await secondsFor(6_000)];
    expect(many / few).toBeLessThan(12);
  }, 600_000);
});

function bookOf(rows: readonly AuthoringRow[]): AuthoringBook {
  return { ...sampleBook(), sheets: [{ domain: '义务教育', rows }] };
}

/** Cells are locked unless they say otherwise. */
function isLocked({ protection }: { readonly protection?: { readonly locked?: boolean } }): boolean {
  return protection?.locked !== false;
}

/** The rules of a sheet: what they are for, what they say, where the list stands, which rows they hold. */
function rulesIn(xml: string) {
  return Array.from(
    xml.matchAll(/<dataValidation ([^>]*)sqref="([A-Z]+)(\d+):\2(\d+)"><formula1>([^<]*)<\/formula1>/gu),
    ([, attributes = '', letter = '', first, last, range = '']) => {
      const column = authoringColumns[letter.charCodeAt(0) - 65];
      if (column === undefined || column.field === 'id') throw new Error(`Column ${letter} has a rule.`);
      return {
        field: column.field,
        attributes,
        rows: [Number(first), Number(last)],
        range: range.replaceAll('&apos;', "'"),
      };
    },
  );
}
