// The published JSON Schemas of the open data (schemas/data/): forms are written here, words come from the
// authoring schemas, so that a field is explained in one way wherever it is met.
import { readdirSync, readFileSync } from 'node:fs';

const authoring = new Map(
  readdirSync('schemas')
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8')))
    .map((schema) => [schema.$id, schema]),
);

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const textOrNull = { type: ['string', 'null'] };
const date = { type: 'string', format: 'date' };
const id = { type: 'string', minLength: 1 };

/** @returns {[name: string, schema: object][]} */
export function dataSchemas() {
  return [
    ['common', commonSchema()],
    [
      'catalog',
      fileSchema('全县目录', 'The catalog of the county', {
        domains: list(
          '本县公开的领域和牵头单位',
          'The domains disclosed, each with the id of its lead agency',
          record({ name: text, lead: textOrNull }),
        ),
        agencies: list('单位登记册', 'The agency register', shared('agency')),
        columns: list(
          '网站栏目',
          'The columns of the government website',
          record({ id, name: text, url: text }),
        ),
        channels: list('公开渠道和载体', 'The channels', record({ id, name: text })),
        guides: list('标准指引', 'The guides the catalog is held against', shared('guide')),
        entries: list('公开事项', 'The disclosure items', shared('entry')),
        lineage: list('不再使用的编码', 'The ids that are no longer in use', shared('retired')),
      }),
    ],
    [
      'domain',
      fileSchema('一个领域的公开事项', 'The disclosure items of one domain', {
        domain: explained('领域名称', 'The name of the domain', text),
        guide: explained(
          '对应的标准指引，各行见 data 所指的文件',
          'Its guide; the rows stand in the file that data names',
          {
            anyOf: [
              {
                type: 'object',
                allOf: [shared('guideHead')],
                required: ['data'],
                properties: { data: { type: 'string', format: 'uri-reference' } },
                unevaluatedProperties: false,
              },
              { type: 'null' },
            ],
          },
        ),
        entries: list('公开事项', 'The disclosure items', shared('entry')),
      }),
    ],
    [
      'guide',
      fileSchema(
        '一个领域的标准指引事项（据各地已公布的目录整理，不是标准指引原件；可靠程度见 attestation）',
        'The rows of a guide, collected from published tables; not the document itself, see attestation',
        { guide: shared('guide') },
      ),
    ],
    [
      'agency',
      fileSchema('一个单位公开的事项', 'What one agency discloses', {
        agency: shared('agency'),
        entries: list('由本单位公开的事项', 'The items it discloses', shared('reference')),
      }),
    ],
    [
      'level',
      fileSchema('一个层级公开的事项', 'What is disclosed at one level of government', {
        level: shared('level'),
        entries: list('在本层级公开的事项', 'The items disclosed at the level', shared('reference')),
      }),
    ],
    [
      'participation',
      fileSchema('公众参与事项', 'Matters in which citizens may take part', {
        participation: list('公众参与事项', 'The matters', shared('participation')),
      }),
    ],
    [
      'pages',
      fileSchema('栏目文章和依申请公开指南', 'The pages of the columns, and the guide to requests', {
        pages: list('网页', 'The pages, column by column, the newest first', pageSchema()),
      }),
    ],
  ];
}

function pageSchema() {
  const reference = { type: 'string', format: 'uri-reference' };
  return record({
    ...labelled(fieldsOf('gongkai:page', null), {
      id,
      title: text,
      date: { ...date, type: ['string', 'null'] },
      source: textOrNull,
      number: textOrNull,
      summary: textOrNull,
      keywords: texts,
    }),
    column: explained('所在栏目；依申请公开指南为 null', 'Its column; null for the guide to requests', {
      enum: ['progress', 'guidance', null],
    }),
    page: explained('网页，相对于本文件', 'The page, relative to this file', reference),
    text: explained('正文的文字', 'The words of its text', text),
    files: list(
      '附件和图片',
      'Its attachments and pictures',
      record({ name: text, type: text, bytes: { type: 'integer' }, file: reference }),
    ),
  });
}

