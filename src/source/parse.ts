import { type Alias, type Document, Lexer, parseDocument, visit } from 'yaml';
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
  return read(text, parseDocument(text, { prettyErrors: false }));
}

/** The same, and the document with every token it was read from: what an edit must know. */
export function parseTokens(text: string): ParsedYaml & { readonly document: Document.Parsed } {
  const document = parseDocument(text, { prettyErrors: false, keepSourceTokens: true });
  return { ...read(text, document), document };
}

/** The comments of a text in their order, without white space at their ends. */
export function commentsOf(text: string): string[] {
  const comments: string[] = [];
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    // A sign of its own says that the next token is the text of a value.
    if (!scalar && token.startsWith('#')) comments.push(token.trimEnd());
    scalar = token === scalarSign;
  }
  return comments;
}

const scalarSign = '\u001f';

function read(text: string, document: Document.Parsed): ParsedYaml {
  const problems = syntaxProblems(text, document);
  if (problems.some((problem) => problem.kind !== 'duplicate-key')) return { value: null, problems };
  return withData(document, problems);
}

/** Aliases may name nothing, or multiply a value without end; the library counts them and throws. */
function withData(document: Document.Parsed, problems: readonly SyntaxProblem[]): ParsedYaml {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems };
  } catch {
    return { value: null, problems: [...problems, aliasProblem(document)] };
  }
}

/** The first alias that names nothing; where all name something, there are too many, and the first is shown. */
function aliasProblem(document: Document.Parsed): SyntaxProblem {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_key, alias) => void aliases.push(alias) });
  const unknown = aliases.find((alias) => alias.resolve(document) === undefined);
  const shown = unknown ?? aliases[0];
  const [start, end] = shown?.range ?? [0, 1];
  return {
    kind: unknown === undefined ? 'too-many-aliases' : 'unknown-alias',
    start,
    end,
    word: shown?.source ?? '',
  };
}
