import type { Fix } from '../model/diagnostic.js';
import { type Wording, wording } from '../model/wording.js';
import { editYaml, type YamlEdit } from '../source/edit.js';
import { isList, isRecord } from '../source/edit-change.js';
import { sourceAt } from '../source/locate.js';
import { commentsOf, parseYaml } from '../source/parse.js';
import { fieldOf, segmentsOf } from '../source/pointer.js';
import { spliced } from '../source/repair.js';

/** A text with fixes made in it. */
export interface FixedText {
  readonly text: string;
  readonly done: readonly Fix[];
  /** Fixes that an edit refuses, and why. */
  readonly refused: readonly { readonly fix: Fix; readonly message: Wording }[];
}

/**
 * Makes fixes in the text of a file; comments and all else stay. Of fixes that touch the same value only the
 * first is made: whoever asks again finds what is left.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): FixedText {
  const apart = withoutOverlaps(fixes);
  const characters = apart.flatMap((fix) => (fix.kind === 'characters' ? [fix] : []));
  // Where the form is wrong there are no values yet.
  if (characters.length > 0) {
    const splices = characters.map(({ place: { start, end }, text: words }) => ({ start, end, text: words }));
    return { text: spliced(text, splices), done: characters, refused: [] };
  }
  const { value: data } = parseYaml(text);
  const edits = apart.flatMap((fix) => {
    const edit = editOf(fix, text, data);
    return edit === null ? [] : [{ fix, edit }];
  });
  const whole = editYaml(
    text,
    edits.map(({ edit }) => edit),
  );
  return whole.kind === 'text' && hasComments(whole.text, text)
    ? { text: whole.text, done: edits.map(({ fix }) => fix), refused: [] }
    : oneByOne(text, edits);
}

/** One refusal must not stand in the way of all others. */
function oneByOne(text: string, edits: readonly { readonly fix: Fix; readonly edit: YamlEdit }[]): FixedText {
  let current = text;
  const done: Fix[] = [];
  const refused: { fix: Fix; message: Wording }[] = [];
  for (const { fix, edit } of edits) {
    const edited = editYaml(current, [edit]);
    if (edited.kind === 'refused') {
      refused.push({ fix, message: edited.message });
    } else if (!hasComments(edited.text, current)) {
      refused.push({ fix, message: commentLost });
    } else {
      current = edited.text;
      done.push(fix);
    }
  }
  return { text: current, done, refused };
}

/** Whether a text has every comment of the one before. */
function hasComments(text: string, before: string): boolean {
  if (!before.includes('#')) return true;
  const sorted = (of: string): string => commentsOf(of).sort().join('\n');
  return sorted(text) === sorted(before);
}

const commentLost = wording(
  '改动会丢掉这里的注释，请直接在文件中修改',
  'the comment here would be lost: change the file by hand',
);

function editOf(fix: Fix, text: string, data: unknown): YamlEdit | null {
  switch (fix.kind) {
    case 'value':
      return { kind: 'set', pointer: writtenAt(fix.place.pointer, data), value: fix.value };
    case 'quotes': {
      const pointer = writtenAt(fix.place.pointer, data);
      const value = sourceAt(text, pointer);
      return value === null ? null : { kind: 'set', pointer, value };
    }
    case 'characters':
      return null;
    default:
      return fix satisfies never;
  }
}

/** A text that stands for a list of one has no first element: the value of the list is meant. */
function writtenAt(pointer: string, data: unknown): string {
  if (!pointer.endsWith('/0')) return pointer;
  const list = pointer.slice(0, -2);
  let value = data;
  for (const segment of segmentsOf(list)) {
    if (!isRecord(value) && !isList(value)) return pointer;
    const found = Object.entries(value).find(([key]) => key === segment || fieldOf(key) === fieldOf(segment));
    value = found?.[1];
  }
  return isList(value) ? pointer : list;
}

/** The first of those that are about the same value: a list is about each of its elements too. */
function withoutOverlaps(fixes: readonly Fix[]): Fix[] {
  const whole = new Set<string>();
  const parts = new Set<string>();
  return fixes.filter((fix) => {
    const key = fix.kind === 'characters' ? `@${fix.place.start}` : fix.place.pointer;
    const list = key.replace(/\/\d+$/u, '');
    if (whole.has(key) || whole.has(list) || parts.has(key)) return false;
    whole.add(key);
    for (let at = key; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) parts.add(at);
    return true;
  });
}
