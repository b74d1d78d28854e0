import type { PublishedEntry } from '../../src/model/catalog.js';
import { levelNames, levels, methodNames, methods, stageNames, stages } from '../../src/model/vocabulary.js';
import { type Names, saidOf } from './example.js';
import type { Layout } from './scramble-traits.js';

/** A column as it will be set. */
export interface ScrambledColumn {
  readonly id: string;
  readonly group: string | null;
  readonly heading: string;
  /** Where the heading is torn when headings have three rows. */
  readonly tornAt: number;
  /** Equal cells below each other may be joined, left empty, or said with 同上. */
  readonly joins: 'always' | 'within' | 'never';
  readonly text: (entry: PublishedEntry, number: number) => string;
}

/** The columns of a layout, in blocks that stay together when their order changes. */
export function columnBlocks(layout: Layout, names: Names): ScrambledColumn[][] {
  const word = (...words: readonly [string, string, string]): string => words[layout.wording];
  const number = column('number', '序号', (_, count) => String(count));
  const domain = {
    ...column('domain', word('领域', '试点领域', '公开领域'), (entry) => entry.domain),
    joins: 'always' as const,
  };
  const blocks = [
    layout.number ? [number] : [],
    layout.stack === 'column' ? [domain] : [],
    matters(layout),
    [
      column('content', word('公开内容(要素)', '公开内容', '公开内容（要素）及要求'), (entry) =>
        contentOf(entry, layout),
      ),
    ],
    [within('basis', word('公开依据', '法律依据', '依据'), (entry) => basisOf(entry, layout))],
    [within('timeLimit', word('公开时限', '时限', '公开期限'), (entry) => entry.timeLimit ?? '')],
    [
      within(
        'subject',
        word('公开主体', '公开责任主体', '公开单位'),
        (entry) => saidOf(entry, names).subject ?? '',
      ),
    ],
    layout.responsible
      ? [
          column(
            'responsible',
            word('责任单位', '责任科室', '承办单位'),
            (entry) => saidOf(entry, names).responsible ?? '',
          ),
        ]
      : [],
    [
      within('channels', word('公开渠道和载体', '公开渠道', '公开载体'), (entry) =>
        channelsOf(entry, layout, names),
      ),
    ],
    audience(layout, word('特定群体', '特定群众', '特定')),
    method(layout),
    levelColumns(layout),
    stageColumns(layout),
    layout.column
      ? [
          column(
            'column',
            word('网站栏目', '公开栏目', '对应栏目'),
            (entry) => saidOf(entry, names).column ?? '',
          ),
        ]
      : [],
    layout.remarks ? [column('remarks', '备注', remarksOf)] : [],
    ...layout.extra.map((heading) => [column('extra', heading, (entry) => extraOf(heading, entry))]),
  ];
  return blocks.filter((block) => block.length > 0);
}

function column(id: string, heading: string, text: ScrambledColumn['text']): ScrambledColumn {
  return { id, group: null, heading, tornAt: 2, joins: 'never', text };
}

function within(id: string, heading: string, text: ScrambledColumn['text']): ScrambledColumn {
  return { ...column(id, heading, text), joins: 'within' };
}

function matters({ depth }: Layout): ScrambledColumn[] {
  const name = column('name', '公开事项', (entry) => entry.name);
  if (depth === 1) return [name];
  const category = {
    ...column('category', '一级事项', (entry) => entry.category.join(' / ')),
    joins: 'always' as const,
  };
  const group = '公开事项';
  if (depth === 2)
    return [
      { ...category, group },
      { ...name, heading: '二级事项', group },
    ];
  const domain = {
    ...category,
    id: 'path',
    heading: '一级事项',
    text: (entry: PublishedEntry) => entry.domain,
  };
  return [
    { ...domain, group },
    { ...category, heading: '二级事项', group },
    { ...name, heading: '三级事项', group },
  ];
}

function contentOf({ content }: PublishedEntry, { content: form }: Layout): string {
  if (content.length === 1) return content[0] ?? '';
  switch (form) {
    case 'numbered':
      return content.map((element, index) => `${index + 1}.${element}`).join('\n');
    case 'circled':
      return content.length > 20
        ? content.join('\n')
        : content.map((element, index) => `${String.fromCodePoint(0x2460 + index)}${element}`).join('');
    case 'lines':
      return content.join('\n');
    case 'in one line':
      return content.map((element, index) => `${index + 1}、${element}`).join('；');
  }
}

function basisOf({ basis }: PublishedEntry, { basis: form }: Layout): string {
  switch (form) {
    case 'lines':
      return basis.join('\n');
    case 'listed':
      return basis.join('、');
    case 'adjacent':
      return basis.join('');
    case 'numbered':
      return basis.length === 1
        ? (basis[0] ?? '')
        : basis.map((law, index) => `${index + 1}.${law}`).join(';');
  }
}

