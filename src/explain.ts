import { existsSync, readFileSync } from 'node:fs';
import { packageFile } from './load/package.js';
import type { Example, Explanation } from './model/explanation.js';
import type { Wording } from './model/wording.js';
import { parseYaml } from './source/parse.js';

export { claimGroups } from './claims.js';

/** The explanation of a claim, from `catalog/explanations/`; null where the package has none. */
export function explanationOf(code: string): Explanation | null {
  const path = packageFile(`catalog/explanations/${code}.yaml`);
  if (!existsSync(path)) return null;
  const { value } = parseYaml(readFileSync(path, 'utf8'));
  const read = value as (Example & { why: Wording; noExample?: Wording }) | null;
  if (read === null) return null;
  const { why, noExample, file, wrongFile, within, wrong, right } = read;
  const example =
    noExample === undefined
      ? { file, wrongFile: wrongFile ?? null, within, wrong, right }
      : { none: noExample };
  return { code, why, example };
}
