import type {
  Addition,
  FieldChange,
  FileChange,
  ItemChange,
  ItemConflict,
  Merge,
  Origin,
  ReadSource,
  Remark,
  Removal,
} from '../model/merge.js';
import { levelNames } from '../model/vocabulary.js';
import type { Language } from '../model/wording.js';
import { fieldName } from './merge-words.js';
import { sourceLines } from './source-text.js';
import type { Style } from './style.js';

export interface MergeSaid {
  readonly sources: readonly ReadSource[];
  readonly merge: Merge;
  /** What is or would be written. */
  readonly files: readonly FileChange[];
}

/**
 * What was read of the tables and what it changes, item by item and field by field, for the terminal or an
 * email. Every change is listed; only the repairs of reading, which can be many, are counted beyond fifty.
 */
export function mergeText({ sources, merge, files }: MergeSaid, language: Language, style: Style): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const context: Context = { language, style, say };
  const lines = sources.flatMap((source) => sourceLines(source, language, style));
  const part = <T>(
    title: string,
    items: readonly T[],
    linesOf: (item: T, context: Context) => string[],
  ): void => {
    if (items.length === 0) return;
    lines.push('', style.strong(title), ...items.flatMap((item) => linesOf(item, context)));
  };
  const { changes, additions, removals, conflicts, problems, remarks, proposals, unchanged } = merge;
  lines.push('', style.strong(summary(merge, unchanged, say)));
  part(
    say(`要先改正（${problems.length}）`, `To be mended first (${problems.length})`),
    alike(problems),
    (group, own) => remarkLines(group, own, style.error),
  );
  part(
    say(`两边都改过（${conflicts.length}）`, `Changed on both sides (${conflicts.length})`),
    conflicts,
    conflictLines,
  );
  part(say(`改动（${changes.length}）`, `Changes (${changes.length})`), changes, changeLines);
  part(say(`新增（${additions.length}）`, `New items (${additions.length})`), additions, additionLines);
  part(
    say(
      `表里没有、建议删除（${removals.length}）：导入从不删除，确认后请在文件里删`,
      `Not in the table, proposed for removal (${removals.length}): importing never removes anything`,
    ),
    removals,
    removalLines,
  );
  part(say(`请看一看（${remarks.length}）`, `To look at (${remarks.length})`), alike(remarks), (group, own) =>
    remarkLines(group, own, style.warning),
  );
  part(
    say(
      `登记册里没有的单位（${proposals.agencies.length}）`,
      `Agencies the register does not have (${proposals.agencies.length})`,
    ),
    proposals.agencies,
    ({ id, name, level, near }) => [
      `  ${name}  ${style.faint(`${id} ${say(levelNames[level], level)}`)}${near === null ? '' : say(`  是不是“${near}”？`, `  did you mean “${near}”?`)}`,
    ],
  );
  part(
    say(
      `gongkai.yaml 里没有的领域（${proposals.domains.length}）`,
      `Domains gongkai.yaml does not have (${proposals.domains.length})`,
    ),
    proposals.domains,
    ({ name, lead }) => [
      `  ${name}  ${lead === null ? say('牵头单位看不出', 'lead unknown') : say(`牵头单位：${lead}`, `lead: ${lead}`)}`,
    ],
  );
  part(say(`文件（${files.length}）`, `Files (${files.length})`), files, fileLine);
  return `${lines.join('\n')}\n`;
}

interface Context {
  readonly language: Language;
  readonly style: Style;
  readonly say: (zh: string, en: string) => string;
}

function summary(
  { changes, additions, removals, conflicts, problems }: Merge,
  unchanged: number,
  say: Context['say'],
): string {
  const counts: readonly (readonly [number, string, string])[] = [
    [changes.length, '个改动', 'changed'],
    [additions.length, '个新增', 'new'],
    [removals.length, '个建议删除', 'proposed for removal'],
    [conflicts.length, '个两边都改过', 'changed on both sides'],
    [unchanged, '个没有变化', 'unchanged'],
    [problems.length, '处要先改正', 'to be mended first'],
  ];
  const shown = counts.filter(([count]) => count > 0);
  if (shown.length === 0) return say('没有读到任何事项。', 'No item was read.');
  return say(
    `与目录比较：${shown.map(([count, zh]) => `${count} ${zh}`).join('，')}。`,
    `Against the catalog: ${shown.map(([count, , en]) => `${count} ${en}`).join(', ')}.`,
  );
}

function at(origin: Origin, context: Context): string {
  return rowsAt(origin, [origin.row], context);
}

/** Beyond so many rows the rest is counted. */
const mostRows = 12;

/** A file without sheets is its own table, and named once. */
function rowsAt({ file, sheet }: Origin, rows: readonly number[], { say }: Context): string {
  const shown = rows.slice(0, mostRows).join(say('、', ', '));
  const more = rows.length - mostRows;
  const [zh, en] = sheet === file ? [file, file] : [`${file}〔${sheet}〕`, `${file} [${sheet}]`];
  return say(
    `${zh}${sheet === file ? ' ' : ''}第 ${shown}${more > 0 ? ` 等 ${rows.length}` : ''} 行`,
    `${en} row ${shown}${more > 0 ? ` and ${more} more` : ''}`,
  );
}

