import { type Wording, wording } from '../model/wording.js';
import { changeRoot } from './edit-block.js';
import { CannotEdit, changesOf, type EditRefusal, type YamlEdit } from './edit-change.js';
import { dataAfter, dataOf, isSame } from './edit-data.js';
import { Draft } from './edit-draft.js';
import { written } from './edit-node.js';
import { FileStyle } from './edit-style.js';
import { parseTokens, parseYaml } from './parse.js';

export type { EditRefusal, YamlEdit, YamlRecord, YamlValue } from './edit-change.js';

/** The new text, or why it cannot be made without touching more than was asked. */
export type EditedYaml =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly reason: EditRefusal;
      /** Where, in the pointer of an edit; empty for the whole file. */
      readonly pointer: string;
      readonly message: Wording;
    };

/**
 * Changes values in the text of a YAML file as a careful person would: comments, order, quotes, indentation,
 * line ends and every line not asked about stay byte for byte.
 *
 * All pointers mean the file as it is; the order of edits says nothing, but for values appended to the same list.
 * What is asked for and already there changes nothing. A text stands for a list of one, and the reverse, where
 * the schemas allow it and the author wrote it so. `changeValue` and `replaceValue` say what becomes of comments.
 *
 * Fails closed: the result is parsed again, and is only returned if its data is that of the file with exactly
 * the asked changes.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): EditedYaml {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const content = text.slice(mark.length);
  try {
    return { kind: 'text', text: mark + edited(content, edits) };
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    const { reason, pointer } = error;
    return { kind: 'refused', reason, pointer, message: editRefusals[reason] };
  }
}

function edited(text: string, edits: readonly YamlEdit[]): string {
  // Every line gets a line end to be worked on; one that was missing is missing again afterwards.
  const missing = text === '' || text.endsWith('\n') ? '' : text.includes('\r\n') ? '\r\n' : '\n';
  const draft = new Draft(text + missing);
  const { document, value, problems } = parseTokens(draft.text);
  if (problems.length > 0) throw new CannotEdit('mistakes', '');
  const { yaml, tags } = document.directives;
  if (yaml.explicit === true || Object.keys(tags).length > 1) throw new CannotEdit('directive', '');
  const root = document.contents;
  const slot = { node: written(root), data: value, field: '', like: '', pointer: '', keys: [] };
  changeRoot(slot, changesOf(edits), { draft, style: new FileStyle(draft, root) });
  if (!draft.changed) return text;
  const result = draft.result();
  const expected = dataAfter(value, edits);
  if (result === null || expected === null) throw new CannotEdit('unproven', '');
  const whole = missing === '' || !result.endsWith(missing) ? result : result.slice(0, -missing.length);
  const after = parseYaml(whole);
  if (after.problems.length > 0 || !isSame(expected, dataOf(after.value)))
    throw new CannotEdit('unproven', '');
  return whole;
}

/** Why a text is not edited, in words. */
export const editRefusals: Readonly<Record<EditRefusal, Wording>> = {
  mistakes: wording(
    '文件的写法有误，先运行 gongkai check 按提示改正，再修改内容',
    'the file has mistakes of form: mend what gongkai check reports first',
  ),
  directive: wording(
    '文件开头有以“%”开头的 YAML 指令，请删去该行后再修改',
    'the file begins with a YAML directive (“%…”): remove that line first',
  ),
  overlap: wording(
    '有两处修改涉及同一个值，请分两次修改',
    'two changes are about the same value: make them one after the other',
  ),
  'no-such-place': wording(
    '文件里没有要修改的这一处，可能已被他人改动，请重新读取后再修改',
    'the file has no such place: it may have been changed, read it again',
  ),
  'wrong-shape': wording(
    '这里的写法（文字、列表或字段）与要修改的内容不符，请直接在文件中修改',
    'what stands here (a text, a list or fields) does not fit the change: change the file by hand',
  ),
  'repeated-field': wording(
    '这个字段用不同的名称写了两次，请先删去其中一个',
    'this field is written twice under different names: remove one of them first',
  ),
  shared: wording(
    '这里用了 YAML 的引用（&名称、*名称），改动会牵连别处，请先换成完整的内容',
    'this is shared by a YAML anchor or alias (&name, *name): write it out first',
  ),
  'merge-key': wording(
    '这里用了 YAML 的合并写法（<<），请先换成完整的内容',
    'this uses a YAML merge key (<<): write it out first',
  ),
  tag: wording(
    '这里用了 YAML 的类型标签（!…），请先删去标签',
    'this has a YAML tag (!…): remove the tag first',
  ),
  'question-mark-key': wording(
    '这里的字段用了“? ”的写法，请先改为“字段: 内容”',
    'a field here is written with “? ”: write it as “field: value” first',
  ),
  unproven: wording(
    '改动后的内容无法核对一致，文件未改动，请直接在文件中修改',
    'the result could not be proven to be what was asked; the file is as it was: change it by hand',
  ),
};
