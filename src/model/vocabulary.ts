// Generated from schemas/ by `npm run generate`; change the schemas instead.

export type Level = 'county' | 'township' | 'village';

export const levels: readonly Level[] = ['county', 'township', 'village'];

export const levelNames: Readonly<Record<Level, string>> = {
  county: '县级',
  township: '乡级',
  village: '村级',
};

export type Method = 'proactive' | 'on-request' | 'withheld';

export const methods: readonly Method[] = ['proactive', 'on-request', 'withheld'];

export const methodNames: Readonly<Record<Method, string>> = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
};

export type ChannelRule = 'all' | 'any';

export const channelRules: readonly ChannelRule[] = ['all', 'any'];

export const channelRuleNames: Readonly<Record<ChannelRule, string>> = {
  all: '全部',
  any: '至少其一',
};

export type RuleLevel = 'error' | 'warning' | 'advice' | 'off';

export const ruleLevels: readonly RuleLevel[] = ['error', 'warning', 'advice', 'off'];

export const ruleLevelNames: Readonly<Record<RuleLevel, string>> = {
  error: '错误',
  warning: '警告',
  advice: '建议',
  off: '关闭',
};

export type TestedField =
  | 'id'
  | 'category'
  | 'name'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'responsible'
  | 'method'
  | 'withheldReason'
  | 'channels'
  | 'audience'
  | 'levels'
  | 'stage'
  | 'column'
  | 'guide'
  | 'status'
  | 'review'
  | 'remarks';

export const testedFields: readonly TestedField[] = [
  'id',
  'category',
  'name',
  'content',
  'basis',
  'timeLimit',
  'subject',
  'responsible',
  'method',
  'withheldReason',
  'channels',
  'audience',
  'levels',
  'stage',
  'column',
  'guide',
  'status',
  'review',
  'remarks',
];

export const testedFieldNames: Readonly<Record<TestedField, string>> = {
  id: '编码',
  category: '一级事项',
  name: '名称',
  content: '内容',
  basis: '依据',
  timeLimit: '时限',
  subject: '主体',
  responsible: '责任单位',
  method: '方式',
  withheldReason: '不予公开理由',
  channels: '渠道',
  audience: '对象',
  levels: '层级',
  stage: '五公开',
  column: '栏目',
  guide: '标准',
  status: '状态',
  review: '审核',
  remarks: '备注',
};

export type Stage = 'decision' | 'execution' | 'management' | 'service' | 'result';

export const stages: readonly Stage[] = ['decision', 'execution', 'management', 'service', 'result'];

export const stageNames: Readonly<Record<Stage, string>> = {
  decision: '决策',
  execution: '执行',
  management: '管理',
  service: '服务',
  result: '结果',
};

export type ListColumn = 'responsible' | 'stage' | 'column' | 'remarks';

export const listColumns: readonly ListColumn[] = ['responsible', 'stage', 'column', 'remarks'];

export const listColumnNames: Readonly<Record<ListColumn, string>> = {
  responsible: '责任单位',
  stage: '五公开',
  column: '网站栏目',
  remarks: '备注',
};

export type Variant = 'zh-Hant';

export const variants: readonly Variant[] = ['zh-Hant'];

export const variantNames: Readonly<Record<Variant, string>> = {
  'zh-Hant': '繁体',
};

export type Status = 'final' | 'draft';

export const statuses: readonly Status[] = ['final', 'draft'];

export const statusNames: Readonly<Record<Status, string>> = {
  final: '正式',
  draft: '草稿',
};

export type InstrumentStatus = 'in-force' | 'amended' | 'repealed' | 'unverified';

export const instrumentStatuses: readonly InstrumentStatus[] = [
  'in-force',
  'amended',
  'repealed',
  'unverified',
];

export const instrumentStatusNames: Readonly<Record<InstrumentStatus, string>> = {
  'in-force': '现行',
  amended: '修订',
  repealed: '废止',
  unverified: '待核',
};

export type Change = 'renamed' | 'merged' | 'split' | 'withdrawn';

export const changes: readonly Change[] = ['renamed', 'merged', 'split', 'withdrawn'];

export const changeNames: Readonly<Record<Change, string>> = {
  renamed: '更名',
  merged: '合并',
  split: '拆分',
  withdrawn: '取消',
};

/** The elements and other fields of an entry. */
export type EntryField =
  | 'id'
  | 'inherits'
  | 'category'
  | 'name'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'responsible'
  | 'method'
  | 'channels'
  | 'audience'
  | 'levels'
  | 'stage'
  | 'column'
  | 'guide'
  | 'equivalents'
  | 'status'
  | 'review'
  | 'remarks'
  | 'withheldReason';

