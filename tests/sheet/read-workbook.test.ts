import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/sheet/file-format.js';
import { type Grid, readWorkbook } from '../../src/sheet/read-workbook.js';
import { membersOf, sheetXml, textCell, type WorkbookParts, xlsxOf, zipOf } from './xlsx.js';

async function gridsOf(parts: WorkbookParts): Promise<Grid[]> {
  return readWorkbook(await xlsxOf(parts));
}

/** The cells of a sheet of the rows given. */
async function cellsOf(rows: string, more: Partial<WorkbookParts> = {}): Promise<Grid['rows']> {
  const [grid] = await gridsOf({ sheets: [{ name: '表', xml: sheetXml(rows) }], ...more });
  return grid?.rows ?? [];
}

describe('texts', () => {
  it('are whole, run by run, without how they are pronounced', async () => {
    const strings = `<sst>
      <si><t xml:space="preserve">  两头 有空格\n</t></si>
      <si><r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细</t></r><rPh sb="0" eb="1"><t>cū</t></rPh><phoneticPr fontId="1"/></si>
      <si/>
      <si><t><![CDATA[<b>&]]></t></si>
    </sst>`;
    const cells = [0, 1, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await cellsOf(`<row>${cells}</row>`, { strings })).toEqual([['两头 有空格', '粗 细', '', '<b>&']]);
  });

  it('stand inside cells as well as apart', async () => {
    const inline = '<c t="inlineStr"><is><r><t>甲</t></r><r><t>&amp;乙</t></r><rPh><t>x</t></rPh></is></c>';
    expect(await cellsOf(`<row>${inline}<c t="str"><f>A1&amp;"x"</f><v>甲x</v></c></row>`)).toEqual([
      ['甲&乙', '甲x'],
    ]);
  });

  it('keep their escapes, except those a terminal would obey', async () => {
    const written = '_x4E00_甲_x000D__x000A_乙_x005F_x0041_ _x001B_[31m_x000b_';
    expect(await cellsOf(`<row>${textCell('A1', written)}</row>`)).toEqual([
      ['一甲\n乙_x0041_ _x001B_[31m_x000b_'],
    ]);
  });
});

describe('numbers', () => {
  const styles = `<styleSheet>
    <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>
    <dxfs><dxf><numFmt numFmtId="176" formatCode="0.00"/></dxf></dxfs>
  </styleSheet>`;

  it('are what the sheet shows: 2024年 would become 45432, and 5% 0.05', async () => {
    const cells = ['', ' s="1"', ' s="2"', ' s="3"', ' s="99"'].map((style) => `<c${style}><v>45432</v></c>`);
    expect(await cellsOf(`<row>${cells.join('')}</row>`, { styles })).toEqual([
      ['45432', '2024年', '4543200%', '2024/5/20', '45432'],
    ]);
    expect(await cellsOf('<row><c s="3"><v>43970</v></c></row>', { styles, date1904: true })).toEqual([
      ['2024/5/20'],
    ]);
  });

  it('of formulas are their last results, errors are nothing, and nothing is computed', async () => {
    const cells = [
      '<c r="A1"><f>1+1</f><v>2</v></c>',
      '<c r="B1" t="e"><f>A1/0</f><v>#REF!</v></c>',
      '<c r="C1"><f>HYPERLINK("http://x")</f></c>',
      '<c r="D1" t="b"><v>1</v></c>',
      '<c r="E1" t="d"><v>2024-05-20T00:00:00</v></c>',
      '<c r="F1"><v> </v></c>',
    ];
    expect(await cellsOf(`<row>${cells.join('')}</row>`)).toEqual([['2', '', '', 'TRUE', '2024-05-20']]);
  });
});

describe('cells', () => {
  it('stand where they say, or after the one before them', async () => {
    const rows = `<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>
      <row r="1"><c r="D1"><v>4</v></c></row>`;
    expect(await cellsOf(rows)).toEqual([
      ['', '', '', '4'],
      ['', '1', '2', ''],
      ['3', '', '', ''],
    ]);
  });

  it('below and beside long stretches of empty ones stay in their place', async () => {
    const empty = (row: number) =>
      `<row r="${row}" s="1"><c r="A${row}" s="1"/><c r="B${row}" s="1"></c></row>`;
    const before = Array.from({ length: 9_000 }, (_, index) => empty(index + 2)).join('');
    const wide = Array.from({ length: 9_000 }, (_, index) => `<c r="A${index + 1}" s="2"/>`).join('');
    const rows = `<row r="1">${textCell('A1', '上')}</row>${before}<row r="9500">${wide}<c r="B9500" t="str"><v>下</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>`;
    const cells = await cellsOf(rows);
    expect(cells.length).toBe(9_501);
    expect(cells[0]).toEqual(['上', '', '']);
    expect(cells.slice(1, 9_499).flat().join('')).toBe('');
    expect(cells.slice(9_499)).toEqual([
      ['', '下', '5'],
      ['6', '', ''],
    ]);
  });

  it('are not left out for looking like markup: a CDATA section may quote a row', async () => {
    // Pieces of the file begin inside the section, where nothing but the one before tells what it is.
    const quoted = '<row r="7"/>'.repeat(2_700);
    const filler = 'a'.repeat(20_000);
    const cells = [1, 2, 3].map(() => `<c t="str"><v>${filler}</v></c>`).join('');
    const rows = `<row r="1">${cells}<c t="str"><v><![CDATA[${quoted}]]></v></c></row>`;
    expect(await cellsOf(rows)).toEqual([[filler, filler, filler, quoted]]);
  });

  it('that a joined range covers are not seen, and joined ranges end with the table', async () => {
    const [grid] = await gridsOf({
      sheets: [
        {
          name: '表',
          xml: sheetXml(
            '<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c><c/><c/><c><v>5</v></c></row>',
            {
              after:
                '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:XFD1"/><mergeCell ref="D2:D9"/><mergeCell ref="B2:C1048576"/></mergeCells>',
            },
          ),
        },
      ],
    });
    expect(grid).toEqual({
      name: '表',
      rows: [
        ['1', '', '3', ''],
        ['4', '', '', '5'],
      ],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 1 },
        { top: 0, left: 2, bottom: 0, right: 3 },
        { top: 1, left: 1, bottom: 1, right: 2 },
      ],
    });
  });
});

