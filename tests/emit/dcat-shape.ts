import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What a reader of linked data makes of a DCAT catalog. */
export interface DataGraph {
  readonly datasets: readonly {
    readonly id: string;
    readonly keywords: readonly string[];
    readonly themes: readonly string[];
    readonly distributions: readonly {
      readonly url: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly mediaType: string;
    }[];
  }[];
}

/**
 * Expands a catalog as JSON-LD without any network and holds it against the shape below: what DCAT 3 and its
 * application profile for the public sector ask of catalogs, datasets and distributions.
 */
export async function expandedCatalog(
  source: string,
): Promise<{ readonly graph: DataGraph; readonly faults: readonly string[] }> {
  const [catalog] = await jsonld.expand(JSON.parse(source), {
    base: 'https://base.example/data/catalog.jsonld',
    documentLoader: (url) => Promise.reject(new Error(`asked for ${url}`)),
    safe: true,
  });
  const valid = new Ajv2020({ allErrors: true, strictTypes: false }).compile(catalogShape);
  const faults = valid(catalog)
    ? []
    : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return { graph: { datasets: (catalog?.[`${dcat}dataset`] ?? []).map(datasetOf) }, faults };
}

type Node = Readonly<Record<string, readonly Node[] | undefined>> & {
  readonly '@id'?: string;
  readonly '@value'?: string;
};

const jsonld = createRequire(import.meta.url)('jsonld') as {
  readonly expand: (
    document: unknown,
    options: {
      readonly base: string;
      readonly documentLoader: (url: string) => Promise<never>;
      readonly safe: boolean;
    },
  ) => Promise<Node[]>;
};

const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';
const spdx = 'http://spdx.org/rdf/terms#';

function datasetOf(node: Node): DataGraph['datasets'][number] {
  return {
    id: node['@id'] ?? '',
    keywords: (node[`${dcat}keyword`] ?? []).map((word) => word['@value'] ?? ''),
    themes: (node[`${dcat}theme`] ?? []).map((theme) => theme['@id'] ?? ''),
    distributions: (node[`${dcat}distribution`] ?? []).map((file) => ({
      url: file[`${dcat}downloadURL`]?.[0]?.['@id'] ?? '',
      bytes: Number(file[`${dcat}byteSize`]?.[0]?.['@value']),
      sha256: file[`${spdx}checksum`]?.[0]?.[`${spdx}checksumValue`]?.[0]?.['@value'] ?? '',
      mediaType: file[`${dcat}mediaType`]?.[0]?.['@id'] ?? '',
    })),
  };
}

const iri = {
  type: 'object',
  required: ['@id'],
  properties: { '@id': { type: 'string', pattern: '^https?://' } },
};
const day = typed('http://www.w3.org/2001/XMLSchema#date', '^\\d{4}-\\d{2}-\\d{2}$');

/** One text in Chinese, one in English. */
const bilingual = {
  type: 'array',
  minItems: 2,
  maxItems: 2,
  allOf: ['zh', 'en'].map((language) => ({
    contains: {
      required: ['@value', '@language'],
      properties: { '@value': { type: 'string', minLength: 1 }, '@language': { const: language } },
    },
  })),
};

const distributionShape = {
  ...nodeOf('Distribution'),
  required: ['@type', ...[`accessURL`, `downloadURL`, `mediaType`, `byteSize`].map((name) => dcat + name)],
  properties: {
    ...nodeOf('Distribution').properties,
    [`${dct}title`]: bilingual,
    [`${dcat}accessURL`]: one(iri),
    [`${dcat}downloadURL`]: one(iri),
    [`${dcat}mediaType`]: one({
      ...iri,
      properties: {
        '@id': { pattern: '^https://www\\.iana\\.org/assignments/media-types/[a-z]+/[a-z.+-]+$' },
      },
    }),
    [`${dcat}byteSize`]: one(typed('http://www.w3.org/2001/XMLSchema#nonNegativeInteger', '^[1-9]\\d*$')),
    [`${dct}license`]: one(iri),
    [`${dct}conformsTo`]: one(iri),
    [`${spdx}checksum`]: one({
      type: 'object',
      required: [`${spdx}algorithm`, `${spdx}checksumValue`],
      properties: {
        [`${spdx}algorithm`]: one({ const: { '@id': `${spdx}checksumAlgorithm_sha256` } }),
        [`${spdx}checksumValue`]: one(typed('http://www.w3.org/2001/XMLSchema#hexBinary', '^[0-9a-f]{64}$')),
      },
    }),
  },
};

const described = {
  [`${dct}title`]: bilingual,
  [`${dct}description`]: bilingual,
  [`${dct}publisher`]: one(iri),
  [`${dct}issued`]: one(day),
  [`${dct}modified`]: one(day),
  [`${dct}language`]: one(iri),
  [`${dct}spatial`]: one(iri),
  [`${dcat}contactPoint`]: one(iri),
};

const datasetShape = {
  ...nodeOf('Dataset'),
  required: [
    '@id',
    '@type',
    ...Object.keys(described),
    ...[`${dct}identifier`, `${dcat}keyword`, `${dcat}distribution`],
  ],
  properties: {
    ...nodeOf('Dataset').properties,
    ...described,
    [`${dcat}keyword`]: { type: 'array', minItems: 1 },
    [`${dcat}distribution`]: { type: 'array', minItems: 1, items: distributionShape },
  },
};

const catalogShape = {
  ...nodeOf('Catalog'),
  required: ['@id', '@type', ...Object.keys(described), `${dcat}dataset`, `${dcat}themeTaxonomy`],
  properties: {
    ...nodeOf('Catalog').properties,
    ...described,
    [`${dcat}dataset`]: { type: 'array', minItems: 1, items: datasetShape },
  },
};

function nodeOf(name: string): { readonly type: 'object'; readonly properties: object } {
  return { type: 'object', properties: { '@type': { const: [`${dcat}${name}`] } } };
}

function one(items: object): object {
  return { type: 'array', minItems: 1, maxItems: 1, items };
}

function typed(type: string, pattern: string): object {
  return {
    type: 'object',
    required: ['@type', '@value'],
    properties: { '@type': { const: type }, '@value': { type: 'string', pattern } },
  };
}
