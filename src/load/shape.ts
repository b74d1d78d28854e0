import { followed, type SchemaNode } from '../model/schema-node.js';

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

/** Folds a schema; `$ref` names other schemas by `$id#/pointer`. */
export function shapeOf(schema: SchemaNode, schemas: ReadonlyMap<string, SchemaNode>): Shape {
  const made = new Map<SchemaNode, Shape>();
  return fold(schema, schema);

  function fold(node: SchemaNode, root: SchemaNode): Shape {
    const known = made.get(node);
    if (known !== undefined) return known;
    const { merged, home } = followed(node, root, schemas);
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
      const { merged } = followed(property, home, schemas);
      const zh = merged['x-zh'] ?? name;
      const field: Field = { name, zh, shape: fold(property, home) };
      for (const spelling of [name, zh, ...(merged['x-zh-aliases'] ?? [])]) {
        spellings.set(spelling.normalize('NFKC'), field);
      }
    }
    return spellings;
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
