import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { schemaNodes } from '../../src/load/schemas.js';

it('has schemas that are schemas: the program trusts them and does not look again', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const nodes = [...schemaNodes().values()];
  expect(nodes.length).toBeGreaterThan(8);
  for (const node of nodes) expect(ajv.validateSchema(node), node.$id).toBe(true);
});
