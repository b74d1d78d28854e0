import type { Wording } from './wording.js';

/** A node of the JSON Schemas of `schemas/`, as far as it is read by this program. */
export interface SchemaNode {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly 'x-zh'?: string;
  /** Other Chinese names of a field. */
  readonly 'x-zh-aliases'?: readonly string[];
  readonly 'x-zh-title'?: string;
  readonly 'x-zh-description'?: string;
  /** Code → the Chinese word of an enumeration. */
  readonly 'x-zh-enum'?: Readonly<Record<string, string>>;
  /** Other words → code. */
  readonly 'x-zh-words'?: Readonly<Record<string, string>>;
  readonly 'x-list'?: boolean;
  readonly 'x-expect'?: Wording;
  /** What editors offer for a text: names of a register. */
  readonly 'x-suggest'?: Register;
  /** What editors offer for a text: whole values. */
  readonly 'x-examples'?: readonly string[];
  /** The fields an editor lays out for a new record; the required ones where it is not given. */
  readonly 'x-skeleton'?: readonly string[];
}

/** A register whose names a field takes. */
export type Register =
  | 'agencies'
  | 'channels'
  | 'columns'
  | 'domains'
  | 'groups'
  | 'guideItems'
  | 'instruments';

/** What a node says together with all it refers to; the nearer wins. `home` is where the last one stands. */
export function followed(
  node: SchemaNode,
  root: SchemaNode,
  schemas: ReadonlyMap<string, SchemaNode>,
): { merged: SchemaNode; home: SchemaNode } {
  if (node.$ref === undefined) return { merged: node, home: root };
  const [id = '', path = ''] = node.$ref.split('#');
  const next = id === '' ? root : schemas.get(id);
  const target = next?.$defs?.[path.replace('/$defs/', '')];
  if (next === undefined || target === undefined) throw new Error(`unknown definition ${node.$ref}`);
  const { merged, home } = followed(target, next, schemas);
  return { merged: { ...merged, ...node }, home };
}
