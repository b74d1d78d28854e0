import { type Document, isScalar, type Node, visit, type YAMLParseError } from 'yaml';
import { fieldSpellings } from '../model/vocabulary.js';

/** One mistake of form, sorted by what a clerk must do about it rather than by the parser's state. */
export interface SyntaxProblem {
  readonly kind: SyntaxKind;
  /** Character offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** The key, character or text the problem is about. */
  readonly word: string;
}

export type SyntaxKind =
  | 'full-width-colon'
  | 'full-width-space'
  | 'tab'
  | 'duplicate-key'
  | 'missing-space'
  | 'missing-colon'
  | 'colon-in-text'
  | 'indentation'
  | 'unclosed-quote'
  | 'unclosed-bracket'
  | 'text-after-quote'
  | 'reserved-character'
  | 'several-documents'
  | 'merge-conflict'
  | 'unknown-alias'
  | 'too-many-aliases'
  | 'other';

/**
 * What is wrong with the form of a parsed text, in the order of the text. One mistake makes the parser
 * stumble over all that follows, so of its errors only the first is kept (and every duplicate key); where
 * full-width colons explain the stumbling, only they are.
 */
export function syntaxProblems(text: string, document: Document.Parsed): SyntaxProblem[] {
  const wide = fullWidthMarks(text, document);
  const duplicates: SyntaxProblem[] = [];
  let stumble: YAMLParseError | null = null;
  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY') duplicates.push(problemOf(error, text, document));
    else if (stumble === null || tellsMore(error, stumble, text)) stumble = error;
  }
  const stumbles = stumble === null || wide.length > 0 ? [] : [problemOf(stumble, text, document)];
  return [...wide, ...duplicates, ...stumbles].sort((a, b) => a.start - b.start);
}

/**
 * The earlier error; of two at one place, that a text spans lines says more than that a field is in it. A tab
 * makes the parser doubt the field above it before it speaks of the tab.
 */
function tellsMore(error: YAMLParseError, than: YAMLParseError, text: string): boolean {
  if (error.code === 'TAB_AS_INDENT' && than.code !== 'TAB_AS_INDENT') {
    return lineAround(text, error.pos[0]).start - 1 <= lineAround(text, than.pos[0]).end + 1;
  }
  if (than.code === 'TAB_AS_INDENT' && error.pos[0] < than.pos[0]) {
    return lineAround(text, error.pos[0]).end + 1 < lineAround(text, than.pos[0]).start;
  }
  if (error.pos[0] !== than.pos[0]) return error.pos[0] < than.pos[0];
  return than.code === 'BLOCK_AS_IMPLICIT_KEY' && error.code === 'MULTILINE_IMPLICIT_KEY';
}

function problemOf(error: YAMLParseError, text: string, document: Document.Parsed): SyntaxProblem {
  const [start, end] = error.pos;
  const line = lineAround(text, start);
  // What is wrong is shown on the line where it begins, however far the parser went on.
  const at = (kind: SyntaxKind, from = start, to = end, word?: string): SyntaxProblem => {
    const until = Math.max(from + 1, Math.min(to, lineAround(text, from).end));
    return { kind, start: from, end: until, word: word ?? text.slice(from, until).trim() };
  };
  if (/^(<{7}|={7}|>{7})/u.test(line.text)) return at('merge-conflict', line.start, line.end);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return at('tab');
    case 'DUPLICATE_KEY':
      return { ...at('duplicate-key', start, keyEnd(text, start)) };
    case 'BAD_SCALAR_START':
      return at('reserved-character', start, start + 1);
    case 'MULTIPLE_DOCS':
      return at('several-documents', start, line.end);
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return at('unknown-alias');
    case 'UNEXPECTED_TOKEN':
      if (/["'][ \t]*$/u.test(text.slice(line.start, start))) return at('text-after-quote', start, line.end);
      return at('indentation', start, line.end);
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/Nested mappings/u.test(error.message)) return at('colon-in-text', start, line.end);
      return at('indentation', start, line.end);
    case 'MULTILINE_IMPLICIT_KEY':
      return implicitKey(text, line, at);
    case 'BAD_INDENT':
      if (/^Flow/u.test(error.message))
        return at('unclosed-bracket', ...lastOpening(document, start, 'bracket'));
      return at('indentation', start, line.end);
    case 'MISSING_CHAR':
      if (/quote/u.test(error.message)) return at('unclosed-quote', ...lastOpening(document, start, 'quote'));
      if (/Implicit map keys/u.test(error.message)) return implicitKey(text, line, at);
      if (/[\]}]/u.test(error.message))
        return at('unclosed-bracket', ...lastOpening(document, start, 'bracket'));
      // A line between two levels: less than its neighbours in an item, more than the items themselves.
      if (/Sequence item without/u.test(error.message)) {
        return at('indentation', line.start + Math.max(line.text.search(/\S/u), 0), line.end);
      }
      return at('other');
    default:
      return at('other');
  }
}

