import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EditRefusal, editYaml, type YamlEdit, type YamlValue } from '../../src/source/edit.js';
import { cpuTime } from '../cpu-time.js';

/**
 * Every folder of edits/ is a case: a text, the edits asked for, and the text that must come out, byte for byte.
 * `UPDATE=1 npx vitest run tests/source/edit.test.ts` rewrites what must come out, to be read before it is kept.
 */
const folder = 'tests/source/edits';
const names = readdirSync(folder).sort();

interface Case {
  /** What would be wrong in the world if this failed. */
  readonly about: string;
  readonly edits: readonly YamlEdit[];
}

describe('editYaml', () => {
  it('finds its cases: an empty list would prove nothing', () => {
    expect(names.length).toBeGreaterThanOrEqual(90);
  });

  for (const name of names) {
    const { about, edits } = JSON.parse(readFileSync(join(folder, name, 'edits.json'), 'utf8')) as Case;
    it(`${name}: ${about}`, () => {
      const before = readFileSync(join(folder, name, 'before.yaml'), 'utf8');
      const after = join(folder, name, 'after.yaml');
      const result = editYaml(before, edits);
      expect(result).toMatchObject({ kind: 'text' });
      if (result.kind !== 'text') return;
      if (process.env.UPDATE === '1') writeFileSync(after, result.text);
      expect(result.text).toBe(existsSync(after) ? readFileSync(after, 'utf8') : '');
      // Of edits that do not add to the same list the order says nothing.
      const appends = edits.filter(({ kind }) => kind === 'append').map(({ pointer }) => pointer);
      if (new Set(appends).size === appends.length) {
        expect(editYaml(before, edits.toReversed())).toEqual(result);
      }
    });
  }

  it('takes time that grows with the file: an import of thousands of items would never end', () => {
    const few = timeOf(100);
    const many = timeOf(1000);
    expect(many).toBeLessThan(few * 10 * 3);
  });
});

const set = (pointer: string, value: YamlValue): YamlEdit => ({ kind: 'set', pointer, value });
const remove = (pointer: string): YamlEdit => ({ kind: 'remove', pointer });
const append = (pointer: string, value: YamlValue): YamlEdit => ({ kind: 'append', pointer, value });

