import type { AuthoringField } from '../model/authoring.js';
import type { RepairKind, Sureness } from '../model/table.js';
import { fieldNames } from '../model/vocabulary.js';
import type { Language } from '../model/wording.js';

/** How the parts of a merge are called when they are printed. */

export const repairNames: Readonly<Record<RepairKind, Readonly<Record<Language, string>>>> = {
  'filled-down': { zh: '空格按上一行读', en: 'empty cell read as above' },
  'same-as-above': { zh: '“同上”换成上一行的内容', en: 'ditto replaced' },
  'rows-joined': { zh: '几行并为一个事项', en: 'rows joined to one item' },
  'word-joined': { zh: '断开的词接起来', en: 'torn words joined' },
  'characters-cleaned': { zh: '整理字符', en: 'characters cleaned' },
  simplified: { zh: '繁体转为简体', en: 'traditional characters simplified' },
  'box-recognised': { zh: '认作方框', en: 'read as a box' },
  'group-line': {
    zh: '独占一行的类别，读作以下各行的类别',
    en: 'a line over the rows read as their category',
  },
  'lines-joined': { zh: '断开的行接起来', en: 'broken lines joined' },
  'note-parted': { zh: '附在后面的注分开', en: 'a note at the end parted' },
  'heading-corrected': { zh: '栏目按内容认', en: 'column known by its contents' },
};

export const surenessNames: Readonly<Record<Sureness, Readonly<Record<Language, string>>>> = {
  certain: { zh: '可以肯定', en: 'certain' },
  likely: { zh: '多半如此', en: 'likely' },
  unsure: { zh: '请核对', en: 'check this' },
};

export function fieldName(field: AuthoringField, language: Language): string {
  return language === 'zh' ? (fieldNames[field] ?? field) : field;
}
