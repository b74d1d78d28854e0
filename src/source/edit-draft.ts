/**
 * A text with the changes that are to be made of it. Nothing moves while changes are collected: offsets are
 * those of the text as it was. Every line of the text ends with a line end (see `editYaml`).
 */
export class Draft {
  readonly text: string;
  readonly #splices: Splice[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get changed(): boolean {
    return this.#splices.length > 0;
  }

  replace(start: number, end: number, text: string): void {
    if (this.text.slice(start, end) !== text) this.#splices.push({ start, end, text });
  }

  /** Puts whole lines in front of the line that begins at an offset. */
  insertLines(at: number, lines: readonly string[]): void {
    const eol = this.eol(at === 0 ? 0 : at - 1);
    this.replace(at, at, lines.map((line) => line + eol).join(''));
  }

  /**
   * The text with all changes made, or null when two of them are about the same characters; these may go twice,
   * as blank lines do between two parts that both go.
   */
  result(): string | null {
    const parts: string[] = [];
    let done = 0;
    let gone = true;
    // The sort is stable: what is inserted at one place keeps its order, and stands before what is replaced.
    const ordered = [...this.#splices].sort(
      (a, b) => a.start - b.start || Math.sign(a.end - a.start) - Math.sign(b.end - b.start),
    );
    for (const { start, end, text } of ordered) {
      if (start < done && !(gone && text === '')) return null;
      parts.push(this.text.slice(done, start), text);
      done = Math.max(done, end);
      gone = text === '';
    }
    return [...parts, this.text.slice(done)].join('');
  }

  /** Where the line of an offset begins. */
  lineStart(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line of an offset ends, before its line end. */
  lineEnd(offset: number): number {
    const next = this.text.indexOf('\n', offset);
    if (next === -1) return this.text.length;
    return this.text[next - 1] === '\r' ? next - 1 : next;
  }

  /** Where the line below that of an offset begins. */
  nextLine(offset: number): number {
    const next = this.text.indexOf('\n', offset);
    return next === -1 ? this.text.length : next + 1;
  }

  /** The line end of the line of an offset. */
  eol(offset: number): string {
    return this.text.slice(this.lineEnd(offset), this.nextLine(offset)) || '\n';
  }

  /** The characters before an offset on its line; a byte order mark, which may follow blank lines, is none. */
  column(offset: number): number {
    const start = this.lineStart(offset);
    return this.text.slice(start, offset).replace(/^\ufeff/u, '').length;
  }

  /** Whether nothing but white space stands before an offset on its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  /** The comments from a line on that are indented deeper than a column, up to the first other line. */
  deeperComments(from: number, column: number): readonly Line[] {
    const found: Line[] = [];
    for (let at = from; at < this.text.length; ) {
      const [line] = this.lines(at, at + 1);
      if (line?.kind !== 'comment' || line.indent <= column) break;
      found.push(line);
      at = line.end;
    }
    return found;
  }

  /** The blank lines and comments from a line on, up to the first other line. */
  quietLines(from: number): readonly Line[] {
    const found: Line[] = [];
    for (let at = from; at < this.text.length; ) {
      const [line] = this.lines(at, at + 1);
      if (line === undefined || line.kind === 'content') break;
      found.push(line);
      at = line.end;
    }
    return found;
  }

  /** The lines from one beginning of a line to another. */
  lines(from: number, to: number): readonly Line[] {
    const lines: Line[] = [];
    for (let start = from; start < to; start = this.nextLine(start)) {
      const text = this.text.slice(start, this.lineEnd(start));
      const content = text.trim();
      const kind = content === '' ? 'blank' : content.startsWith('#') ? 'comment' : 'content';
      lines.push({
        kind,
        text,
        start,
        end: this.nextLine(start),
        indent: text.length - text.trimStart().length,
      });
    }
    return lines;
  }
}

export interface Line {
  readonly kind: 'blank' | 'comment' | 'content';
  /** Without its line end. */
  readonly text: string;
  readonly start: number;
  /** Where the next line begins. */
  readonly end: number;
  readonly indent: number;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
