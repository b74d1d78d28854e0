import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** The official schema is of draft 4; of what changed since it uses the name of `id` only. */
export function sarifSchema(): ReturnType<Ajv['compile']> {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync('tests/print/schemas/sarif-2.1.0-rtm.5.json', 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