/** What each field of an entry says, in Chinese. */
export const entryFieldDescriptions: Readonly<Record<EntryField, string>> = {
  id: '事项的唯一编码，终身不变，网页以它命名。',
  inherits: '要改写的共用事项的编码；只写与共用清单不同的字段。',
  category: '一级事项；多级时从大到小列出，最多三级。',
  name: '二级事项名称。',
  content: '公开的内容要素，一项一行。',
  basis: '公开的法律法规和文件依据，一件一行，写全称和文号。',
  timeLimit: '公开时限，如“自信息形成或者变更之日起20个工作日内”。',
  subject: '负责公开的单位（或单位分组），须在单位登记册中。',
  responsible: '具体承办的单位，与公开主体不同时填写。',
  method: '公开方式：主动公开、依申请公开或不予公开。',
  channels: '公开渠道和载体，用登记册中的名称，或写“其他:某某”。',
  audience: '公开对象：全社会，或写明特定群体。',
  levels: '公开层级：县级、乡级、村级；不写则按公开主体的层级。',
  stage: '五公开环节：决策、执行、管理、服务、结果。',
  column: '信息所在的网站栏目（编码或名称）。',
  guide: '对应的标准指引事项编码；不写则按领域、一级事项和名称自动对应。',
  equivalents:
    '用别的说法写的指引要素：左边写标准指引的要素，右边写本事项“内容”中的要素；确认后两者视为同一要素。',
  status: '草稿可以不完整，不公开，也不计入覆盖。',
  review: '审核人和时间，供内部留存，不公开。',
  remarks: '随事项一并公开的备注。',
  withheldReason:
    '为什么不予公开、依据哪一条；方式为“不予公开”的事项都要写，随事项公布，如“涉及个人隐私（《政府信息公开条例》第十五条）”。',
};

/** English name → Chinese name of every field, the same in all schemas. */
export const fieldNames: Readonly<Record<string, string>> = {
  address: '地址',
  agencies: '单位',
  agency: '单位',
  aliases: '别名',
  always: '必查',
  among: '取值',
  appearance: '外观',
  appliesTo: '适用',
  approved: '批准日期',
  approver: '批准人',
  article: '条款',
  atLeast: '达到',
  attachments: '附件',
  attestation: '见证',
  attested: '已见证',
  audience: '对象',
  basis: '依据',
  cap: '最多扣分',
  category: '一级事项',
  ceiling: '最高得分',
  change: '变动',
  channelRule: '渠道要求',
  channels: '渠道',
  check: '检查',
  code: '代码',
  color: '主色',
  column: '栏目',
  columns: '栏目',
  content: '内容',
  count: '抽取数',
  date: '日期',
  days: '日数',
  deductions: '扣分项',
  defaults: '默认',
  document: '文件',
  domain: '领域',
  domains: '领域',
  each: '每处扣分',
  edition: '版本',
  effective: '施行日期',
  element: '要素',
  emblem: '标志',
  entry: '事项编码',
  entryWords: '事项含',
  equivalents: '对应',
  excludes: '不含',
  exemptions: '豁免',
  expires: '到期',
  field: '字段',
  file: '文件',
  formerName: '原名称',
  forms: '字形',
  from: '原编码',
  group: '特定群体',
  groups: '分组',
  guide: '标准',
  icp: 'ICP备案号',
  id: '编码',
  includes: '包含',
  indicators: '指标',
  inherits: '继承',
  instruments: '法规文件',
  issued: '印发时间',
  issuer: '制定机关',
  items: '事项',
  kept: '保护',
  keywords: '关键词',
  known: '已知问题',
  lead: '牵头单位',
  level: '层级',
  levels: '层级',
  license: '数据许可',
  limits: '时限',
  lineage: '沿革',
  lists: '清单',
  longest: '最长',
  matches: '匹配',
  matter: '适用事项',
  members: '成员',
  message: '提示语',
  method: '方式',
  name: '名称',
  notes: '说明',
  number: '文号',
  occurrences: '数量',
  office: '主管单位',
  operator: '承办单位',
  order: '序号',
  organizer: '主办单位',
  participation: '公众参与',
  path: '所在文件',
  period: '参与时间',
  phaseWords: '时限含',
  phone: '电话',
  points: '分值',
  police: '公安备案号',
  reason: '理由',
  remarks: '备注',
  repealed: '废止日期',
  replaces: '取代',
  required: '必填',
  responsible: '责任单位',
  rest: '放假',
  review: '审核',
  rule: '规则',
  rules: '规则',
  sample: '抽查',
  scope: '适用范围',
  severities: '级别',
  severity: '级别',
  share: '按比例扣分',
  shortest: '最短',
  site: '网站',
  siteCode: '网站标识码',
  slug: '英文名',
  source: '来源',
  sourceCount: '来源数',
  sources: '来源',
  spellings: '写法',
  stage: '五公开',
  status: '状态',
  subject: '主体',
  successor: '取代文件',
  summary: '摘要',
  test: '检验',
  threshold: '达标线',
  timeLimit: '时限',
  title: '标题',
  to: '现编码',
  unit: '日数单位',
  unseen: '未见要素',
  url: '网址',
  validity: '效力',
  variants: '变体',
  vetoes: '一票否决',
  ways: '参与方式',
  withheldReason: '不予公开理由',
  work: '上班',
  year: '年份',
  years: '年度',
};

