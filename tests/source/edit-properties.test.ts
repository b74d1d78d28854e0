import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editYaml } from '../../src/source/edit.js';
import { text as anyString, editsOf } from './edit-arbitraries.js';
import { type OddComment, type OddFile, oddFile } from './edit-files.js';
import {
  applied,
  commentsIn,
  type Plain,
  readEnglish,
  type Span,
  unified,
  written,
  type YamlEdit,
  type YamlValue,
} from './edit-oracle.js';

const folder = 'catalog/example/entries';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
/** How often edits are drawn for a file, and by which seed: `EDIT_RUNS=50 EDIT_SEED=1` draws more and others. */
const runs = Number(process.env.EDIT_RUNS ?? 5);
const seed = Number(process.env.EDIT_SEED ?? 20260630);

describe('edits of the entries of the example', () => {
  it('finds the files: an empty list would prove nothing', () => {
    expect(files.length).toBeGreaterThan(45);
  });

  it('changes exactly what was asked and keeps every other line, whatever the texts', () => {
    for (const [number, { path, text }] of files.entries()) {
      const data = readEnglish(text);
      check(path, number, text, editsOf(data), (edits) => {
        const edited = textAfter(text, edits);
        expect(unified(readEnglish(edited))).toEqual(unified(applied(data, edits)));
        expectLinesKept(text, edited, edits);
      });
    }
  });

  it('changes no byte where fields are given what they have', () => {
    let fields = 0;
    for (const { text } of files) {
      const own = ownValues(readEnglish(text));
      expect(textAfter(text, own)).toBe(text);
      fields += own.length;
    }
    expect(fields).toBeGreaterThan(3000);
  });

  it('has the data of the beginning when all is changed back', () => {
    for (const [number, { path, text }] of files.entries()) {
      const data = readEnglish(text);
      const own = new Map(ownValues(data).map((edit) => [edit.pointer, edit]));
      check(path, number, text, editsOf(data), (edits) => {
        const there = edits.filter(({ pointer, kind }) => kind !== 'append' && own.has(pointer));
        const back = there.flatMap(({ pointer }) => own.get(pointer) ?? []);
        expect(unified(readEnglish(textAfter(textAfter(text, there), back)))).toEqual(unified(data));
      });
    }
  });
});

