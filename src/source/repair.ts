import { parseYaml } from './parse.js';
import { isField } from './pointer.js';
import type { SyntaxKind, SyntaxProblem } from './syntax.js';

/** Other characters for a stretch of a text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text whose form was mended. */
export interface RepairedForm {
  readonly text: string;
  /** What was mended, one for each place. */
  readonly mended: readonly SyntaxKind[];
  /** What is still wrong: then nothing should be made of the text. */
  readonly problems: readonly SyntaxProblem[];
}

/** More rounds than this are not worth the wait: the file was made by no person. */
const mostRounds = 60;

/** How a mistake of form is mended where there is one way only; null where the author must say. */
export function repairOf({ kind, start, end, word }: SyntaxProblem, text: string): Splice | null {
  switch (kind) {
    case 'full-width-colon': {
      const spaces = /^[ \u3000]*/u.exec(text.slice(end))?.[0].length ?? 0;
      const last = /^(?:\r?\n|$)/u.test(text.slice(end + spaces));
      return { start, end: end + spaces, text: last ? ':' : ': ' };
    }
    case 'full-width-space':
      return { start, end, text: '  '.repeat(end - start) };
    case 'tab': {
      const line = text.lastIndexOf('\n', start - 1) + 1;
      const indent = /^[ \t]*(?:-[ \t]+)*/u.exec(text.slice(line))?.[0] ?? '';
      const spaces = withoutTabs(indent);
      return spaces === indent ? null : { start: line, end: line + indent.length, text: spaces };
    }
    case 'missing-space':
      return isField(word) ? { start: end, end, text: ' ' } : null;
    default:
      return null;
  }
}

/**
 * Mends the mistakes of form that can be mended and are asked for, over and over: the parser sees one only when
 * those before it are gone.
 */
export function repairForm(text: string, isAsked: (kind: SyntaxKind) => boolean = () => true): RepairedForm {
  let current = text;
  const mended: SyntaxKind[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const { problems } = parseYaml(current);
    const splices = new Map<number, Splice>();
    const add = (kind: SyntaxKind, splice: Splice): void => {
      if (splices.has(splice.start)) return;
      splices.set(splice.start, splice);
      mended.push(kind);
    };
    for (const problem of problems) {
      const splice = isAsked(problem.kind) ? repairOf(problem, current) : null;
      if (splice === null) continue;
      add(problem.kind, splice);
      if (problem.kind !== 'tab') continue;
      for (const like of tabbedLines(current, current.slice(splice.start, splice.end))) add('tab', like);
    }
    if (splices.size === 0) return { text: current, mended, problems };
    current = spliced(current, [...splices.values()]);
  }
  return { text: current, mended, problems: parseYaml(current).problems };
}

/**
 * All lines that begin with a tab, and the fields that begin like one with a tab behind its dash: of a file with one
 * there may be hundreds. None is the text of a block: that begins with spaces, and is no field.
 */
function tabbedLines(text: string, like: string): Splice[] {
  return Array.from(text.matchAll(/^([ \t]*(?:-[ \t]+)*)([^\s:：]+)/gmu)).flatMap((match): Splice[] => {
    const [, indent = '', word = ''] = match;
    if (!indent.startsWith('\t') && !(indent === like && isField(word))) return [];
    return [{ start: match.index, end: match.index + indent.length, text: withoutTabs(indent) }];
  });
}

/**
 * Tabs behind a dash, and the spaces with them, are one space, so that what stands below comes to its column; others
 * are a step of two.
 */
function withoutTabs(indent: string): string {
  return indent.replace(/-[ \t]*\t[ \t]*/gu, '- ').replaceAll('\t', '  ');
}

/** A text with stretches of it replaced; none may overlap another. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text: replacement } of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}
