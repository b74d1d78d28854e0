/** A JSON Schema node, as far as it is read here. */
interface SchemaNode {
  readonly [keyword: string]: unknown;
}

/** The kinds of file an editor is told about: all a workspace may hold. */
export const editorKinds = [
  'workspace',
  'agencies',
  'columns',
  'exemptions',
  'holidays',
  'entries',
  'guide',
  'scheme',
] as const;

/**
 * The schema of a kind of file as an editor wants it: Chinese keys with their descriptions, Chinese words of
 * enumerations, channels by name, no reference to another file. Other spellings of a key (English, aliases) are
 * held to the same and not offered. What is mandatory is left to `gongkai check`, which knows the defaults.
 *
 * @param schemas The schemas of the package by `$id`.
 * @param channels Names of the channel register.
 */
export function editorSchema(
  kind: string,
  schemas: ReadonlyMap<string, SchemaNode>,
  channels: readonly string[],
): SchemaNode {
  const root = schemas.get(`gongkai:${kind}`);
  if (root === undefined) throw new Error(`the package lacks schemas/${kind}.json`);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: root['x-zh-title'],
    ...translated(root, root),
  };

  function translated(node: SchemaNode, home: SchemaNode, key = ''): SchemaNode {
    const { merged, home: own } = followed(node, home);
    const words = listOf(merged, own) ?? alternatives(merged, own) ?? plain(merged, own);
    const named = key === '渠道' ? withChannels(words, channels) : words;
    const description = merged['x-zh-description'];
    return typeof description === 'string'
      ? { description, ...named, ...(key !== '' && { markdownDescription: described(key, description) }) }
      : named;
  }

  /** One value may stand for a list of one. */
  function listOf(node: SchemaNode, home: SchemaNode): SchemaNode | null {
    if (node['x-list'] !== true || !isNode(node.items)) return null;
    const element = translated(node.items, home);
    const { minItems, maxItems, uniqueItems } = node;
    return {
      anyOf: [defined({ type: 'array', items: element, minItems, maxItems, uniqueItems }), element],
    };
  }

  /** `if` a word, `then` one of some; `else` a record. */
  function alternatives(node: SchemaNode, home: SchemaNode): SchemaNode | null {
    if (!isNode(node.then) || !isNode(node.else)) return null;
    return {
      anyOf: [
        { type: 'string', ...enumeration(node.then) },
        { type: 'object', ...plain(node.else, home) },
      ],
    };
  }

  function plain(node: SchemaNode, home: SchemaNode): SchemaNode {
    const { type, pattern, minLength, maxLength, minimum, maximum, format, minItems, uniqueItems } = node;
    const words = { type, pattern, minLength, maxLength, minimum, maximum, format, minItems, uniqueItems };
    return defined({
      ...words,
      ...enumeration(node),
      ...fields(node, home),
      ...(isNode(node.items) && { items: translated(node.items, home) }),
    });
  }

  function fields(node: SchemaNode, home: SchemaNode): SchemaNode {
    const { properties, additionalProperties, propertyNames } = node;
    if (!isNode(properties)) {
      return isNode(additionalProperties)
        ? { propertyNames, additionalProperties: translated(additionalProperties, home) }
        : {};
    }
    const offered: Record<string, SchemaNode> = {};
    const accepted: Record<string, SchemaNode> = {};
    for (const [english, property] of Object.entries(properties)) {
      if (!isNode(property)) continue;
      const { merged } = followed(property, home);
      const chinese = typeof merged['x-zh'] === 'string' ? merged['x-zh'] : english;
      const schema = translated(property, home, chinese);
      offered[chinese] = schema;
      const others = [english, ...textsOf(merged['x-zh-aliases'])].filter((name) => name !== chinese);
      if (others.length > 0) accepted[`^(?:${others.map(escaped).join('|')})$`] = schema;
    }
    return { properties: offered, patternProperties: accepted, additionalProperties: false };
  }

  /** A node with all it refers to; the nearer wins. */
  function followed(node: SchemaNode, home: SchemaNode): { merged: SchemaNode; home: SchemaNode } {
    if (typeof node.$ref !== 'string') return { merged: node, home };
    const [id = '', path = ''] = node.$ref.split('#');
    const next = id === '' ? home : schemas.get(id);
    const target = isNode(next?.$defs) ? next.$defs[path.replace('/$defs/', '')] : undefined;
    if (next === undefined || !isNode(target)) throw new Error(`unknown definition ${node.$ref}`);
    const { merged, home: last } = followed(target, next);
    return { merged: { ...merged, ...node }, home: last };
  }
}

/** Chinese words are offered; their codes and other words are accepted. */
function enumeration(node: SchemaNode): SchemaNode {
  if (!Array.isArray(node.enum)) return {};
  const codes = textsOf(node.enum);
  const names = isNode(node['x-zh-enum']) ? node['x-zh-enum'] : {};
  const chinese = codes.map((code) => String(names[code] ?? code));
  const others = [...codes, ...Object.keys(isNode(node['x-zh-words']) ? node['x-zh-words'] : {})];
  const accepted = others.filter((word) => !chinese.includes(word));
  if (accepted.length === 0) return { enum: chinese };
  return { anyOf: [{ enum: chinese }, { pattern: `^(?:${accepted.map(escaped).join('|')})$` }] };
}

/** Channels are offered by name; any other is looked at by `gongkai check`, which knows their aliases. */
function withChannels(node: SchemaNode, channels: readonly string[]): SchemaNode {
  const channel = { anyOf: [{ enum: channels }, { type: 'string', minLength: 1 }] };
  return { ...node, anyOf: [{ type: 'array', minItems: 1, items: channel }, channel] };
}

function described(key: string, description: string): string {
  return `**${key}**\n\n${description}`;
}

function defined(node: Readonly<Record<string, unknown>>): SchemaNode {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
