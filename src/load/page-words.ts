import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { spanPlace } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import type { ProblemKind, ProseProblem } from '../prose/read.js';
import { loadClaims } from './claims.js';

/** What a text does not say as it was meant, in words for its author. */
export function misunderstanding({ kind, start, end, word }: ProseProblem, path: string): Diagnostic {
  const { claim, message, hint } = saidOf(kind, word);
  return diagnosticOf(claim, {
    message,
    place: spanPlace(path, start, end),
    hint,
  });
}

interface Said {
  readonly claim: (typeof loadClaims)['understoodMarkdown' | 'linksThatLead' | 'readableFiles'];
  readonly message: Wording;
  readonly hint: Wording;
}

function saidOf(kind: ProblemKind, word: string): Said {
  const { linksThatLead, readableFiles, understoodMarkdown } = loadClaims;
  switch (kind) {
    case 'html':
      return {
        claim: understoodMarkdown,
        message: wording(
          `“${shortened(word)}”会原样显示在网页上：网页代码不起作用`,
          `“${shortened(word)}” is shown as it stands: HTML does nothing here`,
        ),
        hint: wording(
          '删去；换行直接回车，加粗写“**文字**”，不想公开的说明不要写在这里',
          'remove it; a new line is a new line, “**words**” are bold, and notes do not belong here',
        ),
      };
    case 'heading-space':
      return {
        claim: understoodMarkdown,
        message: wording('“#”后面少一个空格，不成小标题', 'no space follows the “#”: this is no heading'),
        hint: wording('写成“## 小标题”：半角的#，后面一个空格', 'write “## Heading”'),
      };
    case 'link-form':
      return {
        claim: understoodMarkdown,
        message: wording(
          `“${shortened(word)}”不成链接，会原样显示`,
          `“${shortened(word)}” is no link and is shown as it stands`,
        ),
        hint: wording(
          '写成“[文字](路径)”，用半角括号；路径里有空格的，两头加尖括号：“[文字](<路径>)”',
          'write “[words](path)” with ASCII brackets; a path with spaces stands in “<” and “>”',
        ),
      };
    case 'emphasis':
      return {
        claim: understoodMarkdown,
        message: wording('“**”没有成对，会原样显示', 'this “**” has no partner and is shown as it stands'),
        hint: wording(
          '加粗写成“**文字**”，两头紧靠文字，同在一段',
          'write “**words**”, close to the words, in one paragraph',
        ),
      };
    case 'empty-link':
      return {
        claim: linksThatLead,
        message: wording(
          `链接“${word}”没有文字，读者看不到`,
          `the link “${word}” has no words, and nobody sees it`,
        ),
        hint: wording('在方括号里写上文字', 'write its words in the brackets'),
      };
    case 'unknown-heading':
      return {
        claim: linksThatLead,
        message: wording(`本页没有“${word}”这个小标题`, `the page has no heading “${word}”`),
        hint: wording('“#”后面照抄本页的小标题', 'write the words of a heading behind the “#”'),
      };
    case 'deep':
      return {
        claim: readableFiles,
        message: wording('列表、引用或标记嵌套得太深', 'lists, quotes or marks are nested too deep'),
        hint: wording('减少层次', 'use fewer steps'),
      };
    default:
      return kind satisfies never;
  }
}

function shortened(word: string): string {
  const characters = [...word];
  return characters.length <= 24 ? word : `${characters.slice(0, 23).join('')}…`;
}
