import { pageColumnNames, pageColumns } from '../../model/page-column.js';
import type { Publication } from '../../model/publication.js';
import { type Level, levelNames } from '../../model/vocabulary.js';
import { placedPages } from '../data/pages.js';
import { addressOf, type DataSchemaName, linkFrom, paths } from '../paths.js';
import { publisherOf } from '../publisher.js';
import { type DomainGroup, listed, selectionOf } from '../selection.js';
import { context, languageIri, mediaTypeIri } from './terms.js';

/** Size and SHA-256, in hexadecimal, of a file that was made. */
export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The catalog of the open data after DCAT 3, as JSON-LD with its context inside: whoever reads it asks no other
 * host. `made` holds the files that are published, by their paths: null leaves out sizes and sums.
 */
export function dataCatalog(publication: Publication, made: ReadonlyMap<string, Digest> | null): object {
  const { catalog, date } = publication;
  const { county } = catalog;
  const domains = [...selectionOf(publication).byDomain.values()];
  return {
    '@context': context,
    '@id': '#catalog',
    '@type': 'dcat:Catalog',
    ...describing(
      `${county.name}基层政务公开标准目录数据`,
      'Open data of the county’s disclosure catalog',
      '各公开主体应当公开的政府信息事项，以及目录所对照的标准指引事项。',
      'The disclosure items of all agencies of the county, and the guide items they are held against.',
    ),
    ...provenance(publication),
    ...bodies(publication),
    'foaf:homepage': { '@id': iri(publication, paths.home) },
    'dcat:themeTaxonomy': {
      '@id': '#domains',
      '@type': 'skos:ConceptScheme',
      'dct:title': { zh: '公开领域', en: 'Domains of disclosure' },
      'skos:hasTopConcept': domains.map(({ name, slug }) => ({
        '@id': `#domain-${slug}`,
        '@type': 'skos:Concept',
        'skos:prefLabel': { zh: name, en: englishName(slug) },
        'skos:inScheme': { '@id': '#domains' },
      })),
    },
    'dcat:dataset': datasets(publication).map((dataset) => ({
      '@id': `#${dataset.id}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': dataset.id,
      ...describing(dataset.titleZh, dataset.titleEn, dataset.textZh, dataset.textEn),
      ...provenance(publication),
      'dct:publisher': { '@id': '#publisher' },
      'dcat:contactPoint': { '@id': '#contact' },
      'dct:spatial': { '@id': '#county' },
      'dcat:keyword': { zh: ['政务公开', '标准目录', ...dataset.keywords] },
      ...(dataset.theme === null ? {} : { 'dcat:theme': { '@id': `#domain-${dataset.theme}` } }),
      ...(dataset.page === null ? {} : { 'dcat:landingPage': { '@id': iri(publication, dataset.page) } }),
      'dcat:distribution': dataset.files.map((file) => distribution(publication, file, made, date)),
    })),
  };
}

/** What is published of one thing, in one or more forms. */
interface DatasetDraft {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly keywords: readonly string[];
  /** Slug of the domain. */
  readonly theme: string | null;
  readonly page: string | null;
  readonly files: readonly File[];
}

interface File {
  readonly path: string;
  readonly schema?: DataSchemaName;
}

function datasets(publication: Publication): DatasetDraft[] {
  const { county } = publication.catalog;
  const selection = selectionOf(publication);
  const whole: DatasetDraft = {
    id: 'entries',
    titleZh: `${county.name}公开事项（全部领域）`,
    titleEn: 'Disclosure items of all domains',
    textZh: '全县各领域的公开事项，含单位、栏目、渠道登记册和标准指引事项。',
    textEn: 'The disclosure items of all domains, with the registers of agencies, columns and channels.',
    keywords: [county.name],
    theme: null,
    page: paths.home,
    files: [
      { path: paths.catalogData, schema: 'catalog' },
      { path: paths.catalogCsv },
      { path: paths.countyList },
    ],
  };
  return [
    whole,
    ...[...selection.byDomain.values()].flatMap((group) => domainDatasets(county.name, group)),
    ...listed(selection.byAgency).map(
      ({ agency }): DatasetDraft => ({
        id: `agency-${agency.id}`,
        titleZh: `${agency.name}公开事项`,
        titleEn: `Disclosure items of the agency “${agency.id}”`,
        textZh: `由${agency.name}公开的事项。`,
        textEn: 'What the agency discloses.',
        keywords: [agency.name],
        theme: null,
        page: paths.agency(agency.id),
        files: [
          { path: paths.agencyData(agency.id), schema: 'agency' },
          { path: paths.agencyList(agency.id) },
        ],
      }),
    ),
    ...listed(selection.byLevel).map(({ level }) => levelDataset(county.name, level)),
    ...(publication.catalog.participation.length === 0 ? [] : [participationDataset(county.name)]),
    ...pageDatasets(publication),
  ];
}

/** Its entries and, apart from them, the rows of its guide. */
function domainDatasets(county: string, { name, slug, guide, entries }: DomainGroup): DatasetDraft[] {
  const shared = { keywords: [name], theme: slug };
  const own: DatasetDraft = {
    ...shared,
    id: `entries-${slug}`,
    titleZh: `${county}${name}领域公开事项`,
    titleEn: `Disclosure items: ${englishName(slug)}`,
    textZh: `${name}领域的公开事项：公开内容、依据、时限、主体、渠道、对象、方式和层级。`,
    textEn:
      'What is disclosed in the domain: content, basis, time limit, subject, channels, audience, method, level.',
    page: paths.domain(slug),
    files: [
      { path: paths.domainData(slug), schema: 'domain' },
      { path: paths.domainCsv(slug) },
      ...(entries.length === 0 ? [] : [{ path: paths.domainList(slug) }]),
    ],
  };
  if (guide === null) return [own];
  return [
    own,
    {
      ...shared,
      id: `guide-${slug}`,
      titleZh: `${name}领域标准指引事项`,
      titleEn: `Guide items: ${englishName(slug)}`,
      textZh: `目录所对照的${name}领域标准指引事项，每项注明可靠程度；据各地已公布的目录整理，不是标准指引原件。`,
      textEn:
        'The guide items the domain is held against, each with how surely it is known; collected from published tables, not the document itself.',
      page: null,
      files: [{ path: paths.guideData(slug), schema: 'guide' }, { path: paths.guideCsv(slug) }],
    },
  ];
}

