/** A part of a collection in brackets, after a change. */
export interface FlowPart {
  /** Which of the parts before it is; null for a new one. */
  readonly from: number | null;
  /** Whether it comes from another place. */
  readonly moved: boolean;
  readonly text: string;
}

/**
 * Sets the parts of a collection in brackets, which may be laid out over lines and carry comments. What stood
 * between two parts that are still neighbours is not touched. A part that goes takes the comment behind it
 * along, unless a part that stays is on the line too; comments on lines of their own stay. A new part gets a
 * line of its own where the others have one.
 *
 * @param gaps what stands before the first part, between each two, and behind the last
 * @returns what stands between the brackets
 */
export function layOut(parts: readonly FlowPart[], gaps: readonly string[], eol: string): string {
  if (parts.length === 0 && !gaps.some(hasComment)) return '';
  return new Layout(parts, gaps, eol).set();
}

class Layout {
  readonly #parts: readonly FlowPart[];
  readonly #gaps: readonly string[];
  readonly #split: readonly Gap[];
  readonly #eol: string;
  #out = '';
  readonly #moved: ReadonlySet<number>;
  /** The part set last: its index before, null for one that has come here, -1 for the bracket. */
  #last: number | null = -1;
  /** What follows it on its line. */
  #behind = '';
  /** Comments of parts that have gone since. */
  #carried = '';
  /** White space before the first of them that began a line. */
  #inherited: string | null = null;
  /** The first part before that is neither set nor gone. */
  #next = 0;

  constructor(parts: readonly FlowPart[], gaps: readonly string[], eol: string) {
    this.#parts = parts;
    this.#gaps = gaps;
    this.#split = gaps.map(splitGap);
    this.#eol = eol;
    this.#moved = new Set(parts.flatMap(({ from, moved }) => (moved && from !== null ? [from] : [])));
  }

  set(): string {
    for (const { from, moved, text } of this.#parts) {
      if (from === null || moved) this.#setNew(from, text);
      else this.#setOld(from, text);
    }
    return this.#close();
  }

  #setOld(from: number, text: string): void {
    while (this.#next < from) this.#drop();
    this.#next = from + 1;
    if (this.#last === from - 1) {
      this.#out += this.#gaps[from] + text;
    } else {
      const own = this.#gap(from).leading;
      const inherited = this.#inherited ?? '';
      // The first part of a line that stays begins the line where those before it have gone.
      const begins = !own.includes('\n') && (inherited.includes('\n') || this.#last === -1);
      const apart = this.#last === -1 || own !== '' ? own : ' ';
      this.#join(this.#carried + (begins ? inherited : apart), text);
    }
    this.#last = from;
    this.#behind = this.#gap(from + 1).behind;
    this.#carried = '';
    this.#inherited = null;
  }

  #setNew(from: number | null, text: string): void {
    const count = this.#gaps.length - 1;
    const like = this.#last === -1 ? 0 : Math.min(Math.max(this.#next, 1), count - 1);
    const { line } = this.#gap(Math.max(0, like));
    this.#join(this.#last === -1 || line.includes('\n') ? line : ' ', text);
    this.#last = null;
    this.#behind = from === null ? '' : this.#gap(from + 1).behind;
  }

  /** Lets the next part go. */
  #drop(): void {
    const { leading, comments, line } = this.#gap(this.#next);
    const moved = this.#moved.has(this.#next);
    this.#next += 1;
    this.#carried += comments;
    if (this.#inherited?.includes('\n') !== true) this.#inherited = line;
    const shared = !leading.includes('\n') && this.#last !== -1;
    if (shared && !moved && !hasComment(this.#behind)) this.#behind = this.#gap(this.#next).behind;
  }

  #close(): string {
    const count = this.#gaps.length - 1;
    while (this.#next < count) this.#drop();
    if (this.#last === count - 1) return this.#out + this.#gaps[count];
    const { comma, leading } = this.#gap(count);
    const sign = comma && this.#last !== -1 ? ',' : '';
    this.#add(sign, this.#carried + leading);
    return this.#out;
  }

  #join(leading: string, text: string): void {
    this.#add(this.#last === -1 ? '' : ',', leading);
    this.#out += text;
  }

  /** Goes on behind the last part, never inside the comment behind it. */
  #add(sign: string, leading: string): void {
    const behind = this.#last === -1 ? this.#gap(0).behind : this.#behind;
    const line = this.#split.find((gap) => gap.line.includes('\n'))?.line ?? this.#eol;
    const breaks = hasComment(behind) && !/^[ \t]*\r?\n/u.test(leading);
    const ends = /#[^\n]*$/u.test(leading);
    this.#out += sign + behind + (breaks ? line + leading.trimStart() : leading) + (ends ? line : '');
  }

  #gap(index: number): Gap {
    return this.#split[index] ?? { comma: false, behind: '', leading: '', comments: '', line: '' };
  }
}

interface Gap {
  readonly comma: boolean;
  /** What stands behind the part before, on its line. */
  readonly behind: string;
  /** What stands before the part after: line ends, comments on their own lines, indentation. */
  readonly leading: string;
  /** Of `leading`: the lines of comments, each behind a line end. */
  readonly comments: string;
  /** Of `leading`: the last line end and the indentation; spaces where there is no line end. */
  readonly line: string;
}

function splitGap(gap: string): Gap {
  const comma = /^(?:[^#,]|#[^\n]*\n)*,/u.exec(gap);
  const rest = comma === null ? gap : gap.slice(0, comma[0].length - 1) + gap.slice(comma[0].length);
  const lineEnd = rest.search(/\r?\n/u);
  const behind = lineEnd === -1 ? '' : rest.slice(0, lineEnd);
  const leading = lineEnd === -1 ? rest : rest.slice(lineEnd);
  const line = /(?:\r?\n)?[^\n]*$/u.exec(leading)?.[0] ?? '';
  return {
    comma: comma !== null,
    behind,
    leading,
    comments: hasComment(leading) ? leading.slice(0, leading.length - line.length) : '',
    line,
  };
}

function hasComment(gap: string): boolean {
  return gap.includes('#');
}