/** Every Chinese name and alias a field may be written with, by its English name. */
export const fieldSpellings: Readonly<Record<string, readonly string[]>> = {
  address: ['地址'],
  agencies: ['单位'],
  agency: ['单位'],
  aliases: ['别名', '简称'],
  always: ['必查'],
  among: ['取值'],
  appearance: ['外观'],
  appliesTo: ['适用'],
  approved: ['批准日期'],
  approver: ['批准人', '批准'],
  article: ['条款'],
  atLeast: ['达到'],
  attachments: ['附件'],
  attestation: ['见证'],
  attested: ['已见证'],
  audience: ['对象', '公开对象'],
  basis: ['依据', '公开依据'],
  cap: ['最多扣分', '封顶'],
  category: ['一级事项', '类别'],
  ceiling: ['最高得分'],
  change: ['变动', '变动方式'],
  channelRule: ['渠道要求'],
  channels: ['渠道', '公开渠道', '公开渠道和载体'],
  check: ['检查'],
  code: ['代码', '统一社会信用代码', '行政区划代码'],
  color: ['主色', '颜色'],
  column: ['栏目', '网站栏目'],
  columns: ['栏目'],
  content: ['内容', '公开内容', '公开内容(要素)'],
  count: ['抽取数', '领域数'],
  date: ['日期', '发布日期'],
  days: ['日数'],
  deductions: ['扣分项'],
  defaults: ['默认'],
  document: ['文件'],
  domain: ['领域'],
  domains: ['领域'],
  each: ['每处扣分'],
  edition: ['版本'],
  effective: ['施行日期'],
  element: ['要素'],
  emblem: ['标志', '徽标'],
  entry: ['事项编码'],
  entryWords: ['事项含'],
  equivalents: ['对应'],
  excludes: ['不含'],
  exemptions: ['豁免', '不适用'],
  expires: ['到期', '到期日'],
  field: ['字段'],
  file: ['文件'],
  formerName: ['原名称'],
  forms: ['字形'],
  from: ['原编码'],
  group: ['特定群体', '特定群众'],
  groups: ['分组'],
  guide: ['标准', '标准指引'],
  icp: ['ICP备案号'],
  id: ['编码'],
  includes: ['包含'],
  indicators: ['指标'],
  inherits: ['继承'],
  instruments: ['法规文件'],
  issued: ['印发时间'],
  issuer: ['制定机关'],
  items: ['事项'],
  kept: ['保护'],
  keywords: ['关键词'],
  known: ['已知问题'],
  lead: ['牵头单位'],
  level: ['层级'],
  levels: ['层级', '公开层级'],
  license: ['数据许可'],
  limits: ['时限'],
  lineage: ['沿革'],
  lists: ['清单'],
  longest: ['最长'],
  matches: ['匹配'],
  matter: ['适用事项'],
  members: ['成员'],
  message: ['提示语'],
  method: ['方式', '公开方式'],
  name: ['名称', '二级事项', '事项名称', '县名'],
  notes: ['说明'],
  number: ['文号'],
  occurrences: ['数量'],
  office: ['主管单位'],
  operator: ['承办单位'],
  order: ['序号'],
  organizer: ['主办单位'],
  participation: ['公众参与', '公众参与事项'],
  path: ['所在文件'],
  period: ['参与时间', '参与阶段'],
  phaseWords: ['时限含'],
  phone: ['电话', '联系电话'],
  points: ['分值'],
  police: ['公安备案号'],
  reason: ['理由', '原因'],
  remarks: ['备注'],
  repealed: ['废止日期'],
  replaces: ['取代'],
  required: ['必填'],
  responsible: ['责任单位'],
  rest: ['放假'],
  review: ['审核'],
  rule: ['规则'],
  rules: ['规则'],
  sample: ['抽查'],
  scope: ['适用范围'],
  severities: ['级别'],
  severity: ['级别'],
  share: ['按比例扣分'],
  shortest: ['最短'],
  site: ['网站'],
  siteCode: ['网站标识码'],
  slug: ['英文名'],
  source: ['来源'],
  sourceCount: ['来源数'],
  sources: ['来源'],
  spellings: ['写法'],
  stage: ['五公开'],
  status: ['状态'],
  subject: ['主体', '公开主体'],
  successor: ['取代文件'],
  summary: ['摘要'],
  test: ['检验'],
  threshold: ['达标线'],
  timeLimit: ['时限', '公开时限'],
  title: ['标题'],
  to: ['现编码'],
  unit: ['日数单位'],
  unseen: ['未见要素'],
  url: ['网址'],
  validity: ['效力'],
  variants: ['变体'],
  vetoes: ['一票否决'],
  ways: ['参与方式'],
  withheldReason: ['不予公开理由', '不公开理由', '不予公开的理由'],
  work: ['上班'],
  year: ['年份'],
  years: ['年度'],
};