/** A line that should be `key: value`: a colon without its space, or no colon at all. */
function implicitKey(
  text: string,
  line: Line,
  at: (kind: SyntaxKind, from: number, to: number, word: string) => SyntaxProblem,
): SyntaxProblem {
  const content = line.text.search(/[^\s-]/u);
  // A field as it should be: the parser took the line below, indented too far, for more of its text.
  if (/^[^\s:：]+:(?=\s)/u.test(line.text.slice(content))) {
    const below = lineBelow(text, line);
    if (below !== null) return at('indentation', below.start + below.text.search(/\S/u), below.end, '');
  }
  const tight = /^([^\s:：]+):(?=\S)/u.exec(line.text.slice(content));
  const from = line.start + Math.max(content, 0);
  if (tight !== null) return at('missing-space', from, from + tight[0].length, tight[1] ?? '');
  return at('missing-colon', from, line.end, line.text.trim());
}

/** Where the quote or bracket that was never closed stands: the last one opened before the error. */
function lastOpening(document: Document.Parsed, before: number, what: 'quote' | 'bracket'): [number, number] {
  let start = Math.max(0, before - 1);
  const consider = (node: Node): void => {
    if (node.range && node.range[0] < before) start = node.range[0];
  };
  visit(document, {
    Scalar: (_key, node) => {
      if (what === 'quote' && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) consider(node);
    },
    Collection: (_key, node) => {
      if (what === 'bracket' && node.flow === true) consider(node);
    },
  });
  return [start, Number.MAX_SAFE_INTEGER];
}

/**
 * Lines that begin with the name of a field, but with a full-width colon behind it (`名称：招生政策`) or a
 * full-width space before it: to YAML they are no keys at all, and are swallowed by the text above. In
 * quoted text and blocks they may stand, and as an element of a list of texts when nothing else is wrong.
 */
function fullWidthMarks(text: string, document: Document.Parsed): SyntaxProblem[] {
  if (!/[：\u3000]/u.test(text)) return [];
  const found: (SyntaxProblem & { readonly lineContent: number })[] = [];
  for (const match of text.matchAll(fieldLine())) {
    const [whole, indent = '', wide = '', word = '', , colon] = match;
    const lineContent = match.index + indent.length;
    if (wide !== '') {
      found.push({
        kind: 'full-width-space',
        start: lineContent,
        end: lineContent + wide.length,
        word,
        lineContent,
      });
    } else if (colon === '：') {
      const start = match.index + whole.length - 1;
      found.push({ kind: 'full-width-colon', start, end: start + 1, word, lineContent });
    }
  }
  if (found.length === 0) return [];
  const scalars = scalarSpans(document);
  return found
    .filter(({ lineContent, kind }) => {
      const around = scalars.find(({ start, end }) => start <= lineContent && lineContent < end);
      if (around === undefined) return true;
      if (!around.plain) return false;
      return (
        around.start !== lineContent ||
        document.errors.length > 0 ||
        kind === 'full-width-space' ||
        isScalar(document.contents)
      );
    })
    .map(({ kind, start, end, word }) => ({ kind, start, end, word }));
}

interface ScalarSpan {
  readonly start: number;
  readonly end: number;
  readonly plain: boolean;
}

function scalarSpans(document: Document.Parsed): ScalarSpan[] {
  const spans: ScalarSpan[] = [];
  visit(document, {
    Scalar: (_key, node) => {
      if (isScalar(node) && node.range) {
        spans.push({ start: node.range[0], end: node.range[1], plain: node.type === 'PLAIN' });
      }
    },
  });
  return spans;
}

function fieldLine(): RegExp {
  const names = [...Object.keys(fieldSpellings), ...Object.values(fieldSpellings).flat()];
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[()]/gu, '\\$&'));
  return new RegExp(`^([ \\t]*(?:-[ \\t]+)*)(\\u3000*)(${escaped.join('|')})([ \\t]*)([:：])`, 'gmu');
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function lineAround(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next === -1 ? text.length : next;
  const withoutReturn = text[end - 1] === '\r' ? end - 1 : end;
  return { text: text.slice(start, withoutReturn), start, end: withoutReturn };
}

/** The next line with anything on it. */
function lineBelow(text: string, line: Line): Line | null {
  for (let next = text.indexOf('\n', line.end); next !== -1; next = text.indexOf('\n', next + 1)) {
    const below = lineAround(text, next + 1);
    if (/\S/u.test(below.text)) return below;
  }
  return null;
}

function keyEnd(text: string, start: number): number {
  const colon = text.indexOf(':', start);
  return colon === -1 ? start + 1 : colon;
}
