import type { MarkdownIt, StateInline } from 'markdown-it';
import { type BlockContext, blocksOf } from './blocks.js';
import { inlinesOf } from './inlines.js';
import { nested } from './nested.js';
import { outlineOf } from './outline.js';
import type { ProseProblem, ReadProse, References } from './read.js';
import { sourceOf } from './source.js';

/**
 * Makes the reader of Markdown texts. A text is read from `body` on; places are offsets of the whole text.
 * What a text leads to or shows is asked of `references`.
 */
export type ProseReader = (text: string, body: number, references: References) => ReadProse;

/** The library is heavy and most workspaces have no pages: it is imported when one is read. */
export async function openProse(): Promise<ProseReader> {
  const { default: MarkdownParser } = await import('markdown-it');
  const parser = chinese(new MarkdownParser('default', { html: false, linkify: false, typographer: false }));
  return (text, body, references) => {
    // Line by line the text stays where it is, so that the lines of the parser are those of the file.
    const markdown = text.slice(0, body).replace(/[^\r\n]/gu, '') + text.slice(body);
    const { nodes, deep } = nested(parser.parse(markdown, {}), deepest);
    const source = sourceOf(text, body);
    const outline = outlineOf(nodes);
    const problems: ProseProblem[] = [];
    if (deep !== null) {
      problems.push({ kind: 'deep', word: '', ...source.within(source.lines(deep.map)).line });
    }
    const inlines: BlockContext['inlines'] = (token, span) =>
      inlinesOf(token, source.within(span), { outline, references, problems });
    return { blocks: blocksOf(nodes, { source, outline, inlines }, source.lines(null)), problems };
  };
}

/** Quotes in lists in lists: what nobody can follow any more. */
const deepest = 24;

/**
 * Markdown as Chinese is written: lines that are indented are no program code, addresses are judged by who
 * asked for them, and a mark of emphasis may touch a mark of punctuation (`**时间：**上午`), which the rules of
 * the West take for a mark that stands alone.
 */
function chinese(parser: MarkdownIt): MarkdownIt {
  // What was escaped must be told from what was not until it was looked at.
  parser.disable(['code', 'text_join']);
  parser.validateLink = () => true;
  parser.normalizeLink = (address) => address;
  parser.inline.State = class extends parser.inline.State {
    override scanDelims(start: number, canSplitWord: boolean): ReturnType<StateInline['scanDelims']> {
      const scanned = super.scanDelims(start, canSplitWord);
      const before = this.src[start - 1] ?? ' ';
      const after = this.src[start + scanned.length] ?? ' ';
      if (this.src[start] === '_' || !(han.test(before) || han.test(after))) return scanned;
      return { ...scanned, can_open: /\S/u.test(after), can_close: /\S/u.test(before) };
    }
  };
  return parser;
}

/** Chinese characters, and the punctuation set with them. */
const han = /[\p{Script=Han}\u2014\u2018-\u201D\u2026\u3000-\u303F\uFF00-\uFFEF]/u;
