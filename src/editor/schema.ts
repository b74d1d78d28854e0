import { followed, type Register, type SchemaNode } from '../model/schema-node.js';
import type { Language } from '../model/wording.js';
import { type Said, saidOf } from './said.js';
import { fileSkeleton, itemSkeleton } from './skeleton.js';

/** A name an editor offers, and what it says of it. */
export interface Suggestion {
  readonly value: string;
  readonly note: string;
}

/** What editors offer for the fields that take names of a register. */
export type Suggestions = Readonly<Record<Register, readonly Suggestion[]>>;

/** A schema of draft 07 with the additions VS Code and yaml-language-server know (`defaultSnippets` and others). */
export type EditorSchema = Readonly<Record<string, unknown>>;

export interface EditorRequest {
  readonly schemas: ReadonlyMap<string, SchemaNode>;
  /** The language of the fields and words that are offered; those of the other are accepted all the same. */
  readonly language: Language;
  readonly suggestions: Suggestions;
}

/**
 * The schema of one kind of file, as editors read it: every spelling of a field and of a word that the loader
 * takes, in one file that refers to no other. What the loader accepts is never marked; what only rules can judge
 * (an unknown channel or agency) is suggested here and judged by `check`.
 *
 * Draft 07, since editors of before 2026 know no later one: `definitions`, and nothing beside a `$ref`.
 */
export function editorSchema(root: SchemaNode, request: EditorRequest): EditorSchema {
  const { schemas, language, suggestions } = request;
  const definitions: Record<string, EditorSchema> = {};
  const names = new Map<SchemaNode, string>();
  const registers = new Set<Register>();
  const skeletons = { schemas, language };
  const whole = converted(root, root);
  for (const register of registers) definitions[register] = snippets(suggestions[register]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...whole,
    title: language === 'zh' ? (root['x-zh-title'] ?? root.title) : root.title,
    defaultSnippets: [fileSkeleton(root, skeletons)],
    definitions,
  };

  function converted(node: SchemaNode, home: SchemaNode): EditorSchema {
    const { merged, home: next } = followed(node, home, schemas);
    const said = saidOf(merged, language);
    const about = { ...said.about, ...constraints(merged, said) };
    if (merged.then !== undefined && merged.else !== undefined) {
      const word = converted({ type: 'string', ...merged.then }, next);
      return { ...said.about, anyOf: [word, converted({ type: 'object', ...merged.else }, next)] };
    }
    if (merged.enum !== undefined) return { ...about, ...enumeration(merged, language) };
    if (merged.items !== undefined) return { ...said.about, ...list(merged, next, said) };
    if (merged.properties !== undefined || merged.additionalProperties !== undefined) {
      return { ...about, ...record(merged, next, said) };
    }
    return { ...about, ...offered(merged) };
  }

  function list(node: SchemaNode, home: SchemaNode, said: Said): EditorSchema {
    const { merged: item } = followed(node.items ?? {}, home, schemas);
    const items = {
      ...converted(node.items ?? {}, home),
      ...offered(node),
      ...(item.properties !== undefined && {
        defaultSnippets: [itemSkeleton(node, node.items ?? {}, home, skeletons)],
      }),
    };
    const whole = { ...constraints(node, said), type: 'array', items };
    // One value may stand for a list of one.
    return node['x-list'] === true ? { anyOf: [items, whole] } : whole;
  }

  function record(node: SchemaNode, home: SchemaNode, said: Said): EditorSchema {
    const properties: Record<string, EditorSchema> = {};
    const dependencies: Record<string, EditorSchema> = {};
    const spellings = new Map<string, readonly string[]>();
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const { merged } = followed(property, home, schemas);
      const [shown = name, ...others] = spellingsOf(name, merged, language);
      spellings.set(name, [shown, ...others]);
      const target = { $ref: `#/definitions/${define(property, home)}` };
      properties[shown] = target;
      for (const other of others) properties[other] = { allOf: [target], doNotSuggest: true };
      for (const [index, first] of [shown, ...others].entries()) {
        const later = others.slice(index);
        if (later.length > 0) dependencies[first] = notTwice(first, later, language);
      }
    }
    const { additionalProperties: more } = node;
    return {
      ...(node.properties !== undefined && { properties, dependencies }),
      additionalProperties: typeof more === 'object' ? converted(more, home) : (more ?? true),
      ...(node.propertyNames !== undefined && { propertyNames: converted(node.propertyNames, home) }),
      ...(node.required !== undefined && {
        allOf: node.required.map((name) => required(name, spellings.get(name) ?? [name], said)),
      }),
    };
  }

  /** The name of the definition a property stands under: every spelling of it refers to one. */
  function define(property: SchemaNode, home: SchemaNode): string {
    const known = names.get(property);
    if (known !== undefined) return known;
    const name = `field${names.size + 1}`;
    names.set(property, name);
    definitions[name] = converted(property, home);
    return name;
  }

  function offered(node: SchemaNode): EditorSchema {
    const { 'x-suggest': register, 'x-examples': examples } = node;
    if (register !== undefined) {
      registers.add(register);
      return { allOf: [{ $ref: `#/definitions/${register}` }] };
    }
    if (examples !== undefined) return snippets(examples.map((value) => ({ value, note: '' })));
    return {};
  }
}