/** What is said alike of several rows of a sheet. */
interface RemarkGroup extends Remark {
  readonly rows: readonly number[];
}

function alike(remarks: readonly Remark[]): RemarkGroup[] {
  const groups = new Map<string, RemarkGroup & { readonly rows: number[] }>();
  for (const remark of remarks) {
    const { file, sheet, row } = remark.origin;
    const key = JSON.stringify([file, sheet, remark.field, remark.message.zh]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...remark, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

function remarkLines(
  { origin, rows, field, message, hint }: RemarkGroup,
  context: Context,
  paint: (text: string) => string,
): string[] {
  const { language, say, style } = context;
  const place = field === null ? '' : ` ${fieldName(field, language)}`;
  return [
    `  ${style.faint(`${rowsAt(origin, rows, context)}${place}`)}`,
    `    ${paint(message[language])}`,
    ...(hint === null ? [] : [`    ${say('提示：', 'hint: ')}${hint[language]}`]),
  ];
}

function changeLines({ id, name, origin, fields, target }: ItemChange, context: Context): string[] {
  const { say, style } = context;
  const where =
    target.kind === 'item'
      ? target.file
      : say(`本单位改写共用事项 ${target.sharedId}`, `the agency’s own words for ${target.sharedId}`);
  return [
    `  ${style.strong(id)} ${name}  ${style.faint(`${at(origin, context)} → ${where}`)}`,
    ...fields.flatMap((field) => fieldLines(field, context)),
  ];
}

function fieldLines({ field, before, after }: FieldChange, { language, style, say }: Context): string[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const lost = was.filter((line) => !is.includes(line));
  const gained = is.filter((line) => !was.includes(line));
  const moved = lost.length + gained.length === 0;
  return [
    `    ${fieldName(field, language)}${moved ? say('：顺序变了', ': another order') : ''}`,
    ...(moved ? was : lost).map((line) => style.error(`      - ${line}`)),
    ...(moved ? is : gained).map((line) => style.good(`      + ${line}`)),
  ];
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function conflictLines(conflict: ItemConflict, context: Context): string[] {
  const { id, name, origin, fields, changedHere } = conflict;
  const { language, say, style } = context;
  const here =
    changedHere === null
      ? say('目录里已经删去', 'gone from the catalog')
      : say(
          `导出之后目录改了${changedHere.map((field) => `“${fieldName(field, language)}”`).join('')}`,
          `the catalog changed ${changedHere.join(', ')} since the export`,
        );
  return [
    `  ${style.strong(id)} ${name}  ${style.faint(at(origin, context))}`,
    `    ${style.warning(here)}`,
    ...fields.flatMap(({ field, before, after }) => [
      `    ${fieldName(field, language)}`,
      `      ${say('目录：', 'catalog: ')}${before === '' ? say('（空）', '(nothing)') : before.replaceAll('\n', '；')}`,
      `      ${say('表格：', 'table:   ')}${after === '' ? say('（空）', '(nothing)') : after.replaceAll('\n', '；')}`,
    ]),
  ];
}

function additionLines({ id, name, domain, origin, lacking, guide }: Addition, context: Context): string[] {
  const { language, say, style } = context;
  const answers =
    guide === null || guide.sureness === 'unsure'
      ? ''
      : say(`  对应标准指引 ${guide.id}`, `  guide item ${guide.id}`);
  const lines = [
    `  ${style.strong(id)} ${name}  ${style.faint(`${domain}  ${at(origin, context)}${answers}`)}`,
  ];
  if (lacking.length > 0) {
    const names = lacking.map((field) => fieldName(field, language));
    lines.push(
      style.warning(
        `    ${say(`缺${names.join('、')}，记为草稿`, `lacks ${names.join(', ')}: taken as a draft`)}`,
      ),
    );
  }
  return lines;
}

function removalLines({ id, name, file }: Removal, { style }: Context): string[] {
  return [`  ${style.strong(id)} ${name}  ${style.faint(file)}`];
}

function fileLine({ path, before, after }: FileChange, { say, style }: Context): string[] {
  if (before === null) {
    return [`  ${path}  ${style.good(say(`新文件，${count(after)} 行`, `new, ${count(after)} lines`))}`];
  }
  const rest = new Map<string, number>();
  for (const line of before.split('\n')) rest.set(line, (rest.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of after.split('\n')) {
    const left = rest.get(line) ?? 0;
    if (left === 0) added += 1;
    else rest.set(line, left - 1);
  }
  const lost = [...rest.values()].reduce((sum, left) => sum + left, 0);
  return [`  ${path}  ${style.good(`+${added}`)} ${style.error(`-${lost}`)}`];
}

function count(text: string): number {
  return text.trimEnd().split('\n').length;
}
