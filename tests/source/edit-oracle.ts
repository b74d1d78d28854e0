import { isCollection, isMap, isNode, isPair, isScalar, isSeq, Lexer, type Node, parseDocument } from 'yaml';
import { fieldSpellings } from '../../src/model/vocabulary.js';
import type { YamlEdit, YamlValue } from '../../src/source/edit.js';
import { parseYaml } from '../../src/source/parse.js';

/** What an edited file must be, worked out in the plainest way: what the edit itself does is not asked. */

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** Fields of entries files in the order of the schema, and the kinds of values they take. */
export const textFields = ['name', 'timeLimit', 'method', 'stage', 'column', 'status', 'review', 'remarks'];
export const listFields = [
  'category',
  'content',
  'basis',
  'subject',
  'responsible',
  'channels',
  'levels',
  'guide',
];
const others = [
  'domain',
  'agency',
  'appliesTo',
  'defaults',
  'items',
  'id',
  'inherits',
  'audience',
  'group',
  'equivalents',
];
const fields = [...textFields, ...listFields, ...others];

/** The data of a text in English keys; lists of one and texts alike where either may be written. */
export function readEnglish(text: string): Plain {
  const { value, problems } = parseYaml(text);
  if (problems.length > 0) throw new Error(`not well-formed: ${JSON.stringify(problems)}`);
  return english(value as Plain);
}

export function english(value: Plain, free = false): Plain {
  if (Array.isArray(value)) return value.map((item) => english(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const field = free ? key : fieldFor(key);
      return [field, english(child, field === 'equivalents')];
    }),
  );
}

function fieldFor(key: string): string {
  const word = key.normalize('NFKC').trim();
  return (
    fields.find((field) => field === word) ??
    fields.find((field) => fieldSpellings[field]?.some((spelling) => spelling.normalize('NFKC') === word)) ??
    key
  );
}

/** A text for a list of one is the list. */
export function unified(value: Plain, field = ''): Plain {
  if (Array.isArray(value)) return value.map((item) => unified(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, unified(child, key)]));
  }
  return listFields.includes(field) && typeof value === 'string' ? [value] : value;
}

/** The data after edits: first all changes in place, then elements that go or come between others, from behind. */
export function applied(data: Plain, edits: readonly YamlEdit[]): Plain {
  const result = structuredClone(data);
  const gone: [Plain[], number, ...Plain[]][] = [];
  const come: typeof gone = [];
  for (const { pointer, ...edit } of edits) {
    const segments = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = segments.pop() ?? '';
    const parent = segments.reduce<Plain>((at, segment) => {
      const record = at as Record<string, Plain>;
      record[segment] ??= {};
      return record[segment];
    }, result) as Record<string, Plain>;
    if (edit.kind === 'set') parent[last] = edit.value as Plain;
    else if (edit.kind === 'append' && edit.behind !== undefined) {
      come.push([parent[last] as Plain[], edit.behind, edit.value as Plain]);
    } else if (edit.kind === 'append') {
      parent[last] ??= [];
      (parent[last] as Plain[]).push(edit.value as Plain);
    } else if (Array.isArray(parent)) gone.push([parent, Number(last)]);
    else delete parent[last];
  }
  // Of elements that come behind the same one, the later stands behind the earlier.
  for (const [list, index, ...added] of come.toReversed().sort(([, a], [, b]) => b - a)) {
    list.splice(index + 1, 0, ...added);
    for (const other of gone) if (other[0] === list && other[1] > index) other[1] += 1;
  }
  for (const [list, index] of gone.sort(([, a], [, b]) => b - a)) list.splice(index, 1);
  return result;
}

/** All comments of a text, in order. */
export function commentsIn(text: string): readonly string[] {
  const comments: string[] = [];
  let before = '';
  for (const token of new Lexer().lex(text)) {
    // The lexer marks the beginning of a scalar, which may begin with # where it is no comment.
    if (token.startsWith('#') && before !== '\u001f') comments.push(token.trim());
    before = token;
  }
  return comments;
}

export interface Span {
  /** Numbers of lines, from 0. */
  readonly from: number;
  readonly to: number;
}

/** Where a value with its key is written, in lines; all of the outermost brackets around it. */
export interface Written extends Span {
  readonly kind: 'brackets' | 'list' | 'record' | 'text' | 'nothing';
}

/** Where what a pointer names is written; null where nothing is, and nothing around it is in brackets. */
export function written(text: string, pointer: string): Written | null {
  const document = parseDocument(text, { keepSourceTokens: true });
  let node: unknown = document.contents;
  let start = 0;
  let around = '';
  for (const segment of pointer.split('/').slice(1)) {
    if (isCollection(node) && node.flow === true) return spanOf(node, start);
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isMap(node)) {
      const free = around === 'equivalents';
      const pair = node.items.find(({ key }) => {
        const word = isScalar(key) ? String(key.value) : '';
        return word === name || (!free && fieldFor(word) === name);
      });
      if (!isPair(pair) || !isNode(pair.key)) return null;
      start = pair.key.range?.[0] ?? 0;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(name)];
      start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    } else return isNode(node) ? spanOf(node, start) : null;
    around = name;
  }
  return isNode(node) ? spanOf(node, start) : null;

  function spanOf(at: Node, from: number): Written {
    const line = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
    const end = text.slice(0, Math.max(from + 1, at.range?.[1] ?? 0)).trimEnd().length;
    return { kind: kindOf(at), from: line(from), to: Math.max(line(from), line(end)) };
  }
}

function kindOf(node: Node): Written['kind'] {
  if (isCollection(node)) {
    if (node.items.length === 0) return 'nothing';
    return node.flow === true ? 'brackets' : isSeq(node) ? 'list' : 'record';
  }
  return node.range && node.range[0] === node.range[1] ? 'nothing' : 'text';
}

export type { YamlEdit, YamlValue };
