import type { Catalog, PublishedEntry } from '../../src/model/catalog.js';
import { isPublished } from '../../src/model/catalog.js';
import type { RawFile } from '../../src/model/file.js';
import type { Publication } from '../../src/model/publication.js';
import { reference, sampleCatalog, samplePublication, use } from './fixtures.js';

/** Markup, template code, addresses that run, quotes, marks of direction, characters without width, references. */
export const hostileText = [
  '<script>window.hacked = 1; alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}} {{{x}}} {{> layout}}',
  `"' onmouseover="alert(1)" x=\``,
  '</title></style></textarea><svg onload=alert(1)><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '\u202e倒写\u2066隔离\u2069\u2069\u202b',
  '零\u200b宽\u200d\ufeff',
  '&lt;b&gt; &amp; &#x27;',
].join(' ');

/** The sample county with `text` before every text an author can write: whatever is no id, date or code word. */
export function hostilePublication(text: string, site: Partial<Catalog['county']['site']> = {}): Publication {
  const catalog = spoilt(withEveryField(sampleCatalog()), '', text) as Catalog;
  const county = { ...catalog.county, site: { ...catalog.county.site, ...site } };
  const entries = catalog.entries.filter((entry): entry is PublishedEntry => isPublished(entry));
  return { ...samplePublication(), catalog: { ...catalog, county }, entries };
}

/**
 * Files of a workspace with `text` in every field where the loader and the rules let an author write freely;
 * in JSON, which is YAML. An item may say that anything is law, a name or an address.
 */
export function hostileWorkspace(text: string): RawFile[] {
  const law = '《中华人民共和国政府信息公开条例》(国务院令第711号)';
  const elements = {
    category: [text],
    content: [text, `${text}。`],
    basis: [law],
    audience: { group: text },
  };
  const guideItem = {
    ...{ id: 'HS-0101', name: text, ...elements, timeLimit: '自信息形成之日起20个工作日内', subject: text },
    ...{ channels: ['政府网站'], method: '主动公开', levels: ['县级'], attestation: '已见证', remarks: text },
  };
  const files = {
    'gongkai.yaml': {
      ...{ name: text, date: '2026-06-30', office: text, domains: [{ name: text, lead: 'bgs' }] },
      site: {
        ...{ title: text, url: 'https://www.hostile.example/zwgk/', organizer: text, operator: text },
        license: { name: text, url: 'https://creativecommons.org/licenses/by/4.0/' },
      },
    },
    'agencies.yaml': {
      agencies: [
        { id: 'bgs', name: text, aliases: [`${text}别名`], level: '县级', phone: text, address: text },
      ],
    },
    'columns.yaml': { columns: [{ id: 'lanmu', name: text, url: 'https://www.hostile.example/lanmu/' }] },
    'guides/hostile.yaml': {
      ...{ domain: text, id: 'HS', slug: 'hostile', order: 99, issuer: text, notes: [text] },
      ...{ document: { title: text, number: text, issued: text, attested: true }, items: [guideItem] },
    },
    'lineage.yaml': {
      lineage: [
        {
          ...{ change: '更名', from: 'HS-9001', to: 'HS-0101', date: '2026-06-30' },
          ...{ formerName: text, reason: text },
        },
        { change: '取消', from: 'HS-9002', date: '2026-06-30', formerName: text, reason: text },
      ],
    },
    'participation.yaml': {
      participation: [
        {
          ...{ name: text, ways: [text], period: text, responsible: ['bgs'] },
          ...{ address: text, url: 'https://www.hostile.example/canyu/', remarks: text },
        },
      ],
    },
    'entries/hostile.yaml': {
      domain: text,
      items: [
        {
          ...{
            id: 'HS-0101',
            name: text,
            ...elements,
            timeLimit: '自信息形成之日起20个工作日内',
            subject: 'bgs',
          },
          ...{ channels: ['政府网站', `其他:${text}`], method: '主动公开', levels: ['县级'], column: text },
          ...{ guide: 'HS-0101', review: text, remarks: text },
        },
        {
          ...{ id: 'HS-0102', name: `${text}二`, ...elements, timeLimit: '不公开', subject: 'bgs' },
          ...{ channels: [`其他:${text}`], method: '不予公开', withheldReason: `${text}《某法》` },
        },
      ],
    },
  };
  const front = {
    title: text,
    date: '2026-05-20',
    source: text,
    number: text,
    summary: text,
    keywords: [text],
  };
  const page = `---\n${escaped(front)}\n---\n## ${text}\n\n${text}\n\n- **${text}**\n`;
  return [
    ...Object.entries(files).map(([path, value]) => [path, escaped(value)] as const),
    ['pages/progress/hostile.md', page] as const,
  ].map(([path, content]) => ({ path, bytes: new TextEncoder().encode(content) }));
}

