import { describe, expect, it } from 'vitest';
import { compile, emit } from '../../src/compile.js';
import { exportBook } from '../../src/sheets.js';
import { missing, office, resaved } from '../sheet/office.js';
import { deskOf, example, imported, OpenBook, sourceOf, whole } from './desk.js';

describe('workbooks that went through LibreOffice', () => {
  it.skipIf(!office)(
    `an authoring workbook of the whole county changes nothing, and what was edited in it is found${missing}`,
    async () => {
      const folder = await example();
      const desk = await deskOf(folder);
      const bytes = resaved((await exportBook(desk, whole, '2026-06-30')).bytes);
      const { merge, applied } = await imported(desk, folder, [await sourceOf(bytes)]);
      expect(merge).toMatchObject({
        changes: [],
        additions: [],
        removals: [],
        conflicts: [],
        problems: [],
        remarks: [],
      });
      expect(applied.files).toEqual([]);
      expect(merge.unchanged).toBeGreaterThan(600);
      const book = await OpenBook.open(bytes);
      book.write('YWJY-0102', '公开时限', '及时公开');
      const edited = await imported(desk, folder, [await sourceOf(resaved(await book.bytes()))]);
      expect(edited.merge.changes.map(({ id, fields }) => [id, fields.map(({ field }) => field)])).toEqual([
        ['YWJY-0102', ['timeLimit']],
      ]);
    },
    600_000,
  );

  it.skipIf(!office)(
    `lists of the county, a domain, an agency and a level are read as before${missing}`,
    async () => {
      const folder = await example();
      const { publication } = await compile({
        workspace: folder,
        date: null,
        today: '2000-01-01',
        progress: () => undefined,
      });
      if (publication === null) throw new Error('the example has errors');
      const kinds = ['county', 'domain-compulsory-education', 'agency-jtj', 'level-township'];
      let seen = 0;
      for await (const { path, content } of emit(publication)) {
        const name = /^site\/lists\/(.*)\.xlsx$/u.exec(path)?.[1];
        if (name === undefined || !kinds.includes(name) || typeof content === 'string') continue;
        seen += 1;
        expect(tablesOf(await sourceOf(resaved(content))), name).toEqual(tablesOf(await sourceOf(content)));
        if (seen === kinds.length) break;
      }
      expect(seen).toBe(kinds.length);
    },
    600_000,
  );
});

function tablesOf(source: Awaited<ReturnType<typeof sourceOf>>): unknown {
  if (source.kind !== 'published') throw new Error('no published table');
  expect(source.tables.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(10);
  return source.tables;
}