describe('workbooks', () => {
  it('give their visible sheets in their order, whatever they are called', async () => {
    const xml = '<worksheet/>';
    const grids = await gridsOf({
      sheets: [
        { name: '目录 "一"<&\'>\u202e😀', xml },
        { name: '隐藏', xml: 'no XML', state: 'hidden' },
        { name: '__proto__', xml, state: 'visible' },
      ],
    });
    expect(grids).toEqual([
      { name: '目录 "一"<&\'>\u202e😀', rows: [], merges: [] },
      { name: '__proto__', rows: [], merges: [] },
    ]);
  });

  it('are read whatever prefix their elements have and wherever their parts lie', async () => {
    const moved = membersOf({
      sheets: [
        {
          name: '表',
          xml: '<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        },
      ],
      strings: '<x:sst><x:si><x:t>甲</x:t></x:si></x:sst>',
    }).map((member) => ({
      path: member.path.replace('xl/', 'Inhalt\\'),
      contents:
        typeof member.contents === 'string'
          ? member.contents.replace('xl/workbook.xml', '/inhalt/x/../Workbook.xml')
          : member.contents,
    }));
    expect(await readWorkbook(await zipOf(moved))).toMatchObject([{ rows: [['甲']] }]);
  });

  it('are read when every size in them takes eight bytes, as exports of office systems are written', async () => {
    const parts = { sheets: [{ name: '表', xml: sheetXml(`<row>${textCell('A1', '甲')}</row>`) }] };
    const wide = membersOf(parts).map((member) => ({ ...member, zip64: true }));
    expect(await readWorkbook(await zipOf(wide))).toMatchObject([{ rows: [['甲']] }]);
  });

  it('leave out sheets of charts', async () => {
    const members = membersOf({
      sheets: [
        { name: '图', xml: '' },
        { name: '表', xml: '<worksheet/>' },
      ],
    }).map((member) => ({
      ...member,
      contents:
        typeof member.contents === 'string'
          ? member.contents.replace(
              '/worksheet" Target="worksheets/sheet1',
              '/chartsheet" Target="chartsheets/sheet1',
            )
          : member.contents,
    }));
    expect((await readWorkbook(await zipOf(members))).map(({ name }) => name)).toEqual(['表']);
  });

  it('with one flipped bit are refused: a wrong limit would be published', async () => {
    const bytes = await xlsxOf({ sheets: [{ name: '表', xml: sheetXml(textCell('A1', '20个工作日')) }] });
    const sound = Buffer.from(bytes);
    let refused = 0;
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
    for (let byte = 0; byte < 40; byte += 1) {
      sound.copy(bytes);
      bytes[at + byte] = (bytes[at + byte] ?? 0) ^ 4;
      refused += await readWorkbook(bytes).then(
        () => 0,
        (error: Error) => (error.name === 'UnreadableWorkbook' ? 1 : 0),
      );
    }
    expect(refused).toBe(40);
  });
});

describe('the format of a file', () => {
  it('is told by its bytes: web pages come as .xls, and each kind has its own way out', () => {
    const text = (words: string): string => formatOf(Buffer.from(words));
    expect(text('<table><tr><td>甲')).toBe('html');
    expect(text('\ufeff  <!DOCTYPE html>')).toBe('html');
    expect(text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')).toBe('html');
    expect(formatOf(Buffer.from('\ufeff<html>', 'utf16le'))).toBe('html');
    expect(text('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>')).toBe('mhtml');
    expect(
      text('<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    ).toBe('xml-2003');
    expect(text('一级事项,二级事项\n')).toBe('text');
    expect(text('BM,MC\n')).toBe('text');
    expect(formatOf(Buffer.from('d2bbbcb6cac2cfee2c0a', 'hex'))).toBe('text');
    expect(text('<?xml version="1.0"?><uof:UOF/>')).toBe('unknown');
    expect(formatOf(Buffer.from([1, 2, 0, 4]))).toBe('unknown');
    expect(text('{\\rtf1')).toBe('word');
    expect(formatOf(new Uint8Array())).toBe('empty');
  });
});
