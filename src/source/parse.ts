import { type Document, parseDocument } from 'yaml';
import { type SyntaxProblem, syntaxProblems } from './syntax.js';

export interface ParsedYaml {
  /** Plain data; null when the text has no structure that can be trusted. */
  readonly value: unknown;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * YAML 1.2 text → plain data and everything wrong with its form.
 *
 * The one place that parses catalogs: over 80 % of a plain build is spent here.
 */
export function parseYaml(text: string): ParsedYaml {
  const document = parseDocument(text, { prettyErrors: false });
  const problems = syntaxProblems(text, document);
  if (problems.some((problem) => problem.kind !== 'duplicate-key')) return { value: null, problems };
  return withData(document, problems);
}

/** Aliases may name nothing, or multiply a value without end; the library counts them and throws. */
function withData(document: Document.Parsed, problems: readonly SyntaxProblem[]): ParsedYaml {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems };
  } catch {
    return { value: null, problems: [...problems, { kind: 'alias', start: 0, end: 1, word: '' }] };
  }
}
