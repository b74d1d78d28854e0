import type { Proposals } from '../model/merge.js';
import { fieldNames, levelNames } from '../model/vocabulary.js';
import type { YamlEdit, YamlRecord } from '../source/edit.js';
import { stringifyYaml } from '../source/stringify.js';

export interface RegisterEdit {
  readonly path: string;
  readonly edits: readonly YamlEdit[];
  /** The text of a register that is not there yet. */
  readonly created: string | null;
}

/** Proposed agencies and domains → the edits that enter them in agencies.yaml and gongkai.yaml. */
export function registerEdits(
  { agencies, domains }: Proposals,
  texts: ReadonlyMap<string, string>,
): RegisterEdit[] {
  const found: RegisterEdit[] = [];
  if (agencies.length > 0) {
    const path = [...texts.keys()].find((each) => /^(?:agencies|单位)\.ya?ml$/iu.test(each));
    const records = agencies.map(({ id, name, level }) => ({ id, name, level: levelNames[level] }));
    found.push(
      path === undefined
        ? { path: 'agencies.yaml', edits: [], created: newRegister(records) }
        : { path, edits: appending('/agencies', records), created: null },
    );
  }
  const named = domains.flatMap(({ name, lead }) => (lead === null ? [] : [{ name, lead }]));
  const path = [...texts.keys()].find((each) => /^gongkai\.ya?ml$/iu.test(each));
  if (named.length > 0 && path !== undefined) {
    found.push({ path, edits: appending('/domains', named), created: null });
  }
  return found;
}

/** Records at the end of a list of a file, in their order. */
export function appending(pointer: string, records: readonly YamlRecord[]): YamlEdit[] {
  return records.map((value) => ({ kind: 'append', pointer, value }));
}

function newRegister(records: readonly Readonly<Record<string, string>>[]): string {
  const list = fieldNames.agencies ?? 'agencies';
  return stringifyYaml(
    {
      [list]: records.map((record) =>
        Object.fromEntries(
          Object.entries(record).map(([field, value]) => [fieldNames[field] ?? field, value]),
        ),
      ),
    },
    {
      comment: [
        '单位登记册：公开主体和责任单位都在这里登记。导入时按表中的名称登记，请补上别名、电话和地址，核对层级。',
      ],
      records: list,
      oneLine: [],
    },
  );
}
