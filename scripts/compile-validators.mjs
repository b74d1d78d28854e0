// build/validators/: for each kind of file what proves a value of it, as plain JavaScript, by the compiler of the
// schemas itself. Compiling them takes longer than most files take to be read.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import standalone from 'ajv/dist/standalone/index.js';
import { openCompiler, schemaNodes, validatorPath } from '../build/load/schemas.js';

rmSync('build/validators', { recursive: true, force: true });
const compiler = openCompiler(schemaNodes().values());
for (const name of readdirSync('schemas').filter((file) => file.endsWith('.json'))) {
  const kind = name.slice(0, -'.json'.length);
  const validate = compiler.getSchema(`gongkai:${kind}`);
  // The schema of what others have in common is of no kind of file.
  if (validate === undefined) continue;
  const path = validatorPath(kind);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, standalone.default(compiler, validate));
}