/** What cannot be done without touching more than was asked, and would be done wrong silently. */
const refused: readonly (readonly [
  about: string,
  reason: EditRefusal,
  pointer: string,
  text: string,
  edits: readonly YamlEdit[],
])[] = [
  ['a quote is not closed', 'mistakes', '', '名称: "甲\n', [set('/name', '乙')]],
  ['a colon is full-width', 'mistakes', '', '名称：甲\n时限: 乙\n', [set('/timeLimit', '丙')]],
  ['a key is there twice', 'mistakes', '', '名称: 甲\n名称: 乙\n', [set('/name', '丙')]],
  ['there are two documents', 'mistakes', '', '名称: 甲\n---\n名称: 乙\n', [set('/name', '丙')]],
  ['an alias names nothing', 'mistakes', '', '名称: *甲\n', [set('/name', '丙')]],
  ['a directive says how to read', 'directive', '', '%YAML 1.1\n---\n名称: 甲\n', [set('/name', 'yes')]],
  ['a directive says what tags mean', 'directive', '', '%TAG ! x:\n---\n名称: 甲\n', [set('/name', '乙')]],
  ['a value is changed twice', 'overlap', '/name', '名称: 甲\n', [set('/name', '乙'), set('/name', '丙')]],
  [
    'a value is changed by two names',
    'overlap',
    '/名称',
    '名称: 甲\n',
    [set('/name', '乙'), set('/名称', '丙')],
  ],
  [
    'an item goes of which a field changes',
    'overlap',
    '/items/0',
    '事项:\n  - 名称: 甲\n',
    [set('/items/0/name', '乙'), remove('/items/0')],
  ],
  [
    'a list is set and added to',
    'overlap',
    '/levels',
    '层级: [甲]\n',
    [set('/levels', []), append('/levels', '乙')],
  ],
  ['a field that is to go is not there', 'no-such-place', '/remarks', '名称: 甲\n', [remove('/remarks')]],
  [
    'an item is not there',
    'no-such-place',
    '/items/1',
    '事项:\n  - 名称: 甲\n',
    [set('/items/1/name', '乙')],
  ],
  ['an index is no number', 'no-such-place', '/items/x', '事项:\n  - 名称: 甲\n', [set('/items/x', '乙')]],
  ['a list is not there', 'no-such-place', '/items/0', '名称: 甲\n', [set('/items/0/name', '乙')]],
  ['a text has no fields', 'wrong-shape', '/name', '名称: 甲\n', [set('/name/x', '乙')]],
  ['a text is no list', 'wrong-shape', '/name', '名称: 甲\n', [append('/name', '乙')]],
  ['a record is no list', 'wrong-shape', '/defaults', '默认:\n  名称: 甲\n', [append('/defaults', '乙')]],
  ['nothing would be left', 'wrong-shape', '', '名称: 甲\n', [remove('/name')]],
  ['the whole file is asked for', 'wrong-shape', '', '名称: 甲\n', [set('', { name: '乙' })]],
  ['no element would be left', 'wrong-shape', '', '- 甲\n', [remove('/0')]],
  ['a record has no brackets of its own', 'wrong-shape', '/0', '[a: 甲]\n', [set('/0/a', '乙')]],
  [
    'a field is there in two languages',
    'repeated-field',
    '/name',
    '名称: 甲\nname: 乙\n',
    [set('/name', '丙')],
  ],
  ['others refer to a text', 'shared', '/a', 'a: &甲 乙\nb: *甲\n', [set('/a', '丙')]],
  ['others refer to what goes', 'shared', '/a', 'a:\n  - &甲 乙\nb: *甲\n', [remove('/a')]],
  ['others refer to what is replaced', 'shared', '/a', 'a: [&甲 乙]\nb: *甲\n', [set('/a', '丙')]],
  ['a record stands elsewhere', 'shared', '/b', 'a: &甲\n  c: 乙\nb: *甲\n', [set('/b/c', '丙')]],
  ['others refer to a record', 'shared', '/a', 'a: &甲\n  c: 乙\nb: *甲\n', [set('/a/c', '丙')]],
  [
    'fields come from elsewhere',
    'merge-key',
    '/b',
    'a:\n  c: 乙\nb:\n  <<: {c: 甲}\n  d: 丁\n',
    [set('/b/d', '丙')],
  ],
  ['a tag says what a text is', 'tag', '/a', 'a: !!str 2024\n', [set('/a', '丙')]],
  ['a tag says what a list is', 'tag', '/a', 'a: !x [乙]\n', [append('/a', '丙')]],
  ['a key stands on a line of its own', 'question-mark-key', '', '? a\n: 甲\n', [set('/a', '丙')]],
  ['a key is a list', 'question-mark-key', '', '[a, b]: 甲\nc: 乙\n', [set('/c', '丙')]],
  [
    'a key is too long for YAML',
    'unproven',
    '',
    '名称: 甲\n',
    [set(`/equivalents/${'长'.repeat(1100)}`, '乙')],
  ],
];

describe('editYaml refuses', () => {
  for (const [about, reason, pointer, text, edits] of refused) {
    it(`where ${about}`, () => {
      expect(editYaml(text, edits)).toMatchObject({ kind: 'refused', reason, pointer });
    });
  }

  it('in words a clerk understands, for every reason there is', () => {
    const answers = refused.map(([, , , text, edits]) => editYaml(text, edits));
    const messages = new Map(
      answers.map((answer) => (answer.kind === 'text' ? ['', null] : [answer.reason, answer.message])),
    );
    expect([...messages.keys()].sort()).toEqual([
      ...[
        'directive',
        'merge-key',
        'mistakes',
        'no-such-place',
        'overlap',
        'question-mark-key',
        'repeated-field',
      ],
      ...['shared', 'tag', 'unproven', 'wrong-shape'],
    ]);
    for (const message of messages.values()) expect(message?.zh).toMatch(/请|先/u);
  });
});

/** Processor time of an edit of each of so many items, the least of three. */
function timeOf(items: number): number {
  const item = (index: number): string =>
    `  - 编码: A-${index}\n    名称: 甲\n    内容:\n      - 乙\n      - 丙\n`;
  const text = `事项:\n${Array.from({ length: items }, (_, index) => item(index)).join('')}`;
  const edits = Array.from({ length: items }, (_, index) => [
    set(`/items/${index}/name`, '丁'),
    set(`/items/${index}/content`, ['乙', '戊']),
    set(`/items/${index}/remarks`, '己'),
    append('/items', { id: `B-${index}`, name: '庚' }),
  ]).flat();
  const times = Array.from({ length: 3 }, () => {
    const started = cpuTime();
    expect(editYaml(text, edits).kind).toBe('text');
    return cpuTime() - started;
  });
  return Math.min(...times);
}
