import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  entryFieldDescriptions,
  fieldNames,
  testedFieldNames,
  testedFields,
} from '../../src/model/vocabulary.js';

it('lets house rules ask of every field of entries, by its own name: a word known in one place only would not be found', () => {
  const untested = ['inherits', 'equivalents'];
  const fields = Object.keys(entryFieldDescriptions).filter((field) => !untested.includes(field));
  expect([...testedFields].sort()).toEqual(fields.sort());
  for (const field of testedFields) expect(testedFieldNames[field]).toBe(fieldNames[field]);
  const schema = JSON.parse(readFileSync('schemas/common.json', 'utf8'));
  for (const code of Object.values(schema.$defs.testedField['x-zh-words']))
    expect(testedFields).toContain(code);
});
