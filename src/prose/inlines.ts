import type { Token } from 'markdown-it';
import { type Inline, inlineText, type LinkTarget } from '../model/prose.js';
import { type Node, nested } from './nested.js';
import type { Outline } from './outline.js';
import type { ProseProblem, References, Written } from './read.js';
import type { Span, Stretch } from './source.js';

export interface InlineContext {
  readonly outline: Outline;
  readonly references: References;
  /** What is found wrong is added to these. */
  readonly problems: ProseProblem[];
}

/** The inlines of one block, which stands in `stretch`. */
export function inlinesOf(token: Token, stretch: Stretch, context: InlineContext): Inline[] {
  const { nodes, deep } = nested(token.children ?? [], deepest);
  if (deep !== null) context.problems.push({ kind: 'deep', word: '', ...stretch.line });
  return read(nodes);

  function read(own: readonly Node[]): Inline[] {
    const runs = own.map(({ token: part }) => (isText(part) ? part : null));
    return own.flatMap(({ token: part, nodes: inside }, index): readonly Inline[] => {
      switch (part.type) {
        case 'text':
        case 'text_special':
          return index > 0 && runs[index - 1] !== null ? [] : text(runs, index);
        case 'code_inline':
          return [{ kind: 'code', text: part.content }];
        case 'softbreak':
        case 'hardbreak':
          return [{ kind: 'break' }];
        case 'strong_open':
          return [{ kind: 'strong', inlines: read(inside) }];
        case 'em_open':
          return [{ kind: 'emphasis', inlines: read(inside) }];
        case 's_open':
          return [{ kind: 'struck', inlines: read(inside) }];
        case 'link_open':
          return link(part, read(inside));
        case 'image':
          return image(part);
        default:
          throw new Error(`The Markdown parser made an inline “${part.type}”.`);
      }
    });
  }

  /** The words from `first` on, as long as they are nothing but words. */
  function text(runs: readonly (Token | null)[], first: number): Inline[] {
    const end = runs.indexOf(null, first);
    const parts = runs.slice(first, end === -1 ? undefined : end).flatMap((part) => part ?? []);
    const words = parts.map(({ content }) => content).join('');
    if (words === '') return [];
    const written = parts.map(({ type, content }) => (type === 'text' ? content : '\uFFFC')).join('');
    context.problems.push(...misunderstood(written, stretch));
    return [{ kind: 'text', text: words }];
  }

  function link(part: Token, inlines: readonly Inline[]): readonly Inline[] {
    const written = writtenAt(part, 'href');
    const shows = inlines.some((inline) => inline.kind === 'image') || inlineText(inlines).trim() !== '';
    if (!shows) context.problems.push({ kind: 'empty-link', word: written.address, ...spanOf(written) });
    const target = targetOf(written);
    return target === null ? inlines : [{ kind: 'link', target, inlines }];
  }

  function targetOf(written: Written): LinkTarget | null {
    if (!written.address.startsWith('#')) return context.references.link(written);
    const word = decoded(written.address.slice(1));
    const anchor = context.outline.anchor(word);
    if (anchor !== null) return { kind: 'heading', anchor };
    context.problems.push({ kind: 'unknown-heading', word, ...spanOf(written) });
    return null;
  }

  function image(part: Token): Inline[] {
    const words = (part.children ?? []).map(({ content }) => content);
    const alt = words.join('').trim();
    const file = context.references.image({ ...writtenAt(part, 'src'), alt });
    const caption = String(part.attrGet('title') ?? '');
    return file === null ? [] : [{ kind: 'image', file, alt, caption: caption === '' ? null : caption }];
  }

  function writtenAt(part: Token, attribute: string): Written {
    const address = String(part.attrGet(attribute) ?? '');
    return { address, ...(stretch.find(address) ?? stretch.line) };
  }
}

/** Marks within marks within marks: more is play. */
const deepest = 8;

function isText({ type }: Token): boolean {
  return type === 'text' || type === 'text_special';
}

/** Text that looks as if it was meant as something else. */
function misunderstood(text: string, stretch: Stretch): ProseProblem[] {
  return looks.flatMap(([kind, pattern]) => {
    const word = pattern.exec(text)?.[0];
    return word === undefined ? [] : [{ kind, word, ...(stretch.find(word) ?? stretch.line) }];
  });
}

const looks: readonly (readonly [ProseProblem['kind'], RegExp])[] = [
  ['html', /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--.*?(?:-->|$)/iu],
  ['heading-space', /^[#＃]{1,6}(?=[^\s#＃])/u],
  ['link-form', /\](?:\([^()]*\)|（[^（）]*）)/u],
  ['emphasis', /\*\*/u],
];

function spanOf({ start, end }: Written): Span {
  return { start, end };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
