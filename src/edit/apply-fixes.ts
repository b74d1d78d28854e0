import type { Fix } from '../model/diagnostic.js';
import { type Wording, wording } from '../model/wording.js';
import { editYaml, type YamlEdit } from '../source/edit.js';
import { isList, isRecord } from '../source/edit-change.js';
import { sourceAt } from '../source/locate.js';
import { commentsOf, parseYaml } from '../source/parse.js';
import { fieldOf, segmentsOf } from '../source/pointer.js';

/** A fix of a value. Where the form is wrong there are no values yet: `repairForm` mends that first. */
export type FixOfValue = Exclude<Fix, { readonly kind: 'characters' }>;

/** A text with fixes made in it. */
export interface FixedText {
  readonly text: string;
  readonly done: readonly FixOfValue[];
  /** Fixes that an edit refuses, and why. */
  readonly refused: readonly { readonly fix: FixOfValue; readonly message: Wording }[];
}

/**
 * Makes fixes in the text of a file; comments and all else stay. Of fixes that touch the same value only the
 * first is made: whoever asks again finds what is left.
 */
export function applyFixes(text: string, fixes: readonly FixOfValue[]): FixedText {
  const { value: data } = parseYaml(text);
  const edits = withoutOverlaps(fixes).flatMap((fix) => {
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
function oneByOne(
  text: string,
  edits: readonly { readonly fix: FixOfValue; readonly edit: YamlEdit }[],
): FixedText {
  let current = text;
  const done: FixOfValue[] = [];
  const refused: { fix: FixOfValue; message: Wording }[] = [];
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

function editOf(fix: FixOfValue, text: string, data: unknown): YamlEdit | null {
  switch (fix.kind) {
    case 'value':
      return { kind: 'set', pointer: writtenAt(fix.place.pointer, data), value: fix.value };
    case 'quotes': {
      const pointer = writtenAt(fix.place.pointer, data);
      const value = sourceAt(text, pointer);
      return value === null ? null : { kind: 'set', pointer, value };
    }
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
function withoutOverlaps(fixes: readonly FixOfValue[]): FixOfValue[] {
  const whole = new Set<string>();
  const parts = new Set<string>();
  return fixes.filter((fix) => {
    const key = fix.place.pointer;
    const list = key.replace(/\/\d+$/u, '');
    if (whole.has(key) || whole.has(list) || parts.has(key)) return false;
    whole.add(key);
    for (let at = key; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) parts.add(at);
    return true;
  });
}
