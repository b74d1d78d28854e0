/** A Markdown file in its two parts, or why it has not two. */
export type FrontMatter =
  | {
      readonly kind: 'matter';
      /** The beginning of the text with its first mark, so that offsets are those of the file. */
      readonly yaml: string;
      /** Offset of the body. */
      readonly body: number;
    }
  | {
      readonly kind: 'problem';
      /** `mark`: a line of other dashes stands where `---` should. */
      readonly problem: 'none' | 'unclosed' | 'mark';
      readonly start: number;
      readonly end: number;
    };

/** Finds the YAML between the first two lines of `---`; empty lines may stand before it. */
export function frontMatter(text: string): FrontMatter {
  const lines = linesOf(text);
  const opening = lines.find((line) => line.text.trim() !== '');
  if (opening === undefined) return { kind: 'problem', problem: 'none', start: 0, end: 0 };
  if (!isMark(opening.text)) {
    const problem = isOtherMark(opening.text) ? 'mark' : 'none';
    return { kind: 'problem', problem, start: opening.start, end: opening.end };
  }
  const below = lines.slice(lines.indexOf(opening) + 1);
  const closing = below.find((line) => isMark(line.text));
  if (closing !== undefined) {
    return { kind: 'matter', yaml: text.slice(0, closing.start), body: closing.next };
  }
  const other = below.find((line) => isOtherMark(line.text));
  return other === undefined
    ? { kind: 'problem', problem: 'unclosed', start: opening.start, end: opening.end }
    : { kind: 'problem', problem: 'mark', start: other.start, end: other.end };
}

/** Whether a file has front matter: then its fields are those of the YAML at its beginning. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/iu.test(path);
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

function linesOf(text: string): Line[] {
  return Array.from(text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/gu), ({ index, 0: whole, 1: line = '' }) => ({
    text: line,
    start: index,
    end: index + line.length,
    next: index + whole.length,
  }));
}

function isMark(line: string): boolean {
  return /^---[ \t]*$/u.test(line);
}

/** Dashes of the Chinese keyboard, full-width ones, or too few or too many. */
function isOtherMark(line: string): boolean {
  return /^\s*[-—–－─﹣]{2,}\s*$/u.test(line);
}