/** Fields for which one text stands for a list of one. */
export const listFields: readonly string[] = [
  'agencies',
  'always',
  'among',
  'attachments',
  'basis',
  'category',
  'channels',
  'columns',
  'content',
  'domains',
  'entry',
  'entryWords',
  'excludes',
  'guide',
  'includes',
  'kept',
  'keywords',
  'levels',
  'matches',
  'phaseWords',
  'responsible',
  'subject',
  'to',
  'variants',
  'ways',
];

/** Fields whose own fields are named by the author. */
export const freeFields: readonly string[] = ['equivalents', 'spellings', 'forms', 'severities'];

/** The fields of every kind of record, in the order of its schema. */
export const fieldOrders: readonly (readonly string[])[] = [
  ['agencies', 'groups'],
  ['id', 'name', 'aliases', 'level', 'code', 'phone', 'address', 'url'],
  ['name', 'members'],
  ['entry', 'path', 'rule', 'field', 'occurrences', 'reason'],
  ['id', 'name', 'aliases'],
  ['id', 'name', 'url'],
  ['domain', 'agency', 'appliesTo', 'defaults', 'items'],
  [
    'category',
    'content',
    'basis',
    'timeLimit',
    'subject',
    'responsible',
    'method',
    'channels',
    'audience',
    'levels',
    'stage',
    'column',
    'status',
  ],
  [
    'id',
    'inherits',
    'category',
    'name',
    'content',
    'basis',
    'timeLimit',
    'subject',
    'responsible',
    'method',
    'channels',
    'audience',
    'levels',
    'stage',
    'column',
    'guide',
    'equivalents',
    'status',
    'review',
    'remarks',
    'withheldReason',
  ],
  ['guide', 'rule', 'entry', 'levels', 'agencies', 'reason', 'basis', 'approver', 'approved', 'expires'],
  ['domain', 'id', 'slug', 'order', 'replaces', 'inherits', 'issuer', 'document', 'notes', 'items'],
  ['title', 'number', 'issued', 'attested'],
  [
    'id',
    'category',
    'name',
    'content',
    'basis',
    'timeLimit',
    'subject',
    'channels',
    'channelRule',
    'audience',
    'method',
    'levels',
    'attestation',
    'unseen',
    'sources',
    'sourceCount',
    'remarks',
  ],
  ['year', 'basis', 'rest', 'work'],
  [
    'id',
    'title',
    'number',
    'issuer',
    'year',
    'edition',
    'aliases',
    'validity',
    'effective',
    'repealed',
    'successor',
  ],
  ['id', 'basis', 'article', 'matter', 'timeLimit', 'scope', 'days', 'unit', 'attested'],
  ['method', 'entryWords', 'phaseWords'],
  ['change', 'from', 'formerName', 'to', 'appliesTo', 'date', 'reason'],
  ['title', 'date', 'source', 'number', 'summary', 'keywords', 'attachments', 'id'],
  ['name', 'file'],
  ['name', 'ways', 'period', 'responsible', 'phone', 'address', 'url', 'remarks'],
  ['name', 'notes', 'sample', 'indicators', 'vetoes'],
  ['count', 'domains', 'always'],
  ['id', 'name', 'points', 'domains', 'levels', 'deductions'],
  ['status', 'element', 'rule', 'each', 'share', 'cap'],
  ['name', 'status', 'element', 'rule', 'guide', 'domains', 'levels', 'atLeast', 'ceiling'],
  ['kept', 'spellings', 'forms'],
  ['name', 'code', 'date', 'office', 'threshold', 'site', 'variants', 'lists', 'check', 'domains'],
  ['title', 'url', 'organizer', 'operator', 'phone', 'siteCode', 'icp', 'police', 'appearance', 'license'],
  ['color', 'emblem'],
  ['name', 'url'],
  ['severities', 'rules'],
  ['name', 'field', 'test', 'scope', 'severity', 'message'],
  ['required', 'includes', 'excludes', 'matches', 'longest', 'shortest', 'among'],
  ['domains', 'agencies', 'levels', 'method'],
  ['name', 'threshold', 'lead'],
];
