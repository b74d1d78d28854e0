import { isAlias, isCollection, isScalar, type Node, visit } from 'yaml';
import type { Wording } from '../model/wording.js';
import { editRefusals } from './edit.js';
import { CannotEdit } from './edit-change.js';
import { fingerprint } from './edit-data.js';
import { Draft } from './edit-draft.js';
import { printed } from './format-print.js';
import { commentsOf, parseTokens, parseYaml } from './parse.js';

/** What may be chosen of the form; everything else of it is fixed. */
export interface FormatOptions {
  /** Another name for a key, by the keys of the records around it from the root; null leaves all as they are. */
  readonly rename: ((trail: readonly string[], key: string) => string) | null;
}

/** The canonical text, or why it cannot be made without risk. */
export type FormattedYaml =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: Wording };

/**
 * A YAML file in its one canonical form: two spaces a level, fields in the order of the schemas, short lists
 * between brackets and long ones a line each, quotes only where they are needed, a blank line between items,
 * line feeds, no space at the end of a line. Comments stay with what they stand at; texts in blocks (`|`, `>`)
 * keep their lines; anchors and aliases stay, and then fields keep their order.
 *
 * Fails closed: the result is parsed again, and is only returned if it has the same data and every comment.
 */
export function formatYaml(text: string, options: FormatOptions): FormattedYaml {
  try {
    return { kind: 'text', text: formatted(text.replace(/^\ufeff/u, ''), options) };
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    return { kind: 'refused', message: editRefusals[error.reason] };
  }
}

function formatted(text: string, options: FormatOptions): string {
  const draft = new Draft(text.endsWith('\n') ? text : `${text}\n`);
  const { document, value, problems } = parseTokens(draft.text);
  if (problems.length > 0) throw new CannotEdit('mistakes', '');
  const { yaml, tags } = document.directives;
  if (yaml.explicit === true || Object.keys(tags).length > 1) throw new CannotEdit('directive', '');
  const anchors = anchorsOf(document.contents);
  const result = printed(document.contents, draft, { ...options, reorder: anchors === '' });
  if (result !== text && !isProven(result, value, draft.text)) throw new CannotEdit('unproven', '');
  // One that nothing refers to is no data.
  if (anchors !== '' && anchorsOf(parseTokens(result).document.contents) !== anchors)
    throw new CannotEdit('shared', '');
  return result;
}

/** Whether a result has the data and every comment of what it was made of. */
function isProven(result: string, value: unknown, text: string): boolean {
  const after = parseYaml(result);
  return (
    after.problems.length === 0 &&
    fingerprint(after.value) === fingerprint(value) &&
    sortedComments(result) === sortedComments(text)
  );
}

/** The names of all anchors and aliases: with one of them the order of fields means something. Tags are refused. */
function anchorsOf(root: Node | null): string {
  const names: string[] = [];
  if (root !== null) {
    visit(root, (_key, node) => {
      if (isAlias(node)) names.push(`*${node.source}`);
      if (!isScalar(node) && !isCollection(node)) return;
      if (node.anchor !== undefined) names.push(`&${node.anchor}`);
      if (node.tag !== undefined) throw new CannotEdit('tag', '');
    });
  }
  return names.join(' ');
}

function sortedComments(text: string): string {
  return text.includes('#') ? commentsOf(text).sort().join('\n') : '';
}