function commonSchema() {
  const entry = fieldsOf('gongkai:entries', 'items');
  const agency = fieldsOf('gongkai:agencies', 'agencies');
  const guide = fieldsOf('gongkai:guide', null);
  const item = fieldsOf('gongkai:guide', 'items');
  const lineage = fieldsOf('gongkai:lineage', 'lineage');
  const change = labelled(lineage, {
    from: id,
    formerName: textOrNull,
    change: local('change'),
    date,
    reason: textOrNull,
  });
  const participation = fieldsOf('gongkai:participation', 'participation');
  const bodies = { type: 'array', items: local('body') };
  const elements = {
    category: { ...texts, minItems: 1 },
    name: text,
    content: texts,
    basis: texts,
    timeLimit: text,
    channels: { type: 'array', items: local('channel') },
    audience: local('audience'),
    method: local('method'),
    levels: { type: 'array', items: local('level') },
  };
  const head = labelled(guide, {
    domain: text,
    id,
    slug: id,
    order: { type: 'integer' },
    issuer: text,
    document: record({ title: text, number: textOrNull, issued: textOrNull, attested: { type: 'boolean' } }),
    notes: texts,
  });
  return {
    $schema: dialect,
    title: '各文件共用的定义 / Definitions all files share',
    $defs: {
      level: enumeration('level', '层级', 'Level of government'),
      method: enumeration('method', '公开方式', 'Method of disclosure'),
      stage: enumeration('stage', '五公开', 'Stage'),
      change: enumeration('change', '变动', 'What became of an id'),
      body: explained(
        '一个单位；文字没有指明登记册中的单位时，id 为 null',
        'A body; the id is null for words that name none of the register',
        record({ id: textOrNull, name: text }),
      ),
      channel: explained(
        '公开渠道和载体，detail 是“其他”的具体说明',
        'A channel; detail says what stands behind “其他”',
        {
          type: 'object',
          required: ['id', 'name'],
          additionalProperties: false,
          properties: { id: textOrNull, name: text, detail: text },
        },
      ),
      audience: explained(
        '公开对象：全社会，或者 group 所写的特定群体',
        'Everyone, or the group that is named',
        {
          oneOf: [
            record({ kind: { const: 'public' } }),
            record({ kind: { const: 'group' }, group: { type: 'string', minLength: 1 } }),
          ],
        },
      ),
      entry: record({
        ...labelled(entry, { id }),
        domain: explained('领域', 'The domain', text),
        ...labelled(entry, {
          ...elements,
          // Of what is withheld there may be none.
          timeLimit: textOrNull,
          subject: bodies,
          responsible: bodies,
          stage: { anyOf: [local('stage'), { type: 'null' }] },
          column: textOrNull,
          remarks: textOrNull,
          withheldReason: textOrNull,
        }),
        guide: explained('对应的标准指引事项的编码', 'The ids of the guide items it answers', texts),
        lineage: list('由哪些编码变动而来', 'The former ids it came from', record(change)),
      }),
      retired: record({
        ...change,
        successors: explained(
          '已公布的接续事项的编码；取消的为空',
          'The ids of the published items in its place; empty when it was withdrawn',
          texts,
        ),
      }),
      participation: record(
        labelled(participation, {
          name: text,
          ways: texts,
          period: text,
          responsible: bodies,
          phone: textOrNull,
          address: textOrNull,
          url: textOrNull,
          remarks: textOrNull,
        }),
      ),
      agency: record(
        labelled(agency, {
          id,
          name: text,
          aliases: texts,
          level: local('level'),
          code: textOrNull,
          phone: textOrNull,
          address: textOrNull,
          url: textOrNull,
        }),
      ),
      guideHead: { type: 'object', required: Object.keys(head), properties: head },
      guide: {
        type: 'object',
        allOf: [local('guideHead')],
        required: ['items'],
        properties: { items: { type: 'array', items: local('guideItem') } },
        unevaluatedProperties: false,
      },
      guideItem: record({
        ...labelled(item, { id }),
        domain: explained('领域', 'The domain', text),
        ...labelled(item, elements),
        ...labelled(item, {
          subject: text,
          channelRule: { enum: ['all', 'any'] },
          attestation: { enum: ['seen', 'recalled-high', 'recalled-medium', 'recalled-low'] },
          unseen: texts,
          sources: texts,
          remarks: textOrNull,
        }),
      }),
      reference: record({
        ...labelled(entry, { id }),
        domain: explained('领域', 'The domain', text),
        ...labelled(entry, { category: { ...texts, minItems: 1 }, name: text, timeLimit: textOrNull }),
        data: explained(
          '载明全部要素的文件和位置（JSON Pointer）',
          'The file with all elements, and the place in it (JSON Pointer)',
          { type: 'string', format: 'uri-reference' },
        ),
      }),
    },
  };
}