/** One of all columns; none where there are no pages. */
function pageDatasets({ catalog }: Publication): DatasetDraft[] {
  if (placedPages(catalog.pages).length === 0) return [];
  return [
    {
      id: 'pages',
      titleZh: `${catalog.county.name}政务公开栏目文章`,
      titleEn: 'Pages of the columns',
      textZh: '工作推进、政策指导栏目的文章和依申请公开指南：标题、日期、来源、文号、正文和附件。',
      textEn:
        'The pages of both columns and the guide to requests: title, date, source, number, text, files.',
      keywords: [...pageColumns.map((column) => pageColumnNames[column]), '依申请公开'],
      theme: null,
      page: null,
      files: [{ path: paths.pagesData, schema: 'pages' }],
    },
  ];
}

function levelDataset(county: string, level: Level): DatasetDraft {
  return {
    id: `level-${level}`,
    titleZh: `${county}${levelNames[level]}公开事项`,
    titleEn: `Disclosure items at ${level} level`,
    textZh: `在${levelNames[level]}公开的事项。`,
    textEn: 'What is disclosed at the level.',
    keywords: [levelNames[level]],
    theme: null,
    page: paths.level(level),
    files: [{ path: paths.levelData(level), schema: 'level' }, { path: paths.levelList(level) }],
  };
}

function participationDataset(county: string): DatasetDraft {
  return {
    id: 'participation',
    titleZh: `${county}公众参与事项`,
    titleEn: 'Matters in which citizens may take part',
    textZh: '公众可以参与的决策和其他事项：参与方式、时间、责任单位和联系方式。',
    textEn: 'Decisions and other matters: how and when citizens take part, and whom to reach.',
    keywords: [county, '公众参与'],
    theme: null,
    page: paths.participation(),
    files: [{ path: paths.participationData, schema: 'participation' }, { path: paths.participationCsv }],
  };
}

function distribution(
  publication: Publication,
  { path, schema }: File,
  made: ReadonlyMap<string, Digest> | null,
  date: string,
): object {
  const digest = made?.get(path) ?? null;
  if (made && !digest) throw new Error(`The data catalog names ${path}, which was not made.`);
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const address = { '@id': iri(publication, path) };
  return {
    '@type': 'dcat:Distribution',
    'dct:title': { zh: `${extension.toUpperCase()} 文件`, en: `${extension.toUpperCase()} file` },
    'dcat:accessURL': address,
    'dcat:downloadURL': address,
    'dcat:mediaType': mediaTypeIri(extension),
    'dct:modified': date,
    ...(schema === undefined
      ? {}
      : { 'dct:conformsTo': { '@id': iri(publication, paths.dataSchema(schema)), '@type': 'dct:Standard' } }),
    ...licensed(publication),
    ...(digest && {
      'dcat:byteSize': String(digest.bytes),
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
        'spdx:checksumValue': digest.sha256,
      },
    }),
  };
}

/** What holds of the catalog and of every dataset of it. */
function provenance(publication: Publication): object {
  return {
    'dct:issued': publication.date,
    'dct:modified': publication.date,
    'dct:language': languageIri,
    ...licensed(publication),
  };
}

/** Who publishes, whom to ask, where it holds and under which license: said once, datasets refer to it. */
function bodies({ catalog }: Publication): object {
  const { county } = catalog;
  const { phone, license } = county.site;
  const publisher = { zh: publisherOf(catalog) ?? county.name };
  return {
    'dct:publisher': { '@id': '#publisher', '@type': 'foaf:Organization', 'foaf:name': publisher },
    'dcat:contactPoint': {
      '@id': '#contact',
      '@type': 'vcard:Organization',
      'vcard:fn': publisher,
      ...(phone === null ? {} : { 'vcard:hasTelephone': { 'vcard:value': phone } }),
    },
    'dct:spatial': {
      '@id': '#county',
      '@type': 'dct:Location',
      'skos:prefLabel': { zh: county.name },
      ...(county.code === null ? {} : { 'dct:identifier': county.code }),
    },
    ...(license === null
      ? {}
      : {
          'dct:license': {
            '@id': license.url,
            '@type': 'dct:LicenseDocument',
            'dct:title': { zh: license.name },
          },
        }),
  };
}

function licensed({ catalog }: Publication): object {
  const { license } = catalog.county.site;
  return license === null ? {} : { 'dct:license': { '@id': license.url } };
}

function describing(titleZh: string, titleEn: string, textZh: string, textEn: string): object {
  return { 'dct:title': { zh: titleZh, en: titleEn }, 'dct:description': { zh: textZh, en: textEn } };
}

/** The address of a file where the county said where it publishes; else counted from the catalog itself. */
function iri({ catalog }: Publication, path: string): string {
  return addressOf(catalog.county.site, path) ?? linkFrom(paths.dataCatalog, path);
}

/** `compulsory-education` → `compulsory education`. */
function englishName(slug: string): string {
  return slug.replaceAll('-', ' ');
}
