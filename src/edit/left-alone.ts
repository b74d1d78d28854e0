import { type Wording, wording } from '../model/wording.js';

/** Why a file is left as it is. */
export const leftAlone = {
  notUtf8: wording(
    '文件不是 UTF-8 编码，先运行 gongkai fix --write 转换',
    'the file is not UTF-8; convert it with gongkai fix --write first',
  ),
  unsure: wording(
    '缩进用了制表符或全角空格，改成空格以后有的字段不知道属于哪一项，请直接在文件中对齐',
    'with spaces for its tabs it is not clear what some fields belong to: align them by hand',
  ),
  otherRules: wording(
    '还有这条规则以外的写法错误，要一起改正才知道内容没有变，去掉 --rule 再运行',
    'other rules find mistakes of form here, and only with all of them mended is it known that the file says the same: leave --rule out',
  ),
  otherMistakes: wording(
    '还有别的写法错误要先改正，运行 gongkai check 查看',
    'other mistakes of form must be mended first: see gongkai check',
  ),
  unknownEncoding: wording(
    '文件不是文本，或编码无法确定，没有转换',
    'the file is no text, or its encoding is not certain; it was not converted',
  ),
  notRead: wording(
    '这个文件不在 gongkai 读取的范围里（隐藏文件夹、node_modules、dist 里的文件不读）',
    'gongkai does not read this file (hidden folders, node_modules and dist are passed over)',
  ),
} as const satisfies Readonly<Record<string, Wording>>;
