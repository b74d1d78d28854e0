import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { SchemaNode } from '../model/schema-node.js';
import type {
  AuthoredAgencies,
  AuthoredBaseline,
  AuthoredChannels,
  AuthoredColumns,
  AuthoredEntries,
  AuthoredExemptions,
  AuthoredGuide,
  AuthoredHolidays,
  AuthoredInstruments,
  AuthoredLimits,
  AuthoredLineage,
  AuthoredPage,
  AuthoredParticipation,
  AuthoredTraditional,
  AuthoredWorkspace,
} from './authored.js';
import { packageFile } from './package.js';
import { schemasHash } from './parses.js';
import type { AuthoredScheme } from './schemes.js';
import { type Shape, shapeOf } from './shape.js';

/** The kinds of file and the type each is proven to have. */
export interface Kinds {
  workspace: AuthoredWorkspace;
  agencies: AuthoredAgencies;
  columns: AuthoredColumns;
  entries: AuthoredEntries;
  exemptions: AuthoredExemptions;
  baseline: AuthoredBaseline;
  guide: AuthoredGuide;
  channels: AuthoredChannels;
  instruments: AuthoredInstruments;
  scheme: AuthoredScheme;
  limits: AuthoredLimits;
  holidays: AuthoredHolidays;
  lineage: AuthoredLineage;
  participation: AuthoredParticipation;
  page: AuthoredPage;
  traditional: AuthoredTraditional;
}

export interface FileSchema<T> {
  readonly shape: Shape;
  /** Proves a translated value; the errors of the last call stand in `errors`. */
  readonly validate: ValidateFunction<T>;
}

export interface Schemas {
  readonly of: <K extends keyof Kinds>(kind: K) => FileSchema<Kinds[K]>;
}

export type SchemaError = ErrorObject<string, Record<string, unknown>, unknown>;

let opened: Schemas | undefined;

/**
 * The schemas of the package; each is read and compiled when a file of its kind has to be proven, once in the life of
 * the program: where a workspace is compiled after every save, that would be a sixth of the time.
 */
export async function openSchemas(): Promise<Schemas> {
  opened ??= compiledSchemas();
  return opened;
}

function compiledSchemas(): Schemas {
  const made = new Map<keyof Kinds, FileSchema<unknown>>();
  const nodes = schemaNodes();
  let compiler: Ajv | undefined;

  return {
    of<K extends keyof Kinds>(kind: K): FileSchema<Kinds[K]> {
      let schema = made.get(kind) as FileSchema<Kinds[K]> | undefined;
      if (schema === undefined) {
        schema = { shape: shapeOf(nodeOf(kind), nodes), validate: builtValidator(kind) ?? compiled(kind) };
        made.set(kind, schema as FileSchema<unknown>);
      }
      return schema;
    },
  };

  function nodeOf(kind: string): SchemaNode {
    const node = nodes.get(idOf(kind));
    if (node === undefined) throw new Error(`the package lacks schemas/${kind}.json`);
    return node;
  }

  function compiled<T>(kind: string): ValidateFunction<T> {
    compiler ??= openCompiler(nodes.values());
    return compiler.getSchema<T>(idOf(kind)) as ValidateFunction<T>;
  }
}

function idOf(kind: string): string {
  return `gongkai:${kind}`;
}

/**
 * The validator that was compiled when the package was built; null where there is none of the schemas at hand, as while
 * they are being changed.
 */
function builtValidator<T>(kind: string): ValidateFunction<T> | null {
  try {
    return createRequire(import.meta.url)(packageFile(validatorPath(kind))) as ValidateFunction<T>;
  } catch {
    return null;
  }
}

/** Where the validator of a kind of file stands in the package, under the schemas at hand. */
export function validatorPath(kind: string): string {
  return `build/validators/${schemasHash().slice(0, 16)}/${kind}.cjs`;
}

/**
 * What compiles schemas. It is loaded only here: where every value was proven before, or the validators were built,
 * none is needed.
 */
export function openCompiler(schemas: Iterable<SchemaNode>): Ajv {
  const load = createRequire(import.meta.url);
  const { Ajv2020 } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const formats = load('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    // What is compiled can be written down.
    code: { source: true },
  });
  formats.default(ajv, ['date']);
  for (const schema of schemas) ajv.addSchema(schema);
  return ajv;
}

/** The schemas of the package, by `$id`. */
export function schemaNodes(): ReadonlyMap<string, SchemaNode> {
  const folder = packageFile('schemas');
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    names.sort().map((name) => {
      const schema = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as SchemaNode & { $id: string };
      return [schema.$id, schema];
    }),
  );
}
