import { describe, expect, it } from 'vitest';
import { nationalTables } from '../../src/sheet/layout.js';
import { readTables } from '../../src/sheet/read.js';
import { writeWorkbook } from '../../src/sheet/write.js';
import { samplePublication } from '../emit/fixtures.js';
import { exampleCounty, saidOf } from './example.js';

describe('the lists gongkai writes', () => {
  it('read back as the catalog they were made of: an office could not take up its own list again', async () => {
    const { domains, names, date } = await exampleCounty();
    const tables = domains.map(({ domain, entries }) => ({
      name: domain,
      title: `${domain}领域标准目录`,
      caption: '编制单位：示例县    版本日期：2024年5月20日',
      entries,
      show: ['responsible', 'stage', 'column', 'remarks'] as const,
    }));
    const bytes = await writeWorkbook(tables.map(nationalTables(names)), { date, creator: '示例县' });
    const read = await readTables({ name: '目录.xlsx', bytes });
    expect(read.map(({ sheet, title }) => ({ sheet, title }))).toEqual(
      tables.map(({ name, title }) => ({ sheet: name, title })),
    );
    for (const [index, { rows, remarks, unread, repairs }] of read.entries()) {
      expect(rows.map(({ row: _, printed: __, domain: ___, extras: ____, ...said }) => said)).toEqual(
        tables[index]?.entries.map((entry) => {
          const said = saidOf(entry, names);
          return { ...said, channels: asListed(said.channels ?? []) };
        }),
      );
      expect({ remarks, unread }).toEqual({ remarks: [], unread: [] });
      expect(new Set(repairs.map(({ kind, sureness }) => `${kind} ${sureness}`))).toEqual(
        new Set(repairs.length === 0 ? [] : ['rows-joined certain']),
      );
    }
  });

  it('say what is withheld in the remarks, which the national table has no column for', async () => {
    const { catalog, entries, date } = samplePublication();
    const context = {
      channels: catalog.channels,
      agencies: new Map(catalog.agencies.map(({ id, name }) => [id, name])),
      websiteColumns: new Map<string, string>(),
    };
    const bytes = await writeWorkbook(
      [nationalTables(context)({ name: '目录', title: '某县标准目录', caption: null, entries })],
      { date, creator: '某县' },
    );
    const [table] = await readTables({ name: '目录.xlsx', bytes });
    expect(table?.rows.map(({ category, method, remarks }) => ({ category, method, remarks }))).toEqual(
      entries.map(({ category, method, remarks }) => ({ category, method, remarks })),
    );
    expect(table?.rows.filter(({ method }) => method === 'withheld').length).toBeGreaterThan(0);
  });
});

/** Lists set all details of the channel 其他 behind one box. */
function asListed(channels: readonly string[]): string[] {
  const others = channels.filter((name) => name.startsWith('其他:')).map((name) => name.slice(3));
  const known = channels.filter((name) => !name.startsWith('其他:'));
  return others.length === 0 ? known : [...known, `其他:${others.join('、')}`];
}