function channelsOf(entry: PublishedEntry, layout: Layout, names: Names): string {
  const own = saidOf(entry, names).channels ?? [];
  if (layout.channels === 'plain') return own.join('、');
  const [checked, empty] = layout.boxes;
  if (layout.channels === 'checked') return own.map((name) => `${checked}${name}`).join(layout.between);
  return names.channels
    .flatMap(({ name }) => {
      const uses = own.filter((each) => each === name || each.startsWith(`${name}:`));
      return uses.length === 0 ? [`${empty}${name}`] : uses.map((use) => `${checked}${use}`);
    })
    .join(layout.split === 'channels' ? '\n' : layout.between);
}

function audience(layout: Layout, groupHeading: string): ScrambledColumn[] {
  const group = '公开对象';
  const named = ({ audience: to }: PublishedEntry): string => (to.kind === 'group' ? to.group : '');
  switch (layout.audience) {
    case 'columns':
      return [
        {
          ...column('public', '全社会', ({ audience: to }) => (to.kind === 'public' ? layout.tick : '')),
          group,
          tornAt: 1,
        },
        {
          ...column('group', groupHeading, (entry) => {
            const name = named(entry);
            return name === '' || layout.group === 'name' ? name : `√(${name})`;
          }),
          group,
        },
      ];
    case 'words':
      return [column('audience', group, (entry) => named(entry) || '全社会')];
    case 'boxes':
      return [
        column('audience', group, (entry) =>
          boxed(layout, ['全社会', '特定群体'], [named(entry) === '' ? 0 : 1], named(entry)),
        ),
      ];
  }
}

function method(layout: Layout): ScrambledColumn[] {
  const group = '公开方式';
  const ticked = (wanted: string) => (entry: PublishedEntry) => (entry.method === wanted ? layout.tick : '');
  switch (layout.method) {
    case 'columns':
      return [
        { ...column('proactive', '主动', ticked('proactive')), group, tornAt: 1 },
        { ...column('on-request', '依申请公开', ticked('on-request')), group, tornAt: 3 },
      ];
    case 'words':
      return [column('method', group, (entry) => methodNames[entry.method])];
    case 'boxes':
      return [
        column('method', group, (entry) =>
          boxed(
            layout,
            methods.map((each) => methodNames[each]),
            [methods.indexOf(entry.method)],
          ),
        ),
      ];
  }
}

function levelColumns(layout: Layout): ScrambledColumn[] {
  const group = '公开层级';
  switch (layout.levels) {
    case null:
      return [];
    case 'columns':
      return levels.map((level) => ({
        ...column('level', levelNames[level], (entry) => (entry.levels.includes(level) ? layout.tick : '')),
        group,
        tornAt: 1,
      }));
    case 'words':
      return [column('levels', group, (entry) => entry.levels.map((level) => levelNames[level]).join('、'))];
    case 'boxes':
      return [
        column('levels', group, (entry) =>
          boxed(
            layout,
            levels.map((level) => levelNames[level]),
            entry.levels.map((level) => levels.indexOf(level)),
          ),
        ),
      ];
  }
}

function stageColumns(layout: Layout): ScrambledColumn[] {
  const group = '五公开';
  const names = stages.map((stage) => stageNames[stage]);
  switch (layout.stage) {
    case null:
      return [];
    case 'words':
      return [column('stage', group, ({ stage }) => (stage === null ? '' : stageNames[stage]))];
    case 'boxes':
      return [
        column('stage', group, ({ stage }) =>
          boxed(layout, names, stage === null ? [] : [stages.indexOf(stage)]),
        ),
      ];
    case 'columns':
      return stages.map((each) => ({
        ...column('stage', `${stageNames[each]}公开`, ({ stage }) => (stage === each ? layout.tick : '')),
        group,
      }));
  }
}

function boxed(
  { boxes: [checked, empty] }: Layout,
  names: readonly string[],
  chosen: readonly number[],
  detail = '',
): string {
  return names
    .map((name, index) => {
      if (!chosen.includes(index)) return `${empty}${name}`;
      return `${checked}${name}${detail === '' ? '' : `：${detail}`}`;
    })
    .join(' ');
}

function remarksOf({ method: how, withheldReason, remarks }: PublishedEntry): string {
  const withheld =
    withheldReason === null ? methodNames.withheld : `${methodNames.withheld}：${withheldReason}`;
  return [how === 'withheld' ? withheld : null, remarks].filter(Boolean).join('\n');
}

/** What stands in a column the national table does not have. */
export function extraOf(heading: string, { id }: PublishedEntry): string {
  return `${heading}：${id.length}0001`;
}
