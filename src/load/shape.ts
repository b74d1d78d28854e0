import type { Wording } from '../model/wording.js';

/**
 * What a JSON Schema says of one value, folded into the form the loader walks: the names its fields may be
 * written with, the words its enumerations accept, and whether one value may stand for a list of one.
 */
export interface Shape {
  /** Every accepted spelling → the field. Null when the value has no fields. */
  readonly spellings: ReadonlyMap<string, Field> | null;
  /** Shape of the values of a record whose keys are the author's own. */
  readonly values: Shape | null;
  /** Shape of the items of a list. */
  readonly item: Shape | null;
  /** Whether a single value is accepted for a list of one. */
  readonly listOfOne: boolean;
  /** Accepted word → code of an enumeration. */
  readonly words: ReadonlyMap<string, string> | null;
}

export interface Field {
  readonly name: string;
  readonly zh: string;
  readonly shape: Shape;
}

/** A JSON Schema node, as far as it is read here. */
export interface SchemaNode {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly 'x-zh'?: string;
  /** Other Chinese names of a field. */
  readonly 'x-zh-aliases'?: readonly string[];
  /** Code → the Chinese word of an enumeration. */
  readonly 'x-zh-enum'?: Readonly<Record<string, string>>;
  /** Other words → code. */
  readonly 'x-zh-words'?: Readonly<Record<string, string>>;
  readonly 'x-list'?: boolean;
  readonly 'x-expect'?: Wording;
}

/** Folds a schema; `$ref` names other schemas by `$id#/pointer`. */
export function shapeOf(schema: SchemaNode, schemas: ReadonlyMap<string, SchemaNode>): Shape {
  const made = new Map<SchemaNode, Shape>();
  return fold(schema, schema);

  function fold(node: SchemaNode, root: SchemaNode): Shape {
    const known = made.get(node);
    if (known !== undefined) return known;
    const { merged, home } = follow(node, root);
    // A value that may be a word or a group of fields is written with if/then/else in the schema.
    const fields = merged.properties ?? merged.else?.properties;
    const words = merged.enum === undefined ? merged.then : merged;
    const shape: Shape = {
      spellings: fields === undefined ? null : spellingsOf(fields, home),
      values:
        typeof merged.additionalProperties === 'object' ? fold(merged.additionalProperties, home) : null,
      item: merged.items === undefined ? null : fold(merged.items, home),
      listOfOne: merged['x-list'] === true,
      words: words?.enum === undefined ? null : wordsOf(words),
    };
    made.set(node, shape);
    return shape;
  }

  function spellingsOf(
    properties: Readonly<Record<string, SchemaNode>>,
    home: SchemaNode,
  ): Map<string, Field> {
    const spellings = new Map<string, Field>();
    for (const [name, property] of Object.entries(properties)) {
      const { merged } = follow(property, home);
      const zh = merged['x-zh'] ?? name;
      const field: Field = { name, zh, shape: fold(property, home) };
      for (const spelling of [name, zh, ...(merged['x-zh-aliases'] ?? [])]) {
        spellings.set(spelling.normalize('NFKC'), field);
      }
    }
    return spellings;
  }

  /** What a node says together with all it refers to; the nearer wins. `home` is where the last one stands. */
  function follow(node: SchemaNode, root: SchemaNode): { merged: SchemaNode; home: SchemaNode } {
    if (node.$ref === undefined) return { merged: node, home: root };
    const [id = '', path = ''] = node.$ref.split('#');
    const next = id === '' ? root : schemas.get(id);
    const target = next?.$defs?.[path.replace('/$defs/', '')];
    if (next === undefined || target === undefined) throw new Error(`unknown definition ${node.$ref}`);
    const { merged, home } = follow(target, next);
    return { merged: { ...merged, ...node }, home };
  }
}

function wordsOf(node: SchemaNode): Map<string, string> {
  const words = new Map<string, string>();
  for (const code of node.enum ?? []) {
    words.set(code, code);
    words.set(node['x-zh-enum']?.[code] ?? code, code);
  }
  for (const [word, code] of Object.entries(node['x-zh-words'] ?? {})) {
    words.set(word.normalize('NFKC'), code);
  }
  return words;
}
