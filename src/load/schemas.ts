import { readdirSync, readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
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

/** Reads the schemas of the package; each is compiled when a file of its kind is met. */
export async function openSchemas(): Promise<Schemas> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const formats = await import('ajv-formats');
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });
  formats.default.default(ajv, ['date']);
  const nodes = schemaNodes();
  for (const schema of nodes.values()) ajv.addSchema(schema);
  const made = new Map<keyof Kinds, FileSchema<unknown>>();

  return {
    of<K extends keyof Kinds>(kind: K): FileSchema<Kinds[K]> {
      let schema = made.get(kind) as FileSchema<Kinds[K]> | undefined;
      if (schema === undefined) {
        const id = `gongkai:${kind}`;
        const node = nodes.get(id);
        const validate = ajv.getSchema<Kinds[K]>(id);
        if (node === undefined || validate === undefined)
          throw new Error(`the package lacks schemas/${kind}.json`);
        schema = { shape: shapeOf(node, nodes), validate: validate as ValidateFunction<Kinds[K]> };
        made.set(kind, schema as FileSchema<unknown>);
      }
      return schema;
    },
  };
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
