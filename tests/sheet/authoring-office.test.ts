import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authoringFields } from '../../src/model/authoring.js';
import { authoringColumns } from '../../src/sheet/authoring-columns.js';
import { columnName } from '../../src/sheet/names.js';
import { readAuthoringBook } from '../../src/sheet/read-authoring.js';
import { writeAuthoringBook } from '../../src/sheet/write-authoring.js';
import { anyBook, hostileRow, trickyTexts, uncarriedTexts } from './authoring-hostile.js';
import { returned } from './authoring-returned.js';
import { sampleBook } from './authoring-sample.js';
import { missing, office, resaved } from './office.js';
import { memberOf, noteOn, reopened, sheetOf } from './workbook.js';

describe('an office suite', () => {
  it.skipIf(!office)(
    `saves an authoring workbook again without changing a word or losing a fingerprint${missing}`,
    async () => {
      const rows = [...trickyTexts, ...uncarriedTexts].map((text, index) =>
        hostileRow(
          `AB-${index}`,
          authoringFields.map(() => text),
        ),
      );
      const [book] = fc.sample(anyBook, { numRuns: 1, seed: 20240521 });
      if (book === undefined) throw new Error('There is no book.');
      const hostile = { ...book, sheets: [...book.sheets, { domain: '综合', rows }] };
      expect(await readAuthoringBook(resaved(await writeAuthoringBook(hostile)))).toEqual(returned(hostile));
    },
    600_000,
  );

  it.skipIf(!office)(
    `keeps the locks, the notes and the lists of a workbook it saves again${missing}`,
    async () => {
      const bytes = resaved(await writeAuthoringBook(sampleBook()));
      const xml = await memberOf(bytes, 'xl/worksheets/sheet2.xml');
      const unlocked = unlockedStyles(await memberOf(bytes, 'xl/styles.xml'));
      expect(xml).toMatch(/<sheetProtection sheet="(?:1|true)"/u);
      const sheet = sheetOf(await reopened(bytes), '义务教育');
      for (const [index, { field, description }] of authoringColumns.entries()) {
        const cell = new RegExp(`<c r="${columnName(index)}4" s="(\\d+)"`, 'u').exec(xml)?.[1];
        const below = columnStyle(xml, index + 1);
        for (const style of [cell ?? below, below]) expect(unlocked.has(Number(style))).toBe(field !== 'id');
        expect(noteOn(sheet.getCell(3, index + 1))).toContain(description);
      }
      expect(sheet.getCell('K150').dataValidation).toMatchObject({
        type: 'list',
        error: expect.stringContaining('只能填：主动公开'),
      });
    },
    600_000,
  );
});

/** Numbers of the cell styles that let their cells be edited under protection. */
function unlockedStyles(xml: string): Set<number> {
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/su.exec(xml)?.[1] ?? '';
  const styles = Array.from(formats.matchAll(/<xf .*?<\/xf>/gsu), ([style]) => style);
  return new Set(styles.flatMap((style, number) => (/locked="(?:0|false)"/u.test(style) ? [number] : [])));
}

/** The style of the cells of a column that have none of their own. */
function columnStyle(xml: string, column: number): string | undefined {
  const runs = Array.from(xml.matchAll(/<col [^>]*max="(\d+)" min="(\d+)" style="(\d+)"/gu));
  return runs.find(([, max, min]) => Number(min) <= column && column <= Number(max))?.[3];
}
