import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { columnName } from '../../src/sheet/names.js';

/** Contents made bit by bit, so that a test can make hundreds of megabytes without holding them. */
export type Contents = string | Buffer | Iterable<string | Buffer>;

export interface ZipMember {
  readonly path: string;
  readonly contents: Contents;
  /** What the directory says where it is to say something else than the truth. */
  readonly declared?: { readonly size?: number; readonly locked?: boolean };
  /** Its sizes and place are told in eight bytes each, in the extra field. */
  readonly zip64?: boolean;
  /** Not packed. */
  readonly stored?: boolean;
  /** Another member whose bytes it claims for itself: it has none of its own. */
  readonly within?: string;
}

/** A ZIP archive, written member by member as it is told. */
export async function zipOf(members: readonly ZipMember[]): Promise<Buffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  const headers = new Map<string, Buffer>();
  let offset = 0;
  for (const { path, contents, declared = {}, stored = false, zip64 = false, within } of members) {
    const name = Buffer.from(path);
    const known = headers.get(within ?? '');
    if (known !== undefined) {
      const header = Buffer.from(known);
      header.writeUInt16LE(name.length, 28);
      directory.push(header, name);
      continue;
    }
    const { packed, size, crc } = await pack(contents, stored);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt32LE(offset, 42);
    // The same fields, two bytes further on in the directory.
    for (const [buffer, at] of [
      [local, 6],
      [header, 8],
    ] as const) {
      buffer.writeUInt16LE(declared.locked === true ? 1 : 0, at);
      buffer.writeUInt16LE(stored ? 0 : 8, at + 2);
      buffer.writeUInt32LE(crc, at + 8);
      buffer.writeUInt32LE(packed.length, at + 12);
      buffer.writeUInt32LE(declared.size ?? size, at + 16);
      buffer.writeUInt16LE(name.length, at + 20);
    }
    headers.set(path, header);
    locals.push(local, name, packed);
    directory.push(header, name);
    if (zip64) directory.push(movedToExtra(header));
    offset += local.length + name.length + packed.length;
  }
  return Buffer.concat([...locals, ...directory, endOf(members.length, offset)]);
}

/** Puts the numbers of a directory's header into an extra field, behind one of another kind. */
function movedToExtra(header: Buffer): Buffer {
  const extra = Buffer.alloc(36);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(4, 2);
  extra.writeUInt16LE(1, 8);
  extra.writeUInt16LE(24, 10);
  for (const [index, at] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(header.readUInt32LE(at)), 12 + 8 * index);
    header.writeUInt32LE(0xffffffff, at);
  }
  header.writeUInt16LE(extra.length, 30);
  return extra;
}

/** The end of an archive whose directory begins at `offset`. */
export function endOf(count: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(offset, 16);
  return end;
}

export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly xml: Contents; readonly state?: string }[];
  readonly strings?: Contents;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly more?: readonly ZipMember[];
}

/** A workbook of the parts given: what a spreadsheet program writes, without what nobody reads. */
export function xlsxOf(parts: WorkbookParts): Promise<Buffer> {
  return zipOf(membersOf(parts));
}

export function membersOf({ sheets, strings, styles, date1904, more = [] }: WorkbookParts): ZipMember[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relationTypes}/${type}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index}"/>`,
  );
  const links = [
    ...sheets.map((_, index) => relation(`rId${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    ...(strings === undefined ? [] : [relation('strings', 'sharedStrings', 'sharedStrings.xml')]),
    ...(styles === undefined ? [] : [relation('styles', 'styles', '/xl/styles.xml')]),
  ];
  return [
    {
      path: '_rels/.rels',
      contents: relationsXml(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    },
    {
      path: 'xl/workbook.xml',
      contents: `<workbook xmlns="${main}" xmlns:r="${relationTypes}"><workbookPr${
        date1904 === true ? ' date1904="1"' : ''
      }/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    { path: 'xl/_rels/workbook.xml.rels', contents: relationsXml(links.join('')) },
    ...sheets.map(({ xml }, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, contents: xml })),
    ...(strings === undefined ? [] : [{ path: 'xl/sharedStrings.xml', contents: strings }]),
    ...(styles === undefined ? [] : [{ path: 'xl/styles.xml', contents: styles }]),
    ...more,
  ];
}

/** A sheet of rows as XML, and what stands before and after them. */
export function* sheetXml(
  rows: Contents,
  around: { readonly before?: string; readonly after?: Contents } = {},
) {
  yield `<worksheet xmlns="${main}">${around.before ?? ''}<sheetData>`;
  yield* pieces(rows);
  yield '</sheetData>';
  yield* pieces(around.after ?? '');
  yield '</worksheet>';
}

/** Pieces of about half a megabyte, of as many units as asked for. */
export function* repeated(count: number, unit: (index: number) => string): Generator<string> {
  let piece = '';
  for (let index = 0; index < count; index += 1) {
    piece += unit(index);
    if (piece.length > 500_000) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** Rows of texts as XML, from a row on. */
export function textRows(rows: readonly (readonly string[])[], from = 1): string {
  return rows
    .map((texts, index) => {
      const cells = texts.map((text, column) => textCell(`${columnName(column)}${from + index}`, text));
      return `<row r="${from + index}">${cells.join('')}</row>`;
    })
    .join('');
}

export function textCell(name: string, text: string): string {
  return text === '' ? '' : `<c r="${name}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
}

/** A table of the national layout with two matters. */
export const nationalRows: readonly (readonly string[])[] = [
  [
    '序号',
    '一级事项',
    '二级事项',
    '公开内容',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道',
    '公开对象',
    '公开方式',
    '公开层级',
  ],
  matter('1', '教育法律法规', '法律法规目录'),
  matter('2', '教育规划计划', '规划计划全文'),
];

function matter(number: string, name: string, content: string): string[] {
  const basis = '《中华人民共和国政府信息公开条例》';
  const rest = ['20个工作日内', '县教育局', '■政府网站', '全社会', '主动', '县级'];
  return [number, '政策文件', name, content, basis, ...rest];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationsXml(relations: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`;
}

export function escaped(text: string): string {
  return text.replace(/[<>&"]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function pieces(contents: Contents): Iterable<string | Buffer> {
  return typeof contents === 'string' || Buffer.isBuffer(contents) ? [contents] : contents;
}

async function pack(
  contents: Contents,
  stored: boolean,
): Promise<{ packed: Buffer; size: number; crc: number }> {
  const deflate = stored ? new PassThrough() : createDeflateRaw({ level: 1 });
  const packed: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => packed.push(piece));
  let [size, crc] = [0, 0];
  for (const piece of pieces(contents)) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    crc = crc32(bytes, crc);
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
  await once(deflate, 'end');
  return { packed: Buffer.concat(packed), size, crc };
}
