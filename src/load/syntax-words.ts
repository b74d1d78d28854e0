import type { Claim } from '../model/diagnostic.js';
import type { SyntaxProblem } from '../source/syntax.js';
import { loadClaims } from './claims.js';

type SyntaxWords = readonly [claim: Claim, zh: string, en: string, hintZh: string, hintEn: string];

/** What is said of a mistake of form, by the claim it breaks. */
export function syntaxWords({ kind, word, start }: SyntaxProblem, text: string): SyntaxWords {
  const { asciiPunctuation, spacesNotTabs, uniqueKeys, wellFormedYaml } = loadClaims;
  switch (kind) {
    case 'full-width-colon':
      return [
        asciiPunctuation,
        `“${word}”后面是全角冒号“：”`,
        `a full-width colon follows “${word}”`,
        `改用英文冒号加一个空格：“${word}: ”`,
        `write “${word}: ” with an ASCII colon and a space`,
      ];
    case 'full-width-space':
      return [
        asciiPunctuation,
        `“${word}”前面是全角空格`,
        `a full-width space stands before “${word}”`,
        '缩进改用英文空格（半角）',
        'indent with ASCII spaces',
      ];
    case 'tab':
      return [
        spacesNotTabs,
        '缩进用了制表符（Tab）',
        'a tab is used for indentation',
        '改用空格，每级两个空格',
        'use spaces, two for each step',
      ];
    case 'duplicate-key':
      return [
        uniqueKeys,
        `“${word}”在这里写了两次`,
        `“${word}” is written twice here`,
        '保留一个，删去另一个',
        'keep one and remove the other',
      ];
    case 'missing-space':
      return [
        wellFormedYaml,
        `“${word}:”的冒号后面少一个空格`,
        `no space follows the colon of “${word}:”`,
        `写成“${word}: …”`,
        `write “${word}: …”`,
      ];
    case 'missing-colon':
      return [
        wellFormedYaml,
        `“${word}”这一行不是“字段: 值”的形式`,
        `“${word}” is not of the form “field: value”`,
        '补上英文冒号和空格；如果是上一项的内容，检查缩进或加上引号',
        'add a colon and a space, or check the indentation',
      ];
    case 'colon-in-text':
      return [
        wellFormedYaml,
        '这段文字里有英文冒号加空格，会被读成字段',
        'the text holds a colon and a space and would be read as a field',
        '整段加上英文引号，或把里面的冒号改为全角“：”',
        'put the whole text in quotes',
      ];
    case 'indentation': {
      const spaces = spacesBefore(text, start);
      return [
        wellFormedYaml,
        '这一行的缩进与上下文不一致',
        'the indentation of this line does not fit its neighbours',
        `${spaces === null ? '' : `这一行前面有${spaces.here}个空格，上一行有${spaces.above}个；`}同一级的行左对齐，下一级多两个空格`,
        `${spaces === null ? '' : `${spaces.here} space(s) here, ${spaces.above} on the line above; `}align lines of the same level`,
      ];
    }
    case 'unclosed-quote':
      return [
        wellFormedYaml,
        '引号没有成对',
        'a quote is not closed',
        '补上另一半引号（英文引号）',
        'add the closing quote',
      ];
    case 'unclosed-bracket':
      return [
        wellFormedYaml,
        '方括号“[”或花括号“{”没有成对',
        'a bracket is not closed',
        '补上英文的“]”或“}”',
        'add the closing bracket',
      ];
    case 'text-after-quote':
      return [
        wellFormedYaml,
        '引号后面还有文字',
        'text follows the closing quote',
        '整段放进一对引号，里面的引号用中文“”',
        'put all of it into one pair of quotes',
      ];
    case 'reserved-character':
      return [
        wellFormedYaml,
        `值不能以“${word}”开头`,
        `a value cannot begin with “${word}”`,
        '整段加上英文引号',
        'put the value in quotes',
      ];
    case 'several-documents':
      return [
        wellFormedYaml,
        '一个文件里用“---”分成了几份',
        'the file is divided by “---”',
        '删去“---”，或分成几个文件',
        'remove “---”, or make several files',
      ];
    case 'merge-conflict':
      return [
        wellFormedYaml,
        '文件里留有版本合并的冲突标记',
        'the file holds the marks of a merge conflict',
        '选定一方的内容，删去“<<<<<<<”“=======”“>>>>>>>”三行',
        'choose one side and remove the marks',
      ];
    case 'unknown-alias':
      return [
        wellFormedYaml,
        '“*”开头的文字会被当作引用，而所引用的内容不存在',
        'text beginning with “*” is read as an alias, and it names nothing',
        '整段加上英文引号',
        'put the text in quotes',
      ];
    case 'too-many-aliases':
      return [
        wellFormedYaml,
        '文件里“*”引用套引用，展开后的内容过多',
        'aliases of aliases make too much of this file',
        '不用“&”“*”引用，直接写出内容',
        'write the text itself instead of & and *',
      ];
    case 'other':
      return [
        wellFormedYaml,
        '这里的写法无法识别',
        'this cannot be read as YAML',
        '检查标点、引号和缩进；拿不准时整段加上英文引号',
        'check punctuation, quotes and indentation',
      ];
    default:
      return kind satisfies never;
  }
}

/** How far a line and the one above it stand in; null where that is not what is wrong with it. */
function spacesBefore(text: string, start: number): { readonly here: number; readonly above: number } | null {
  const lines = text.slice(0, start).split('\n');
  const line = lines.pop() ?? '';
  const above = lines.findLast((each) => /\S/u.test(each));
  if (above === undefined || /[^ ]/u.test(line)) return null;
  const widthAbove = above.search(/\S/u);
  return widthAbove === line.length ? null : { here: line.length, above: widthAbove };
}
