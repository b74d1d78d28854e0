import type { Grid, GridMerge } from './read-workbook.js';

/** What a column of a published table holds. */
export type ColumnKind =
  | 'number'
  | 'category'
  | 'name'
  | 'third'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'responsible'
  | 'channels'
  | 'public'
  | 'group'
  | 'audience'
  | 'proactive'
  | 'on-request'
  | 'method'
  | 'level'
  | 'levels'
  | 'remarks';

export interface HeadingColumn {
  readonly kind: ColumnKind;
  /** As printed, the part of the group heading it stands under left out. */
  readonly words: string;
}

export interface Headings {
  /** First row of the headings, from 0, and the first row after them. */
  readonly top: number;
  readonly bottom: number;
  /** By column; null for a column that is no part of the layout. */
  readonly columns: readonly (HeadingColumn | null)[];
  readonly unread: readonly string[];
}

/**
 * The headings of a published table, found by what they say, wherever they stand: a row with at least three
 * headings of the layout, and up to two rows of sub-headings below it. Null when the sheet has none.
 */
export function headingsOf(grid: Grid): Headings | null {
  for (let top = 0; top < Math.min(grid.rows.length, searched); top += 1) {
    const known = new Set(
      plainRow(grid, top)
        .map(groupKind)
        .filter((kind) => kind !== null),
    );
    if (known.size < 3 || (!known.has('matter') && !known.has('content'))) continue;
    const bottom = top + depthAt(grid, top);
    return columnsOf(grid, top, bottom);
  }
  return null;
}

/** Whether a row of the body is a heading printed again, as on every page of a converted document. */
export function isHeadingRow(row: readonly string[]): boolean {
  const cells = row.map(simplified).filter(Boolean);
  const known = cells.filter((cell) => groupKind(cell) !== null || subHeading.test(cell)).length;
  return known >= 3 && known * 2 > cells.length;
}

/** Headings stand near the top: below the title, index lines and the like. */
const searched = 60;

type Group =
  | 'number'
  | 'matter'
  | 'type'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'responsible'
  | 'channels'
  | 'audience'
  | 'method'
  | 'property'
  | 'levels'
  | 'remarks';

const groups: readonly (readonly [Group, RegExp])[] = [
  ['number', /^(?:序号|编号|no\.?)$/iu],
  ['matter', /^(?:公开事项|事项名称|事项|公开事项名称|分类|一级事项|二级事项|公开内容事项)$/u],
  ['type', /^(?:类别|公开类别)$/u],
  ['content', /^(?:公开)?内容(?:\(?要素\)?)?(?:及要求|要求|标准)?$/u],
  ['basis', /^(?:公开|法律)?依据$/u],
  ['timeLimit', /^(?:公开)?时限(?:要求)?$/u],
  ['subject', /^公开(?:主体|责任主体|单位)$|^主体$/u],
  ['responsible', /^责任(?:单位|主体|部门|科室)$/u],
  ['channels', /^(?:公开)?渠道(?:和|及|与)?(?:载体)?$|^公开载体$/u],
  ['audience', /^(?:公开)?对象$/u],
  ['method', /^(?:公开)?方式$/u],
  ['property', /^公开属性$/u],
  ['levels', /^(?:公开)?层级$/u],
  ['remarks', /^备注$/u],
];

const subHeading =
  /^(?:[一二三]级?|[一二三]级(?:事项|目录)?|事项|全?社会?|特定.{0,2}|群[众体]|主动(?:公开)?|依申请?(?:公开)?|.{0,6}[县乡镇村区市]\)?级?|.{1,4}级|镇街乡|乡镇.{0,4}|村.{0,4})$/u;

function groupKind(text: string): Group | null {
  const words = simplified(text);
  return groups.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** 1 for a single row of headings, more where rows of sub-headings follow. */
function depthAt(grid: Grid, top: number): number {
  let depth = 1;
  while (depth < 3 && isSubHeadings(plainRow(grid, top + depth))) depth += 1;
  return depth;
}

function isSubHeadings(row: readonly string[]): boolean {
  const cells = row.map(simplified).filter(Boolean);
  return cells.length > 0 && cells.every((cell) => subHeading.test(cell) || groupKind(cell) !== null);
}

function columnsOf(grid: Grid, top: number, bottom: number): Headings {
  const upper = plainRow(grid, top);
  const unread: string[] = [];
  const responsibleOnly = !upper.some((text) => groupKind(text) === 'subject');
  let group = '';
  const columns = upper.map((text, column): HeadingColumn | null => {
    const below = Array.from(
      { length: bottom - top - 1 },
      (_, row) => grid.rows[top + 1 + row]?.[column] ?? '',
    );
    const sub = below.join('').replace(/\s/gu, '');
    // Joined headings, and empty cells beside one that has sub-headings, belong to the heading before them.
    if (text !== '') group = text;
    else if (sub === '' && mergeAt(grid.merges, top, column) === null) return null;
    const kind = kindOf(group, sub, responsibleOnly);
    if (kind === null && text + sub !== '') unread.push(`${group}${sub}`);
    return kind === null ? null : { kind, words: sub === '' ? group : sub };
  });
  return { top, bottom, columns, unread: [...new Set(unread)] };
}

function kindOf(groupText: string, subText: string, responsibleIsSubject: boolean): ColumnKind | null {
  const group = groupKind(groupText);
  const sub = simplified(subText);
  switch (group) {
    case 'matter':
      if (/^一级?/u.test(sub) || simplified(groupText) === '一级事项') return 'category';
      if (/^三级?/u.test(sub)) return 'third';
      return 'name';
    case 'audience':
      if (sub === '') return 'audience';
      return /社会/u.test(sub) ? 'public' : /特定|群/u.test(sub) ? 'group' : null;
    case 'method':
      if (sub === '') return 'method';
      return /依申/u.test(sub) ? 'on-request' : /主动/u.test(sub) ? 'proactive' : null;
    case 'levels':
      return sub === '' ? 'levels' : 'level';
    case 'property':
      return 'method';
    case 'responsible':
      return responsibleIsSubject ? 'subject' : 'responsible';
    case 'type':
    case null:
      return null;
    default:
      return group;
  }
}

function mergeAt(merges: readonly GridMerge[], row: number, column: number): GridMerge | null {
  return (
    merges.find(
      ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
    ) ?? null
  );
}

function plainRow(grid: Grid, row: number): string[] {
  return (grid.rows[row] ?? []).map((text) => text.replace(/\s/gu, ''));
}

/** Headings in half-width and simplified characters; only the characters headings are made of are known. */
function simplified(text: string): string {
  return Array.from(
    text.normalize('NFKC').replace(/\s/gu, ''),
    (letter) => simple.get(letter) ?? letter,
  ).join('');
}

const simple: ReadonlyMap<string, string> = new Map(
  Array.from('序號公開項內據時體載對層級鄉縣眾動請區鎮責單會備註類別屬標準稱', (letter, index) => [
    letter,
    Array.from('序号公开项内据时体载对层级乡县众动请区镇责单会备注类别属标准称')[index] ?? letter,
  ]),
);
