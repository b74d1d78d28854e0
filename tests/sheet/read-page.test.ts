import { describe, expect, it } from 'vitest';
import { readTables, UnreadableWorkbook } from '../../src/sheet/read.js';
import { readHtml } from '../../src/sheet/read-html.js';
import { gbkOf } from './published.js';

const table = `<table>
<thead><tr><th rowspan=2>序号</th><th colspan="2">公开事项</th><th rowspan=2>公开内容</th><th rowspan=2>公开渠道</th></tr>
<tr><th>一级事项</th><th>二级事项</th></tr></thead>
<tbody><tr><td>1</td><td rowspan="2">类</td><td>甲</td><td><p>一&lt;</p><p>二</p></td><td>■政府网站&nbsp;□政府公报</td></tr>
<tr><td>2</td><td>乙<br></td><td>三</td><td>同上</td></tr></tbody></table>`;

describe('pages', () => {
  it('are read like workbooks: spans are joined cells, `<br>` and `<p>` are line ends', async () => {
    const html = `<html><body><h1>甲领域基层政务公开标准目录</h1><p>编制：某局</p>${table}<p>注：无。</p></body></html>`;
    const tables = await readTables({ name: '目录.html', bytes: Buffer.from(html) });
    expect(tables).toMatchObject([
      {
        sheet: '目录.html',
        title: '甲领域基层政务公开标准目录',
        rows: [
          { row: 3, category: ['类'], name: '甲', content: ['一<', '二'], channels: ['政府网站'] },
          { row: 4, category: ['类'], name: '乙', content: ['三'], channels: ['政府网站'] },
        ],
      },
    ]);
  });

  it('named .xls, in GBK, are what many offices publish as workbooks', async () => {
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>${table}</html>`;
    const tables = await readTables({ name: '目录.xls', bytes: gbkOf(html) });
    expect(tables[0]?.rows.map(({ name }) => name)).toEqual(['甲', '乙']);
    // What a page declares itself to be is wrong more often than its bytes.
    const wrong = await readTables({ name: '目录.xls', bytes: Buffer.from(html) });
    expect(wrong[0]?.rows.map(({ name }) => name)).toEqual(['甲', '乙']);
  });

  it('may set a table inside another, for layout or inside a cell', async () => {
    const inner = '<table><tr><td>■政府网站</td></tr><tr><td>□政府公报</td></tr></table>';
    const html = `<table><tr><td>导航</td><td>(一)甲领域标准目录${table.replace('同上', inner)}</td></tr></table>`;
    const tables = await readTables({ name: 'a.htm', bytes: Buffer.from(html) });
    expect(tables.length).toBe(1);
    expect(tables[0]?.title).toBe('(一)甲领域标准目录');
    expect(tables[0]?.rows[1]).toMatchObject({ name: '乙', channels: ['政府网站'] });
  });

  it('with several tables give each its own title; a table torn over pages stays one', async () => {
    const rest = '<table><tr><td>3</td><td>类</td><td>丙</td><td>四</td><td>■公告栏</td></tr></table>';
    const html = `<p>甲领域标准目录</p>${table}${rest}<p>乙领域标准目录</p>${table}`;
    const tables = await readTables({ name: 'a.html', bytes: Buffer.from(html) });
    expect(tables.map(({ title, rows }) => [title, rows.map(({ name }) => name)])).toEqual([
      ['甲领域标准目录', ['甲', '乙', '丙']],
      ['乙领域标准目录', ['甲', '乙']],
    ]);
  });

  it('close the white space of their source, and keep ticks that are form fields', async () => {
    const html = `<table><tr><td>政策
      文件  A
      B</td><td><input type=checkbox checked>县级<input type="checkbox">乡级</td><td><script>x</script></td></tr></table>`;
    const [grid] = await readHtml(html, 'a');
    expect(grid?.rows).toEqual([['政策文件 A B', '☑县级☐乡级', '']]);
  });

  it('that are malformed are read as browsers read them', async () => {
    const html =
      '<table><tr><td colspan=0 rowspan=0>甲<td>乙<tr><td>丙</table><table><td rowspan=9 colspan=999>丁</table>';
    const grids = await readHtml(html, 'a');
    expect(grids.map(({ rows, merges }) => ({ rows, merges }))).toEqual([
      {
        rows: [
          ['甲', '乙'],
          ['', '丙'],
        ],
        merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
      },
      {
        rows: [['丁', ...Array.from({ length: 99 }, () => '')]],
        merges: [{ top: 0, left: 0, bottom: 0, right: 99 }],
      },
    ]);
  });

  it('that nest without end, or hold more than any catalog, end soon', async () => {
    const reason = async (html: string): Promise<string> => {
      try {
        await readHtml(html, 'a');
        return 'read';
      } catch (error) {
        return error instanceof UnreadableWorkbook ? error.why.reason : String(error);
      }
    };
    expect(await reason('<div>'.repeat(900))).toBe('read');
    expect(await reason('<div>'.repeat(100_000))).toBe('damaged');
    const fonts = Array.from({ length: 900 }, (_, size) => `<font size=${size}>`).join('');
    expect(await reason(`<p>${fonts}</p>${'<p>x</p>'.repeat(2_000)}`)).toBe('too-large');
    expect(await reason('<table><tr><td>'.repeat(2_000))).toBe('damaged');
    expect(await reason(`<table>${'<tr>'.repeat(20_001)}</table>`)).toBe('too-large');
    expect(await reason(`<table><tr>${'<td>'.repeat(101)}</table>`)).toBe('too-large');
    expect(await reason(`<table>${'<tr><td colspan=100>'.repeat(20_000)}</table>`.repeat(3))).toBe(
      'too-large',
    );
    expect(await reason(' '.repeat(4_000_001))).toBe('too-large');
  });
});

describe('separated values', () => {
  const rows = ['公开事项,公开内容,公开时限', '甲,"一,""二""\n三",及时'];
  const read = async (text: string, name = 'a.csv'): Promise<unknown> =>
    (await readTables({ name, bytes: Buffer.from(text) })).map((each) =>
      each.rows.map(({ name: n, content }) => [n, content]),
    );
  const told = [[['甲', ['一,"二"', '三']]]];

  it('may be parted by commas, semicolons or tabs, and end their lines in any way', async () => {
    expect(await read(rows.join('\n'))).toEqual(told);
    expect(await read(rows.join('\r\n'))).toEqual(told);
    expect(await read(`sep=;\n${rows.join('\n').replace(/(?<=公开事项|公开内容|甲|"),/gu, ';')}`)).toEqual(
      told,
    );
    expect(await read('公开事项\t公开内容\t公开时限\n甲\t一\t及时')).toEqual([[['甲', ['一']]]]);
  });

  it('in UTF-16, which Excel calls Unicode text, are read too', async () => {
    const text = `\ufeff${rows.join('\r\n').replaceAll(/(?<=公开事项|公开内容|甲|"),/gu, '\t')}`;
    const tables = await readTables({ name: 'a.txt', bytes: Buffer.from(text, 'utf16le') });
    expect(tables[0]?.rows[0]?.content).toEqual(['一,"二"', '三']);
  });

  it('that a workbook turns out to hold are read, and what is no table at all is no workbook', async () => {
    expect(await read(rows.join('\n'), '目录.xls')).toEqual(told);
    await expect(read('你好', '目录.xlsx')).rejects.toMatchObject({ why: { format: 'text' } });
    await expect(read('公开事项,"公开内容', 'a.csv')).rejects.toMatchObject({ why: { fault: 'quote' } });
    await expect(
      readTables({ name: 'a.csv', bytes: Uint8Array.of(1, 0, 2, 0x81, 0xff, 0xff) }),
    ).rejects.toMatchObject({ why: { reason: 'other-format' } });
    expect(await read('你好', 'a.txt')).toEqual([]);
  });
});
