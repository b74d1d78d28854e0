import { readFileSync } from 'node:fs';
import type { OwnTemplate } from '../model/look.js';
import { type Wording, wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { type Node, nodesOf, type Said } from './template-nodes.js';
import { shippedTemplates } from './templates.js';

/** Every partial by its name, with what it is given; null for one of the workspace, which may ask for anything. */
export type Partials = ReadonlyMap<string, ReadonlySet<string> | null>;

/** What a shipped partial is given is what the shipped templates give it. */
export function partialsOf(
  own: readonly OwnTemplate[],
  shipped: readonly string[],
  parse: (text: string) => Node,
): Partials {
  const given = new Map<string, Set<string>>();
  for (const file of shipped.filter((name) => name.endsWith('.hbs'))) {
    for (const node of nodesOf(parse(readFileSync(new URL(file, shippedTemplates), 'utf8')))) {
      const name = node.type === 'PartialStatement' ? node.name?.original : undefined;
      if (name === undefined) continue;
      given.set(name, new Set([...(given.get(name) ?? []), ...keysOf(node)]));
    }
  }
  const replaced = new Set(own.map(({ name }) => name));
  return new Map(
    shipped
      .filter((file) => file.startsWith('_'))
      .map((file) => {
        const name = file.slice(1, -'.hbs'.length);
        return [name, replaced.has(file) ? null : (given.get(name) ?? null)];
      }),
  );
}

function keysOf({ hash }: Node): string[] {
  return hash?.pairs.map(({ key }) => key) ?? [];
}

/** What is wrong in how a partial is called, if anything. */
export function partialFault(node: Node, partials: Partials): Said | null {
  const name = node.name?.original;
  if (name === undefined) return unnamedPartial(partials);
  const wanted = partials.get(name);
  if (wanted === undefined) return unknownPartial(name, partials);
  const hint = wanted === null ? null : callHint(name, wanted);
  if ((node.params?.length ?? 0) > (wanted === null ? 1 : 0)) {
    return {
      message: wording(
        `给局部模板“${name}”的字段要写明用在哪里`,
        `what the partial “${name}” is given must be named`,
      ),
      hint: hint ?? wording(`写成 {{> ${name} 名称=字段}}`, `write {{> ${name} name=field}}`),
    };
  }
  if (wanted === null || hint === null) return null;
  const keys = keysOf(node);
  const unknown = keys.find((key) => !wanted.has(key));
  if (unknown !== undefined) {
    return {
      message: wording(
        `局部模板“${name}”不用“${unknown}”`,
        `the partial “${name}” has no use for “${unknown}”`,
      ),
      hint,
    };
  }
  const missing = [...wanted].find((key) => !keys.includes(key));
  if (missing === undefined) return null;
  return {
    message: wording(
      `局部模板“${name}”还没有得到“${missing}”`,
      `the partial “${name}” is not given “${missing}”`,
    ),
    hint,
  };
}

function callHint(name: string, wanted: ReadonlySet<string>): Wording {
  const call = (field: string): string =>
    `{{> ${name} ${[...wanted].map((key) => `${key}=${field}`).join(' ')}}}`;
  return wording(`写成 ${call('字段')}`, `write ${call('field')}`);
}

function unnamedPartial(partials: Partials): Said {
  return {
    message: wording('局部模板要直接写名称', 'a partial must be called by its name'),
    hint: partialsHint(partials),
  };
}

function unknownPartial(name: string, partials: Partials): Said {
  const near = nearest(name, partials.keys());
  return {
    message: wording(`没有“${name}”这个局部模板`, `there is no partial “${name}”`),
    hint: near === null ? partialsHint(partials) : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}

function partialsHint(partials: Partials): Wording {
  const names = [...partials.keys()];
  return wording(`可以用：${names.join('、')}`, `partials: ${names.join(', ')}`);
}
