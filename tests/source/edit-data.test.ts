import { describe, expect, it } from 'vitest';
import { fieldNames, fieldSpellings } from '../../src/model/vocabulary.js';
import type { YamlEdit } from '../../src/source/edit.js';
import { dataAfter, dataOf, fingerprint, isSame } from '../../src/source/edit-data.js';
import { fieldOf } from '../../src/source/pointer.js';

const before = {
  领域: '旅游',
  默认: null,
  事项: [
    { 编码: 'A-1', 名称: '甲', 内容: ['乙', '丙'], 依据: '丁', 对应: { name: '甲', 名称: '乙' } },
    { id: 'A-2', 年份: 2024 },
  ],
};

/** Whether a result would be taken for what these edits ask for. */
function passes(edits: readonly YamlEdit[], result: unknown): boolean {
  const expected = dataAfter(before, edits);
  return expected !== null && isSame(expected, dataOf(result));
}

function changed(change: (data: typeof before & Record<string, unknown>) => void): unknown {
  const copy = structuredClone(before);
  change(copy);
  return copy;
}

describe('the proof of an edit', () => {
  const name: YamlEdit = { kind: 'set', pointer: '/items/0/name', value: '新' };
  const first = (data: typeof before): Record<string, unknown> => data.事项[0] as Record<string, unknown>;

  it('lets what was asked for pass', () => {
    expect(passes([], before)).toBe(true);
    expect(
      passes(
        [name],
        changed((data) => Object.assign(first(data), { 名称: '新' })),
      ),
    ).toBe(true);
    expect(
      passes(
        [{ kind: 'append', pointer: '/items', value: { id: 'A-3', content: ['甲'] } }],
        changed((data) => data.事项.push({ 编码: 'A-3', 内容: '甲' } as never)),
      ),
    ).toBe(true);
    expect(
      passes(
        [
          { kind: 'remove', pointer: '/items/0' },
          { kind: 'set', pointer: '/items/1/remarks', value: '乙' },
          { kind: 'set', pointer: '/defaults/audience/group', value: '农户' },
        ],
        { 领域: '旅游', 默认: { 对象: { 特定群体: '农户' } }, 事项: [{ id: 'A-2', 年份: 2024, 备注: '乙' }] },
      ),
    ).toBe(true);
  });

  it('lets nothing else pass: a file would be changed where nobody asked', () => {
    const wrong: readonly ((data: typeof before & Record<string, unknown>) => void)[] = [
      () => undefined,
      (data) => Object.assign(first(data), { 名称: '旧' }),
      (data) => Object.assign(first(data), { 名称: '新', 内容: ['乙'] }),
      (data) => Object.assign(first(data), { 名称: '新', 内容: ['丙', '乙'] }),
      (data) => Object.assign(first(data), { 名称: '新', 依据: ['丁'] }),
      (data) => Object.assign(first(data), { 名称: '新', 备注: '' }),
      (data) => Object.assign(first(data), { 名称: '新', 对应: { name: '乙', 名称: '甲' } }),
      (data) => Object.assign(first(data), { 名称: ['新'] }),
      (data) => data.事项.pop(),
      (data) => data.事项.reverse(),
      (data) =>
        Object.assign(data, {
          事项: data.事项.map((item, at) =>
            at === 0 ? { ...item, 名称: '新' } : { id: 'A-2', 年份: '2024' },
          ),
        }),
      (data) =>
        Object.assign(data, {
          默认: {},
          事项: data.事项.map((item, at) => (at === 0 ? { ...item, 名称: '新' } : item)),
        }),
    ];
    for (const change of wrong) expect(passes([name], changed(change))).toBe(false);
  });

  it('takes a text for a list of one only where it was asked for and the schemas allow it', () => {
    const basis: YamlEdit = { kind: 'set', pointer: '/items/0/basis', value: ['新'] };
    expect(
      passes(
        [basis],
        changed((data) => Object.assign(first(data), { 依据: '新' })),
      ),
    ).toBe(true);
    expect(
      passes(
        [basis],
        changed((data) => Object.assign(first(data), { 依据: ['新'] })),
      ),
    ).toBe(true);
    const remarks: YamlEdit = { kind: 'set', pointer: '/items/0/remarks', value: ['新'] };
    expect(
      passes(
        [remarks],
        changed((data) => Object.assign(first(data), { 备注: '新' })),
      ),
    ).toBe(false);
  });

  it('has no place for edits that go nowhere', () => {
    expect(dataAfter(before, [{ kind: 'remove', pointer: '/items/0/remarks' }])).toBeNull();
    expect(dataAfter(before, [{ kind: 'remove', pointer: '/items/7' }])).toBeNull();
    expect(dataAfter(before, [{ kind: 'set', pointer: '/domain/name', value: '甲' }])).toBeNull();
    expect(dataAfter(before, [{ kind: 'append', pointer: '/domain', value: '甲' }])).toBeNull();
    expect(dataAfter(before, [{ kind: 'set', pointer: '', value: '甲' }])).toBeNull();
  });
});

describe('names of fields', () => {
  it('are one for all spellings, and never of two fields', () => {
    const names = new Map<string, string>();
    for (const [english, chinese] of Object.entries(fieldNames)) {
      for (const spelling of [english, ...(fieldSpellings[english] ?? [])]) {
        expect(names.get(spelling) ?? chinese).toBe(chinese);
        names.set(spelling, chinese);
        expect(fieldOf(spelling)).toBe(chinese);
      }
    }
    expect(fieldOf('不是字段')).toBe('不是字段');
    expect(fieldOf('constructor')).toBe('constructor');
  });

  it('do not matter for whether values are the same, nor does the order of fields', () => {
    expect(fingerprint({ 名称: '甲', 内容: ['乙'] })).toBe(fingerprint({ content: ['乙'], name: '甲' }));
    expect(fingerprint({ 对应: { name: '甲' } })).not.toBe(fingerprint({ 对应: { 名称: '甲' } }));
    expect(fingerprint(2024)).not.toBe(fingerprint('2024'));
    expect(fingerprint({ name: '甲', 名称: '乙' })).not.toBe(fingerprint({ name: '乙', 名称: '甲' }));
  });
});