/** JSON whose invisible characters are escapes, as YAML asks. */
function escaped(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u200b-\u206f\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Fields that hold ids, dates and words of a fixed list: the loader lets nothing else through. */
const fixed = new Set([
  ...['id', 'slug', 'guide', 'fulfils', 'sharedId', 'agencies', 'channel', 'column', 'entries'],
  ...['level', 'levels', 'method', 'stage', 'status', 'kind', 'attestation', 'channelRule', 'validity'],
  ...['from', 'to', 'change', 'members'],
  ...['type', 'anchor', 'file', 'path'],
  ...['date', 'approved', 'expires', 'effective', 'repealed', 'successor', 'rest', 'work', 'place', 'places'],
]);

function spoilt(value: unknown, field: string, text: string): unknown {
  if (typeof value === 'string') return fixed.has(field) ? value : text + value;
  if (Array.isArray(value)) {
    return value.map((item) =>
      typeof item === 'string' && fixed.has(field) ? item : spoilt(item, field, text),
    );
  }
  const apart = value instanceof Set || value instanceof Map;
  if (typeof value !== 'object' || value === null || apart) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key, key.startsWith('place') ? own : spoilt(own, key, text)]),
  );
}

/** No field is left null that an author could fill. */
function withEveryField(catalog: Catalog): Catalog {
  const { county } = catalog;
  return {
    ...catalog,
    county: {
      ...county,
      site: {
        ...county.site,
        icp: '示ICP备00000000号',
        police: '示公网安备 99999902000001号',
        license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      },
    },
    agencies: catalog.agencies.map((agency) => ({
      ...agency,
      aliases: [`${agency.name}别名`],
      code: agency.code ?? '11990001MB0000001A',
      phone: agency.phone ?? '0000-7654321',
      address: agency.address ?? '示例县文化路1号',
      url: agency.url ?? 'https://www.example.gov.cn/',
    })),
    guides: catalog.guides.map((guide) => ({
      ...guide,
      document: { ...guide.document, number: '示发〔2020〕1号', issued: '2020年' },
      notes: ['说明'],
      items: guide.items.map((item) => ({
        ...item,
        sources: ['https://www.example.gov.cn/table.html'],
        remarks: '备注',
        audience: { kind: 'group' as const, group: '申请人' },
      })),
    })),
    entries: catalog.entries.map((entry) => ({
      ...entry,
      responsible: [reference('基础教育股')],
      channels: [...entry.channels, use('其他:家长群', 'other', '家长群')],
      audience: { kind: 'group' as const, group: '申请人' },
      review: '已审核',
      remarks: entry.remarks ?? '备注',
      withheldReason: entry.withheldReason ?? '理由',
    })),
    lineage: catalog.lineage.map((record) => ({ ...record, formerName: '原名称', reason: '理由' })),
    participation: catalog.participation.map((matter) => ({
      ...matter,
      phone: '0000-7654322',
      address: '示例县文化路2号',
      url: 'https://www.example.gov.cn/zhengji/',
      remarks: '备注',
    })),
  };
}
