import fc from 'fast-check';
import { type AuthoringBook, type AuthoringRow, authoringFields } from '../../src/model/authoring.js';
import { hostileTexts } from '../emit/fixtures.js';
import { printOf } from './authoring-sample.js';

/** Texts that spreadsheets like to take for something else, or to change in passing. */
export const trickyTexts: readonly string[] = [
  ...Object.values(hostileTexts),
  ...['2024', '1/2', '001', '=1+1', '5%', 'TRUE', '1e5', '1E+20', '2024-05-20', '12:30', '1,234', '￥5', '٣'],
  ...[
    '#REF!',
    '#N/A',
    '{=1}',
    "'撇号",
    '"引号"',
    '<b>&amp;</b>',
    '_x0041_',
    '_x000D_',
    '_x00ab_',
    'x_x005F_y',
  ],
  ...['  前空格', '后空格  ', ' ', '\t', '甲\t乙', '\n前换行', '后换行\n\n', '   \n  ', '甲\r\n乙', '\r\n'],
  ...[
    '\u00a0不换行空格\u00a0',
    '\u3000全角空格\u3000',
    '\u200b零宽',
    '\ufeff字节序',
    'e\u0301',
    '😀👨‍👩‍👧',
    '𠮷野家',
    '\ufffd',
  ],
  ...['同上', '编码', '公开时限', '长'.repeat(32_767), '行\n'.repeat(253)],
];

/** Texts no cell can carry: with what XML has no place for, or longer than a cell. */
export const uncarriedTexts: readonly string[] = [
  ...['甲\r乙', '甲\u000b乙', '甲\f乙', '\u0000', '\u001f', '\u007f', '\u0085', '甲\u2028乙', '\u2029'],
  ...['\ud800', '甲\udc00', '\ufffe', '\uffff', '长'.repeat(32_768), '行\n'.repeat(254)],
];

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...trickyTexts.filter((text) => text.length < 1000), '') },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...uncarriedTexts.filter((text) => text.length < 1000)) },
);

const domains = [
  ...[
    '义务教育',
    '户籍管理',
    '社会救助',
    '养老服务',
    '公共法律服务',
    '财政预决算',
    '就业',
    '社会保险',
    '征地补偿',
  ],
  ...[
    '保障性住房',
    '安全生产',
    '救灾',
    '食品药品监管',
    '涉农补贴',
    '扶贫',
    '填写说明',
    '医疗/卫生',
    'History',
  ],
  ...['国有土地上房屋征收与补偿国有土地上房屋征收与补偿国有土地上房屋征收与补偿', '_gongkai'],
];

/** Books of twenty domains with any text in any field. */
export const anyBook: fc.Arbitrary<AuthoringBook> = fc
  .array(fc.array(fc.tuple(...authoringFields.map(() => anyText)), { minLength: 1, maxLength: 3 }), {
    minLength: domains.length,
    maxLength: domains.length,
  })
  .map((sheets) => ({
    title: '示例县',
    date: '2024-05-20',
    creator: '示例县人民政府办公室',
    choices: { method: ['主动公开', '依申请公开'] },
    sheets: sheets.map((rows, sheet) => ({
      domain: domains[sheet] ?? '',
      rows: rows.map((texts, row) => hostileRow(`LY${sheet}-${row}`, texts)),
    })),
  }));

/** A row of the given texts, in the order of the fields; the name is never blank, or it would be no item. */
export function hostileRow(id: string, texts: readonly string[]): AuthoringRow {
  const cells = Object.fromEntries(
    authoringFields.map((field, index) => [field, `${field === 'name' ? '名' : ''}${texts[index] ?? ''}`]),
  );
  const prints = Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, printOf(text)]));
  return { row: 0, id, cells, prints };
}
