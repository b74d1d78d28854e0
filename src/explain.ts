import { existsSync, readFileSync } from 'node:fs';
import { packageFile } from './load/package.js';
import type { Example, Explanation } from './model/explanation.js';
import type { Wording } from './model/wording.js';
import { parseYaml } from './source/parse.js';

export { claimGroups } from './claims.js';

interface AuthoredExplanation extends Omit<Example, 'beside'> {
  readonly why: Wording;
  readonly noExample?: Wording;
  /** Lines by path; null where only the file's being there counts. */
  readonly beside?: Readonly<Record<string, string | null>>;
}

/** The explanation of a claim, from `catalog/explanations/`; null where the package has none. */
export function explanationOf(code: string): Explanation | null {
  const path = packageFile(`catalog/explanations/${code}.yaml`);
  if (!existsSync(path)) return null;
  const { value } = parseYaml(readFileSync(path, 'utf8'));
  const read = value as AuthoredExplanation | null;
  if (read === null) return null;
  const { why, noExample, file, wrongFile, within, wrong, right } = read;
  const beside = Object.entries(read.beside ?? {}).map(([path, lines]) => ({ path, lines }));
  const example =
    noExample === undefined
      ? { file, wrongFile: wrongFile ?? null, within, wrong, right, beside }
      : { none: noExample };
  return { code, why, example };
}
