import { type AuthoringField, categorySeparator, equivalentSeparator } from '../model/authoring.js';
import { mandatoryElements } from '../model/catalog.js';
import { entryFieldDescriptions, fieldNames, fieldSpellings } from '../model/vocabulary.js';

/** A column of the authoring workbook, defined once: what sheets are written in, explained by and read by. */
export interface AuthoringColumn {
  readonly field: AuthoringField | 'id';
  /** Its name in the schemas, or the national table's where that has another. */
  readonly heading: string;
  /** In characters of the default font, as spreadsheets count. */
  readonly width: number;
  readonly align: 'left' | 'center';
  /** One of the eight elements the law asks for. */
  readonly mandatory: boolean;
  /** How several values stand in one cell. */
  readonly several: 'lines' | 'path' | 'pairs' | null;
  /** Nothing but the choices may be entered. */
  readonly closed: boolean;
  /** What the schema says of the field. */
  readonly description: string;
  /** A cell as it should look. */
  readonly example: string;
}

/** The mark behind the heading of a mandatory column. */
export const mandatoryMark = '*';

/** All columns, in their order; the fields are those of `authoringFields`. */
export const authoringColumns: readonly AuthoringColumn[] = [
  column('id', 15, 'YWJY-0502', { align: 'center' }),
  column('category', 15, '招生管理', { several: 'path' }),
  column('name', 20, '招生政策', { heading: '二级事项' }),
  column('content', 36, '义务教育招生政策\n进城务工人员随迁子女入学政策', {
    heading: '公开内容(要素)',
    several: 'lines',
  }),
  column('basis', 36, '《中华人民共和国政府信息公开条例》(国务院令第711号)', {
    heading: '公开依据',
    several: 'lines',
  }),
  column('timeLimit', 26, '自信息形成或者变更之日起20个工作日内', { heading: '公开时限' }),
  column('subject', 18, '县教育和体育局', { heading: '公开主体', several: 'lines' }),
  column('responsible', 16, '基础教育股', { several: 'lines' }),
  column('channels', 22, '政府网站\n公开查阅点', {
    heading: '公开渠道和载体',
    several: 'lines',
  }),
  column('audience', 16, '全社会', { heading: '公开对象' }),
  column('method', 12, '主动公开', {
    heading: '公开方式',
    align: 'center',
    closed: true,
  }),
  column('levels', 10, '县级\n乡级', { heading: '公开层级', align: 'center', several: 'lines' }),
  column('stage', 9, '决策', { align: 'center', closed: true }),
  column('column', 15, '义务教育', { heading: '网站栏目' }),
  column('guide', 15, 'YWJY-0502', { heading: '标准指引', align: 'center', several: 'lines' }),
  column('equivalents', 30, `县级汇总数据${equivalentSeparator}全县汇总数据`, { several: 'pairs' }),
  column('status', 9, '正式', { align: 'center', closed: true }),
  column('review', 18, '办公室张某某 2024-05-20'),
  column('remarks', 22, '每年招生季前核对一次'),
  column('withheldReason', 26, '涉及个人隐私（《政府信息公开条例》第十五条）'),
];

/** How one cell of the column holds several values; null where it holds one. */
export function severalWords({ several }: AuthoringColumn): string | null {
  switch (several) {
    case 'lines':
      return '可填多个：每行一个，按 Alt+Enter 换行。';
    case 'path':
      return `多级时写在一格，从大到小，用“${categorySeparator}”隔开。`;
    case 'pairs':
      return `每行一对，中间用“${equivalentSeparator}”隔开，按 Alt+Enter 换行。`;
    case null:
      return null;
    default:
      return several satisfies never;
  }
}

/** The field a heading names, in any spelling of the schemas, with or without the mark of a mandatory one. */
export function fieldOfHeading(text: string): AuthoringColumn['field'] | null {
  return fieldsByHeading.get(headingKey(text)) ?? null;
}

function column(
  field: AuthoringColumn['field'],
  width: number,
  example: string,
  look: Partial<Omit<AuthoringColumn, 'field' | 'width' | 'example' | 'description' | 'mandatory'>> = {},
): AuthoringColumn {
  return {
    field,
    heading: fieldNames[field] ?? field,
    width,
    align: 'left',
    mandatory: mandatoryElements.some((element) => element === field),
    several: null,
    closed: false,
    description: entryFieldDescriptions[field],
    example,
    ...look,
  };
}

const fieldsByHeading: ReadonlyMap<string, AuthoringColumn['field']> = new Map(
  authoringColumns.flatMap(({ field, heading }) =>
    [heading, ...(fieldSpellings[field] ?? [])].map((word) => [headingKey(word), field] as const),
  ),
);

function headingKey(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]|\(必填\)/gu, '');
}