/** @param {string} zh @param {string} en @param {Record<string, object>} properties */
function fileSchema(zh, en, properties) {
  return {
    $schema: dialect,
    title: `${zh} / ${en}`,
    ...record({
      $schema: explained('本文件所遵循的模式', 'The schema this file keeps', {
        type: 'string',
        format: 'uri-reference',
      }),
      county: explained('县（市、区）名称', 'The name of the county', text),
      code: explained('行政区划代码（GB/T 2260）', 'The division code (GB/T 2260)', textOrNull),
      date: explained('目录本版的日期', 'The date of this edition', date),
      publisher: explained('发布单位', 'The publisher', textOrNull),
      license: explained('数据许可，没有写明时为 null', 'The license; null when none is named', {
        anyOf: [record({ name: text, url: { type: 'string', format: 'uri' } }), { type: 'null' }],
      }),
      ...properties,
    }),
  };
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** An object with exactly these fields. @param {Record<string, object>} properties */
function record(properties) {
  return { type: 'object', required: Object.keys(properties), additionalProperties: false, properties };
}

/** @param {string} zh @param {string} en @param {object} items */
function list(zh, en, items) {
  return explained(zh, en, { type: 'array', items });
}

/** @param {string} zh @param {string} en @param {object} shape */
function explained(zh, en, shape) {
  return { description: `${zh}。 ${en}.`, ...shape };
}

/** @param {string} name */
function local(name) {
  return { $ref: `#/$defs/${name}` };
}

/** @param {string} name */
function shared(name) {
  return { $ref: `common.json#/$defs/${name}` };
}

/** The codes of an enumeration with their Chinese words. @param {string} name @param {string} zh @param {string} en */
function enumeration(name, zh, en) {
  const { enum: codes, 'x-zh-enum': words } = authoring.get('gongkai:common').$defs[name];
  return {
    title: `${zh} / ${en}`,
    oneOf: codes.map((/** @type {string} */ code) => ({ const: code, title: words[code] })),
  };
}

/** Gives shapes the words of the authoring schema. @param {Record<string, any>} fields @param {Record<string, object>} shapes */
function labelled(fields, shapes) {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`no authoring field explains ${name}`);
      return [
        name,
        { title: field['x-zh'], description: `${field['x-zh-description']} ${field.description}`, ...shape },
      ];
    }),
  );
}

/**
 * The fields of a kind of file, or of the things in one of its lists; references followed.
 * @param {string} id @param {string | null} list
 * @returns {Record<string, any>}
 */
function fieldsOf(id, list) {
  const schema = authoring.get(id);
  const node = list === null ? schema : schema.properties[list].items;
  return Object.fromEntries(
    Object.entries(node.properties).map(([name, property]) => [name, followed(property, id)]),
  );
}

/** @param {any} node @param {string} home @returns {any} */
function followed(node, home) {
  if (node.$ref === undefined || node['x-zh'] !== undefined) return node;
  const [target, pointer] = node.$ref.split('#');
  const id = target === '' ? home : target;
  return followed(authoring.get(id).$defs[pointer.replace('/$defs/', '')], id);
}