describe('edits of files in odd styles', () => {
  const odd = oddFiles(500);

  it('changes exactly what was asked, keeps every line, comment, line end and mark not asked about', () => {
    for (const { number, text, data, comments } of odd) {
      check('file', number, text, editsOf(data), (edits) => {
        const edited = textAfter(text, edits);
        expect(unified(readEnglish(edited))).toEqual(unified(applied(data, edits)));
        expectLinesKept(text, edited, edits);
        expectCommentsKept(comments, edited, edits);
        expect(edited.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
        expect(edited.endsWith('\n')).toBe(text.endsWith('\n'));
        if (text.includes('\r\n')) expect(edited).not.toMatch(/(?<!\r)\n/u);
        else expect(edited).not.toContain('\r');
      });
    }
  });

  it('changes no byte where fields are given what they have', () => {
    for (const { text, data } of odd) expect(textAfter(text, ownValues(data))).toBe(text);
  });
});

describe('any text', () => {
  it('is edited or refused, never answered with an exception', () => {
    const line = fc.constantFrom(
      ...[
        'a: 甲',
        'b:',
        '- c',
        '  - d',
        '    e: f',
        '[g, {h: i}]',
        'j: [k',
        'l: |',
        '  m',
        '# n',
        '? o',
        ': p',
        '...',
        '---',
      ],
      ...[
        '&q r',
        '*q',
        '<<: *q',
        '!s t',
        "'u",
        'v: "w',
        '',
        '%YAML 1.1',
        'x: {y: z}',
        '  : a',
        '- - b',

        '\ufeff',
      ],
    );
    const lines = fc.array(line, { maxLength: 8 });
    const harmless = fc.tuple(fc.nat({ max: 12 }), fc.constantFrom('', '# 注', '\t# 注', '#', '# [{"'));
    const odd = fc
      .tuple(
        fc.nat(),
        fc.nat(),
        fc.oneof(
          line,
          harmless.map(([indent, text]) => ' '.repeat(indent) + text),
        ),
      )
      .map(([seed, place, other]) => {
        const all = oddFile(seed).text.split(/\r?\n/u);
        return all.toSpliced(place % all.length, 0, other);
      });
    const anyText = fc
      .tuple(fc.oneof(lines, odd, odd), fc.constantFrom('\n', '\r\n'))
      .map(([all, eol]) => all.join(eol));
    const pointer = fc.constantFrom(
      ...[
        '/items/0/name',
        '/items/1/timeLimit',
        '/items/0/content',
        '/items/0/content/0',
        '/items',
        '/items/0',
      ],
      ...['/defaults/audience/group', '/defaults', '/domain', '/a', '/b', '/x/y', '/0', '/0/e', ''],
    );
    const edit = fc.record({
      kind: fc.constantFrom('set', 'set', 'append', 'remove'),
      pointer,
      value: fc.oneof(anyString, fc.array(anyString), fc.dictionary(anyString, anyString)),
    });
    const answers = new Map<string, number>();
    fc.assert(
      fc.property(anyText, fc.array(edit, { minLength: 1, maxLength: 2 }), (text, edits) => {
        const result = editYaml(text, edits as YamlEdit[]);
        const answer = result.kind === 'text' ? 'text' : result.reason;
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }),
      { numRuns: 400 * runs, seed },
    );
    expect(answers.get('text')).toBeGreaterThan(300);
    // What cannot be done is known before: that a result has to be thrown away is rare.
    expect(answers.get('unproven') ?? 0).toBeLessThan(runs);
  });
});

/** Holds a property of edits of a text; what fails is shown with the text. */
function check(
  name: string,
  number: number,
  text: string,
  edits: fc.Arbitrary<YamlEdit[]>,
  holds: (edits: readonly YamlEdit[]) => void,
): void {
  const result = fc.check(fc.property(edits, holds), { numRuns: runs, seed: seed + number });
  if (!result.failed) return;
  const counterexample = JSON.stringify(result.counterexample);
  throw new Error(`${name} ${number}\n${text}\n${counterexample}`, { cause: result.errorInstance });
}

/** Files that say what was meant; a comment behind a text in a block is text, and such files are passed over. */
function oddFiles(count: number): readonly (OddFile & { readonly number: number })[] {
  const found: (OddFile & { readonly number: number })[] = [];
  for (let number = 1; found.length < count; number += 1) {
    const file = oddFile(number);
    if (isAsMeant(file)) found.push({ ...file, number });
    else if (number - found.length > count / 10) throw new Error('too many files say something else');
  }
  return found;
}

function isAsMeant({ text, data, comments }: OddFile): boolean {
  const all = commentsIn(text).toSorted();
  const meant = comments.map((comment) => comment.text).toSorted();
  return (
    JSON.stringify(all) === JSON.stringify(meant) &&
    JSON.stringify(readEnglish(text)) === JSON.stringify(data)
  );
}

function textAfter(text: string, edits: readonly YamlEdit[]): string {
  const result = editYaml(text, edits);
  expect(result, JSON.stringify(edits)).toMatchObject({ kind: 'text' });
  return result.kind === 'text' ? result.text : '';
}

/** For every field of a file: the edit that gives it what it has. */
function ownValues(data: Plain): YamlEdit[] {
  const { defaults = {}, items } = data as { defaults?: Plain; items: Plain[] | null };
  return [
    ['/defaults', defaults] as const,
    ...(items ?? []).map((item, index) => [`/items/${index}`, item] as const),
  ].flatMap(([at, record]) =>
    Object.entries(record as { [key: string]: Plain }).map(
      ([field, value]): YamlEdit => ({ kind: 'set', pointer: `${at}/${field}`, value: value as YamlValue }),
    ),
  );
}

/** Every line that is not of a changed value is there after, in order. */
function expectLinesKept(before: string, after: string, edits: readonly YamlEdit[]): void {
  const lines = before.split('\n');
  const touched = new Set<number>();
  const dashes: number[] = [];
  const touch = ({ from, to }: Span): void => {
    for (let line = from; line <= to; line += 1) touched.add(line);
  };
  for (const edit of edits) {
    const parent = written(before, edit.pointer.replace(/\/[^/]*$/u, ''));
    // Where nothing is, or nothing is left, the key of the record around gets `{}`, `[]` or a value.
    if (parent?.kind === 'nothing' || parent?.kind === 'brackets') touch(parent);
    if (parent !== null && edit.kind === 'remove') touched.add(parent.from);
    const own = written(before, edit.pointer);
    if (own === null || (edit.kind === 'append' && own.kind === 'list')) continue;
    touch(own);
    if (edit.kind === 'set' && own.kind === 'list') leaveElements(edit.value, edit.pointer);
    if (edit.kind === 'remove' && /^ *- /u.test(lines[own.from] ?? '')) dashes.push(own.to);
  }
  // The next field moves up to the dash of one that went, or a comment above that field.
  for (const line of dashes) {
    let next = line + 1;
    while (lines[next]?.trim() === '' || touched.has(next)) next += 1;
    touched.add(next);
  }
  const present = after.split('\n').map(comparable);
  let position = 0;
  for (const [index, line] of lines.entries()) {
    if (touched.has(index) || line.trim() === '') continue;
    position = present.indexOf(comparable(line), position) + 1;
    expect(position, `the line is gone: ${line}`).toBeGreaterThan(0);
  }

  /** Elements at the beginning and end of a list that are the same keep their lines. */
  function leaveElements(value: YamlValue, pointer: string): void {
    const field = pointer.split('/').at(-1) ?? '';
    const old = at(readEnglish(before), pointer) as Plain[];
    const now = unified(value as Plain, field);
    if (!Array.isArray(now) || now.length === 0) return;
    const leave = (index: number): void => {
      const span = written(before, `${pointer}/${index}`);
      if (span !== null) for (let line = span.from; line <= span.to; line += 1) touched.delete(line);
    };
    let same = 0;
    for (; same < old.length && same < now.length && isEqual(old[same], now[same]); same += 1) leave(same);
    for (
      let end = 1;
      end <= Math.min(old.length, now.length) - same && isEqual(old.at(-end), now.at(-end));
      end += 1
    ) {
      leave(old.length - end);
    }
  }
}

function isEqual(a: Plain | undefined, b: Plain | undefined): boolean {
  return JSON.stringify(unified(a ?? null)) === JSON.stringify(unified(b ?? null));
}

function at(data: Plain, pointer: string): Plain {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Plain>((value, segment) => (value as { [key: string]: Plain })[segment] ?? null, data);
}

/** Comments may come to stand less deep; the end of a file may come to be the end of a line. */
function comparable(line: string): string {
  return line.trimStart().startsWith('#') ? line.trim() : line.replace(/^\ufeff|\r$/gu, '');
}

/** Every comment is there once, but those that go with what goes. */
function expectCommentsKept(
  comments: readonly OddComment[],
  after: string,
  edits: readonly YamlEdit[],
): void {
  const present = commentsIn(after).toSorted();
  const stay = comments
    .filter((comment) => !edits.some((edit) => maySwallow(edit, comment)))
    .map(({ text }) => text);
  expect(present.filter((text) => stay.includes(text))).toEqual(stay.toSorted());
  expect(comments.map(({ text }) => text)).toEqual(expect.arrayContaining([...new Set(present)]));
}

function maySwallow({ kind, pointer }: YamlEdit, comment: OddComment): boolean {
  if (kind === 'append') return false;
  const inside = comment.pointer.startsWith(`${pointer}/`);
  if (kind === 'remove') return inside || (comment.pointer === pointer && comment.where === 'behind');
  const depth = comment.pointer.split('/').length - pointer.split('/').length;
  return inside && (comment.where === 'behind' || depth > 1);
}
