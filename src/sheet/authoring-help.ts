import type { AuthoringBook } from '../model/authoring.js';
import { type AuthoringColumn, authoringColumns, mandatoryMark, severalWords } from './authoring-columns.js';
import { chineseDate } from './caption.js';

/** The sheet that says how to fill the workbook in: for a clerk, without a word of programming. */
export const helpSheet = '填写说明';

export type HelpRow =
  | { readonly kind: 'title' | 'chapter' | 'text'; readonly text: string }
  | { readonly kind: 'heading' | 'column'; readonly cells: HelpCells };

/** Column, mandatory or not, how to fill it in, example. */
export type HelpCells = readonly [string, string, string, string];

export function helpRows({ title, date, creator, sheets }: AuthoringBook): HelpRow[] {
  const text = (...lines: readonly string[]): HelpRow[] =>
    lines.map((line) => ({ kind: 'text', text: line }));
  const chapter = (words: string): HelpRow => ({ kind: 'chapter', text: words });
  const count = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    { kind: 'title', text: helpSheet },
    ...text(
      `本表是“${title}”的公开事项，由${creator}于${chineseDate(date)}导出，共${count}项。每个领域一张工作表，每行一个事项。`,
      '直接在格子里改，改完存盘（格式仍选 .xlsx），把文件交回即可。没有改动的格子不会影响目录。',
    ),
    chapter('一、怎样修改'),
    ...text(
      '1. 在事项所在的行直接改文字。改哪一格，目录里就只改哪一处。',
      '2. 一格填多个值时（如公开渠道、公开内容、公开依据）每行写一个，按 Alt+Enter 在格内换行。',
      '3. 有下拉箭头的格子可以从列表中选。一次只能选一个，选了会替换整格；要填多个，请直接输入，每行一个。',
      '4. 把一格清空，表示这一项不再填写。',
      '5. 从别的表格复制时，从“一级事项”列粘起，用“选择性粘贴—数值”，这样下拉列表和格式都还在。',
      '6. 内容很长的格子可能显示不全，双击格子或看上方的编辑栏可见全文。',
    ),
    chapter('二、怎样新增事项'),
    ...text(
      '1. 在表格下方的空行填写；也可以在中间插入一行再填写。',
      '2. “编码”一格留空，导入时由程序处理，请不要自己编号，也不要照抄别的行的编码。',
      `3. 黄底、带“${mandatoryMark}”的列都要填；暂时填不全的，在“状态”列选“草稿”。`,
      '4. 要增加一个领域，新建一张工作表，以领域名称命名，把列标题一行照抄过去（含“编码”列）。',
    ),
    chapter('三、怎样删除事项'),
    ...text(
      '1. 把该行除编码以外的格子全部清空；或者点“审阅—撤消工作表保护”（没有密码），再删除整行。',
      '2. 删除只是建议：导入时会列出这些事项，目录里的内容不会因此消失，由主管单位确认后才会去掉。',
    ),
    chapter('四、排序和筛选'),
    ...text(
      '可以筛选，可以调整列宽、行高和颜色。要排序，先点“审阅—撤消工作表保护”（没有密码），再选中整个表格排序。行的先后次序不影响导入。',
    ),
    chapter('五、请不要这样做'),
    ...text(
      '1. 不要改、不要互换“编码”。编码是事项终身不变的身份，程序靠它认出哪一行是哪个事项。',
      '2. 不要改列标题和工作表名称；列的位置可以移动，不想看的列请隐藏，不要删除。',
      '3. 不要合并单元格，不要写“同上”：每格都写完整内容。',
      '4. 不要写公式。“2024”“1/2”“001”这样的内容照写，不会变成数字或日期。',
      '5. 不要删除隐藏的工作表：程序靠它判断哪些格子改过、目录是否同时有人在改。',
      '6. 灰底并注明“请在 YAML 文件中修改”的格子，内容放不进表格，改了也不会读入。',
    ),
    chapter('六、怎样交回'),
    ...text(
      '把文件交给目录的管理人员。管理人员运行：gongkai import 文件.xlsx',
      '程序先逐项列出改动，不写入；核对无误后加上 --write 再运行一次，才写入目录。',
    ),
    chapter('七、各列的填法'),
    { kind: 'heading', cells: ['列', '必填', '填什么、怎样填', '例子'] },
    ...authoringColumns.map(
      (column): HelpRow => ({
        kind: 'column',
        cells: [
          column.heading,
          column.mandatory ? '必填' : '',
          [column.description, ...fillingWords(column)].join('\n'),
          column.example,
        ],
      }),
    ),
  ];
}

/** The note on a heading. */
export function headingWords(column: AuthoringColumn, offersChoices: boolean): string {
  return [
    `${column.mandatory ? '【必填】' : ''}${column.description}`,
    ...fillingWords(column),
    ...(offersChoices ? choiceWords(column) : []),
    `例：${column.example}`,
  ].join('\n');
}

/** What is shown beside a cell that offers choices but may hold several of them. */
export function choicePrompt(column: AuthoringColumn): string | null {
  const words = severalWords(column);
  return words === null ? null : `${words}从下拉列表选择会替换整格。`;
}

function fillingWords(column: AuthoringColumn): string[] {
  if (column.field === 'id') return ['已锁定，不要改；新增的事项留空。'];
  const words = severalWords(column);
  return words === null ? [] : [words];
}

function choiceWords({ several, closed }: AuthoringColumn): string[] {
  if (closed) return ['只能从下拉列表中选择。'];
  return [several === null ? '可从下拉列表选择，也可直接输入。' : '下拉列表一次选一个，选择会替换整格。'];
}
