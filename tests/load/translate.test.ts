import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/load/shape.js';
import { translate } from '../../src/load/translate.js';
import type { SchemaNode } from '../../src/model/schema-node.js';

/** As JSON, since an object literal with `then` looks like a promise. */
const wordOrFields = JSON.parse(`{
  "then": { "enum": ["public"], "x-zh-enum": { "public": "全社会" } },
  "else": { "properties": { "group": { "$ref": "#/$defs/text", "x-zh": "群体" } } }
}`) as SchemaNode;
const common: SchemaNode = {
  $id: 'test:common',
  $defs: {
    text: { 'x-zh': '文字' },
    way: {
      enum: ['open', 'closed'],
      'x-zh-enum': { open: '公开', closed: '不公开' },
      'x-zh-words': { '主动（公开）': 'open' },
    },
    audience: wordOrFields,
  },
};
const file: SchemaNode = {
  $id: 'test:file',
  properties: {
    name: { $ref: 'test:common#/$defs/text', 'x-zh': '名称', 'x-zh-aliases': ['事项名称'] },
    way: { $ref: 'test:common#/$defs/way', 'x-zh': '方式' },
    levels: { 'x-list': true, items: { $ref: 'test:common#/$defs/way' }, 'x-zh': '层级' },
    audience: { $ref: 'test:common#/$defs/audience', 'x-zh': '对象' },
    items: { items: { $ref: '#/$defs/item' }, 'x-zh': '事项' },
    free: { 'x-zh': '自由' },
  },
  $defs: { item: { properties: { way: { $ref: 'test:common#/$defs/way', 'x-zh': '方式' } } } },
};
const shape = shapeOf(
  file,
  new Map([
    ['test:common', common],
    ['test:file', file],
  ]),
);
const translated = (value: unknown): ReturnType<typeof translate> => translate(value, shape, 'f.yaml');

describe('shapeOf', () => {
  it('follows references to their home: fields of shared definitions would be unknown', () => {
    expect([...(shape.spellings?.keys() ?? [])]).toEqual([
      'name',
      '名称',
      '事项名称',
      'way',
      '方式',
      'levels',
      '层级',
      'audience',
      '对象',
      'items',
      '事项',
      'free',
      '自由',
    ]);
    expect(shape.spellings?.get('名称')).toMatchObject({ name: 'name', zh: '名称' });
  });

  it('refuses a reference to nothing: a field would silently accept everything', () => {
    const lost: SchemaNode = { properties: { x: { $ref: 'test:common#/$defs/lost' } } };
    expect(() => shapeOf(lost, new Map([['test:common', common]]))).toThrow('test:common#/$defs/lost');
  });
});

describe('translate', () => {
  it('turns Chinese keys, aliases and words into those of the schema, at every depth', () => {
    expect(
      translated({
        事项名称: '甲',
        方式: '公开',
        层级: ['不公开', 'open'],
        对象: { 群体: '农户' },
        事项: [{ 方式: '公开' }, { way: 'closed' }],
      }),
    ).toEqual({
      value: {
        name: '甲',
        way: 'open',
        levels: ['closed', 'open'],
        audience: { group: '农户' },
        items: [{ way: 'open' }, { way: 'closed' }],
      },
      unknownFields: [],
      repeatedFields: [],
    });
  });

  it('takes one value for a list of one, and a word where a group of fields may stand', () => {
    expect(translated({ 层级: '公开', 对象: '全社会' }).value).toEqual({
      levels: ['open'],
      audience: 'public',
    });
  });

  it('forgives width and spaces in keys and words: input methods add them unseen', () => {
    expect(translated({ ' ｎａｍｅ': '甲', 方式: '主动(公开) ' }).value).toEqual({
      name: '甲',
      way: 'open',
    });
  });

  it('leaves what it does not understand for validation, and free values as they are', () => {
    const value = { 方式: '半公开', 层级: [null, 3], 自由: { 名称: 1 } };
    expect(translated(value).value).toEqual({ way: '半公开', levels: [null, 3], free: { 名称: 1 } });
    expect(translated(null).value).toBeNull();
    expect(translated(['甲']).value).toEqual(['甲']);
  });

  it('reports fields nobody knows, with the near one or all of them, and leaves them out', () => {
    const { value, unknownFields } = translated({ 名你: '甲', 名称们: '乙', 'a/b': 1 });
    expect(value).toEqual({});
    expect(unknownFields.map(({ place, hint }) => [place, hint?.zh])).toEqual([
      [{ kind: 'node', file: 'f.yaml', pointer: '/名你', part: 'key' }, '是不是“名称”？'],
      [{ kind: 'node', file: 'f.yaml', pointer: '/名称们', part: 'key' }, '是不是“名称”？'],
      [
        { kind: 'node', file: 'f.yaml', pointer: '/a~1b', part: 'key' },
        '这里可以写：名称、方式、层级、对象、事项、自由',
      ],
    ]);
  });

  it('keeps the first of two spellings of a field and reports the second where it stands', () => {
    const { value, repeatedFields } = translated({ 事项: [{ 方式: '公开', way: 'closed' }] });
    expect(value).toEqual({ items: [{ way: 'open' }] });
    expect(repeatedFields.map(({ place, message }) => [place, message.zh])).toEqual([
      [
        { kind: 'node', file: 'f.yaml', pointer: '/items/0/way', part: 'key' },
        '“way”与“方式”是同一个字段，只能写一次',
      ],
    ]);
  });

  it('takes keys that every object has for unknown fields', () => {
    const { value, unknownFields } = translated(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'));
    expect(value).toEqual({});
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(unknownFields).toHaveLength(2);
  });
});