function snippets(names: readonly Suggestion[]): EditorSchema {
  return {
    type: 'string',
    defaultSnippets: names.map(({ value, note }) => ({
      label: value,
      body: value,
      ...(note !== '' && { description: note }),
    })),
  };
}

/** All spellings of a field the loader takes, the one that is offered first. */
function spellingsOf(name: string, node: SchemaNode, language: Language): string[] {
  const zh = node['x-zh'] ?? name;
  const own = language === 'zh' ? [zh, name] : [name, zh];
  return withWideBrackets([...own, ...(node['x-zh-aliases'] ?? [])]);
}

/** The loader reads `(` and `（` alike; a schema has to name both. */
function withWideBrackets(words: readonly string[]): string[] {
  const narrow = words.map((word) => word.normalize('NFKC'));
  const wide = narrow.map((word) => word.replaceAll('(', '（').replaceAll(')', '）'));
  return [...new Set([...words, ...narrow, ...wide])];
}

function enumeration(node: SchemaNode, language: Language): EditorSchema {
  const zhOf = node['x-zh-enum'] ?? {};
  const codes = node.enum ?? [];
  const words: readonly (readonly [word: string, code: string])[] = [
    ...codes.map((code): [string, string] => [language === 'zh' ? (zhOf[code] ?? code) : code, code]),
    ...codes.map((code): [string, string] => [language === 'zh' ? code : (zhOf[code] ?? code), code]),
    ...Object.entries(node['x-zh-words'] ?? {}),
  ];
  const all = new Map(words.flatMap(([word, code]) => withWideBrackets([word]).map((one) => [one, code])));
  return {
    enum: [...all.keys()],
    enumDescriptions: [...all].map(([word, code]) =>
      [zhOf[code] ?? code, code].filter((other) => other !== word).join('，'),
    ),
  };
}

/** Says of a later spelling, at its key, that the field is written already. */
function notTwice(first: string, later: readonly string[], language: Language): EditorSchema {
  return {
    properties: Object.fromEntries(later.map((spelling) => [spelling, false])),
    errorMessage:
      language === 'zh'
        ? `与“${first}”是同一个字段，只能写一次`
        : `this is the same field as “${first}”; write it once`,
  };
}

function required(name: string, spellings: readonly string[], { lacks }: Said): EditorSchema {
  const errorMessage = lacks(name, spellings[0] ?? name);
  return { anyOf: spellings.map((spelling) => ({ required: [spelling], errorMessage })) };
}

/** The keywords of validation that mean the same in both dialects. */
const plainKeywords = [
  'type',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minimum',
  'maximum',
  'minProperties',
  'maxProperties',
  'const',
] as const;

function constraints(node: SchemaNode, { expected }: { readonly expected: string | null }): EditorSchema {
  const given = Object.entries(node).filter(([keyword]) => plainKeywords.some((one) => one === keyword));
  return { ...Object.fromEntries(given), ...(expected !== null && { errorMessage: expected }) };
}
