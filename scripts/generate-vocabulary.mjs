// The words of the schemas as TypeScript: field names and enumerations with their Chinese labels.
import { readdirSync, readFileSync } from 'node:fs';

export function vocabularySource() {
  const schemas = readdirSync('schemas')
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8')));
  const names = fieldNames(schemas);
  const common = schemas.find((schema) => schema.$id === 'gongkai:common').$defs;
  const entries = schemas.find((schema) => schema.$id === 'gongkai:entries');
  return `${[
    '// Generated from schemas/ by `npm run generate`; change the schemas instead.',
    '',
    enumeration('Level', 'levels', common.level),
    enumeration('Method', 'methods', common.method),
    enumeration('ChannelRule', 'channelRules', common.channelRule),
    enumeration('RuleLevel', 'ruleLevels', common.ruleLevel),
    enumeration('TestedField', 'testedFields', common.testedField),
    enumeration('Stage', 'stages', common.stage),
    enumeration('ListColumn', 'listColumns', common.listColumn),
    enumeration('Variant', 'variants', common.variant),
    enumeration('Status', 'statuses', entries.$defs.status),
    enumeration('InstrumentStatus', 'instrumentStatuses', common.instrumentStatus),
    enumeration('Change', 'changes', common.change),
    '/** The elements and other fields of an entry. */',
    `export type EntryField =\n${entryFields(entries)
      .map((name) => `  | '${name}'`)
      .join('\n')};`,
    '',
    '/** What each field of an entry says, in Chinese. */',
    'export const entryFieldDescriptions: Readonly<Record<EntryField, string>> = {',
    ...entryFields(entries).map((name) => `  ${name}: '${entryDescription(entries, name)}',`),
    '};',
    '',
    '/** English name → Chinese name of every field, the same in all schemas. */',
    'export const fieldNames: Readonly<Record<string, string>> = {',
    ...[...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([en, { zh }]) => `  ${en}: '${zh}',`),
    '};',
    '',
    '/** Every Chinese name and alias a field may be written with, by its English name. */',
    'export const fieldSpellings: Readonly<Record<string, readonly string[]>> = {',
    ...[...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([en, { zh, aliases }]) => `  ${en}: [${[zh, ...aliases].map((word) => `'${word}'`).join(', ')}],`,
      ),
    '};',
    '',
    '/** Fields for which one text stands for a list of one. */',
    strings('listFields', [...marked(schemas, (property) => property['x-list'] === true)].sort()),
    '',
    '/** Fields whose own fields are named by the author. */',
    strings('freeFields', [
      ...marked(schemas, (property) => typeof property.additionalProperties === 'object'),
    ]),
    '',
    '/** The fields of every kind of record, in the order of its schema. */',
    'export const fieldOrders: readonly (readonly string[])[] = [',
    ...schemas.flatMap((schema) => orders(schema)).map((order) => `  [${quoted(order)}],`),
    '];',
  ].join('\n')}\n`;
}

/** @param {string} name @param {string[]} words */
function strings(name, words) {
  return `export const ${name}: readonly string[] = [${quoted(words)}];`;
}

/** @param {string[]} words */
function quoted(words) {
  return words.map((word) => `'${word}'`).join(', ');
}

/**
 * The names of the properties of which something is said, in any schema.
 * @param {any[]} schemas @param {(property: any) => boolean} says
 */
function marked(schemas, says) {
  const names = new Set();
  for (const schema of schemas) visit(schema, schema);
  return names;

  /** @param {any} node @param {any} root */
  function visit(node, root) {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const target = property.$ref?.startsWith('#/$defs/') ? root.$defs[property.$ref.slice(8)] : property;
      if (says(target)) names.add(name);
    }
    for (const child of Object.values(node)) visit(child, root);
  }
}

/** @param {any} node @returns {string[][]} */
function orders(node) {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.keys(node.properties ?? {});
  return [...(own.length > 1 ? [own] : []), ...Object.values(node).flatMap(orders)];
}

/** @param {any[]} schemas */
function fieldNames(schemas) {
  /** @type {Map<string, {zh: string, aliases: Set<string>}>} */
  const names = new Map();
  const definitions = new Map(schemas.map((schema) => [schema.$id, schema]));
  for (const schema of schemas) visit(schema, schema);
  return names;

  /** @param {any} node @param {any} root */
  function visit(node, root) {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const annotated = resolve(property, root);
      const zh = annotated['x-zh'];
      if (zh === undefined) throw new Error(`${root.$id}: property ${name} has no x-zh`);
      const known = names.get(name);
      if (known !== undefined && known.zh !== zh) {
        throw new Error(`${root.$id}: ${name} is ${zh} here and ${known.zh} elsewhere`);
      }
      const aliases = known?.aliases ?? new Set();
      for (const alias of annotated['x-zh-aliases'] ?? []) aliases.add(alias);
      names.set(name, { zh, aliases });
    }
    for (const child of Object.values(node)) visit(child, root);
  }

  /** @param {any} property @param {any} root */
  function resolve(property, root) {
    if (property['x-zh'] !== undefined || property.$ref === undefined) return property;
    const [id, path] = property.$ref.split('#');
    let target = id === '' ? root : definitions.get(id);
    for (const segment of path.split('/').slice(1)) target = target[segment];
    return target;
  }
}

/** @param {string} type @param {string} list @param {any} schema */
function enumeration(type, list, schema) {
  const label = `${type[0].toLowerCase()}${type.slice(1)}Names`;
  return [
    `export type ${type} = ${schema.enum.map((/** @type {string} */ code) => `'${code}'`).join(' | ')};`,
    '',
    `export const ${list}: readonly ${type}[] = [${schema.enum.map((/** @type {string} */ code) => `'${code}'`).join(', ')}];`,
    '',
    `export const ${label}: Readonly<Record<${type}, string>> = {`,
    ...schema.enum.map(
      (/** @type {string} */ code) =>
        `  ${/^\w+$/.test(code) ? code : `'${code}'`}: '${schema['x-zh-enum'][code]}',`,
    ),
    '};',
    '',
  ].join('\n');
}

/** @param {any} entries */
function entryFields(entries) {
  return Object.keys(entries.properties.items.items.properties);
}

/** @param {any} entries @param {string} name */
function entryDescription(entries, name) {
  const property = entries.properties.items.items.properties[name];
  const shared = property.$ref?.startsWith('#/$defs/') ? entries.$defs[property.$ref.slice(8)] : {};
  const description = property['x-zh-description'] ?? shared['x-zh-description'];
  if (description === undefined) throw new Error(`${entries.$id}: property ${name} has no x-zh-description`);
  return description;
}
