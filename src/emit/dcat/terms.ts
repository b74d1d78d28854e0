/** The vocabularies of the data catalog, and what kind of value their terms have. */
export const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'dct:title': { '@container': '@language' },
  'dct:description': { '@container': '@language' },
  'dcat:keyword': { '@container': '@language' },
  'foaf:name': { '@container': '@language' },
  'skos:prefLabel': { '@container': '@language' },
  'vcard:fn': { '@container': '@language' },
  'dct:issued': { '@type': 'xsd:date' },
  'dct:modified': { '@type': 'xsd:date' },
  'dct:language': { '@type': '@id' },
  'dcat:mediaType': { '@type': '@id' },
  'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger' },
  'spdx:algorithm': { '@type': '@id' },
  'spdx:checksumValue': { '@type': 'xsd:hexBinary' },
} as const;

/** ISO 639-1 as DCAT recommends it. */
export const languageIri = 'http://id.loc.gov/vocabulary/iso639-1/zh';

/** The media type of a file by its extension, in the register of IANA. */
export function mediaTypeIri(extension: string): string {
  const type = mediaTypes[extension];
  if (type === undefined) throw new Error(`No media type is known for .${extension}.`);
  return `https://www.iana.org/assignments/media-types/${type}`;
}

const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
