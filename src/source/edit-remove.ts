import type { Draft, Line } from './edit-draft.js';
import { type BlockEntry, endOfLines, endsInBlockText, endsInKept } from './edit-node.js';

/** Takes parts out of a record or list written in lines, not all of them; see `changeValue`. */
export function removeEntries(entries: readonly BlockEntry[], gone: ReadonlySet<number>, draft: Draft): void {
  for (let first = 0; first < entries.length; first += 1) {
    if (!gone.has(first)) continue;
    let last = first;
    while (gone.has(last + 1)) last += 1;
    removeRun(entries, first, last, draft);
    first = last;
  }
}

/** Takes parts out that follow each other. */
function removeRun(entries: readonly BlockEntry[], first: number, last: number, draft: Draft): void {
  const run = entries.slice(first, last + 1);
  const [top] = run;
  if (top === undefined) return;
  if (!draft.startsLine(top.start)) {
    removeBehindDash(run, entries[last + 1], draft);
    return;
  }
  const before = entries[first - 1];
  const above = linesAbove(top, before, draft);
  const kept: Line[] = [];
  for (const [index, entry] of run.entries()) {
    const end = endOfLines(entry, draft);
    draft.replace(draft.lineStart(entry.start), end, '');
    const next = run[index + 1];
    if (next === undefined) continue;
    const between = draft.lines(end, draft.lineStart(next.start));
    if (between.some(({ kind }) => kind === 'comment')) kept.push(...between);
    else removeLines(between, draft);
  }
  const bottom = endOfLines(run.at(-1) ?? top, draft);
  const after = draft.quietLines(bottom);
  if (before !== undefined && endsInBlockText(before.node)) {
    for (const line of [...kept, ...after]) outdent(line, top.column, draft);
  }
  closeGap([...above, ...kept], after, before, bottom === draft.text.length, draft);
}

/**
 * The first parts go from behind a dash, which stays: what follows moves up to it, the next field or a comment
 * in front of that.
 */
function removeBehindDash(run: readonly BlockEntry[], next: BlockEntry | undefined, draft: Draft): void {
  const start = run[0]?.start ?? 0;
  for (const [index, entry] of run.entries()) {
    const following = run[index + 1] ?? next;
    if (following === undefined) return;
    const comment = draft
      .lines(endOfLines(entry, draft), draft.lineStart(following.start))
      .find(({ kind }) => kind === 'comment');
    if (comment === undefined) continue;
    draft.replace(start, comment.start + comment.indent, '');
    for (const { start, ...rest } of run.slice(index + 1)) {
      draft.replace(draft.lineStart(start), endOfLines({ start, ...rest }, draft), '');
    }
    return;
  }
  draft.replace(start, next?.start ?? start, '');
}

/** The blank lines and comments between a part and the one before it, or its record's or list's beginning. */
function linesAbove(entry: BlockEntry, before: BlockEntry | undefined, draft: Draft): readonly Line[] {
  const end = draft.lineStart(entry.start);
  if (before !== undefined) return draft.lines(draft.nextLine(before.end), end);
  let start = end;
  while (start > 0) {
    const [line] = draft.lines(draft.lineStart(start - 1), start);
    if (line === undefined || line.kind === 'content') break;
    start = line.start;
  }
  return draft.lines(start, end);
}

/** Leaves one blank line where there would be two, and none at the beginning and at the end. */
function closeGap(
  above: readonly Line[],
  after: readonly Line[],
  before: BlockEntry | undefined,
  atEnd: boolean,
  draft: Draft,
): void {
  const last = above.at(-1);
  const enough =
    last === undefined ? before === undefined || endsInKept(before.node, draft) : last.kind === 'blank';
  if (enough) removeLines(leadingBlank(after), draft);
  if (enough && atEnd) removeLines(leadingBlank([...above].reverse()), draft);
}

function leadingBlank(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ kind }) => kind !== 'blank');
  return end === -1 ? lines : lines.slice(0, end);
}

function removeLines(lines: readonly Line[], draft: Draft): void {
  for (const { start, end } of lines) draft.replace(start, end, '');
}

/** A comment that was indented as part of what has gone, and could be taken for the text of a block above. */
function outdent({ kind, start, indent }: Line, column: number, draft: Draft): void {
  if (kind === 'comment' && indent > column) draft.replace(start, start + indent, ' '.repeat(column));
}
