import { beforeAll, describe, expect, it } from 'vitest';
import { type Block, proseText } from '../../src/model/prose.js';
import { openProse, type ProseReader } from '../../src/prose/prose.js';
import type { References } from '../../src/prose/read.js';

let reader: ProseReader;

beforeAll(async () => {
  reader = await openProse();
});

/** Links lead where they say; every picture is the first file. */
const trusting: References = {
  link: ({ address }) => ({ kind: 'address', address }),
  image: () => 0,
};

function blocks(markdown: string): readonly Block[] {
  return reader(markdown, 0, trusting).blocks;
}

/** Each problem as its kind and the words it points at. */
function problems(markdown: string): string[] {
  return reader(markdown, 0, trusting).problems.map(
    ({ kind, start, end }) => `${kind} ${markdown.slice(start, end)}`,
  );
}

const plain = (text: string) => ({ kind: 'text', text }) as const;
const paragraph = (...inlines: object[]) => ({ kind: 'paragraph', tight: false, inlines });

describe('Markdown as Chinese is written', () => {
  it('takes emphasis that touches punctuation for emphasis: readers would see the stars', () => {
    expect(blocks('**时间：**上午**“重要”**的')).toEqual([
      paragraph(
        { kind: 'strong', inlines: [plain('时间：')] },
        plain('上午'),
        { kind: 'strong', inlines: [plain('“重要”')] },
        plain('的'),
      ),
    ]);
  });

  it('keeps every line a line, as a clerk types them', () => {
    expect(blocks('示例县人民政府办公室\n2026年5月20日')).toEqual([
      paragraph(plain('示例县人民政府办公室'), { kind: 'break' }, plain('2026年5月20日')),
    ]);
  });

  it('takes an indented line for a paragraph, not for program code', () => {
    expect(blocks('    各乡镇人民政府：\n\n　　现将有关事项通知如下。')).toEqual([
      paragraph(plain('各乡镇人民政府：')),
      paragraph(plain('　　现将有关事项通知如下。')),
    ]);
  });
});

describe('the outline', () => {
  it('leaves out no step, whatever figures the author wrote: a screen reader would miss a level', () => {
    const depths = blocks('### 甲\n\n##### 乙\n\n### 丙\n\n# 丁\n\n###### 戊').map((block) =>
      block.kind === 'heading' ? block.depth : 0,
    );
    expect(depths).toEqual([1, 2, 1, 1, 2]);
  });

  it('leads links to headings by their words, and says where there is none', () => {
    const markdown = '## 二、**申请**方式\n\n[见上](#二、申请方式) [无](#收费)';
    expect(JSON.stringify(blocks(markdown))).toContain('"target":{"kind":"heading","anchor":"s-1"}');
    expect(problems(markdown)).toEqual(['unknown-heading #收费']);
  });
});

describe('a link to a heading', () => {
  const targets = (markdown: string) =>
    Array.from(
      JSON.stringify(blocks(markdown)).matchAll(/"target":\{"kind":"heading","anchor":"(s-\d+)"/gu),
    ).map(([, anchor]) => anchor);

  it('says the words readers see, not where the heading itself leads nor how its marks are written', () => {
    const markdown =
      '## [《办法》](办法.pdf)\n\n## 收费`A&amp;B` &amp; \\*其他\n\n[一](#办法) [二](#收费a-amp-b-其他)';
    expect(problems(markdown)).toEqual([]);
    expect(targets(markdown)).toEqual(['s-1', 's-2']);
  });

  it('finds the second of two headings that say the same by its number, as editors complete it', () => {
    const markdown = '## 附件\n\n## 附件\n\n## 说明1\n\n## 说明\n\n## 说明';
    const links = '\n\n[一](#附件) [二](#附件-1) [三](#说明-1) [四](#说明)';
    expect(targets(markdown + links)).toEqual(['s-1', 's-2', 's-3', 's-4']);
    expect(problems(`${markdown}\n\n[五](#附件-2)`)).toEqual(['unknown-heading #附件-2']);
  });
});

describe('a picture', () => {
  it('is described by the words of its brackets, without their marks', () => {
    expect(blocks('![**会议**现场](a.png "图1")')).toEqual([
      paragraph({ kind: 'image', file: 0, alt: '会议现场', caption: '图1' }),
    ]);
  });
});

describe('what was meant otherwise', () => {
  it.each([
    ['甲<br>乙', 'html <br>'],
    ['正文 <!-- 待核实 -->', 'html <!-- 待核实 -->'],
    ['#标题', 'heading-space #'],
    ['[方案](附件/新 方案.pdf)', 'link-form ](附件/新 方案.pdf)'],
    ['[方案]（附件/方案.pdf）', 'link-form ]（附件/方案.pdf）'],
    ['**加粗', 'emphasis **'],
    ['[](https://a.example)', 'empty-link https://a.example'],
  ])('is pointed at in the source: %s', (markdown, problem) => {
    expect(problems(`前文\n\n${markdown}`)).toEqual([problem]);
  });

  it('leaves alone what only looks alike: figures compared, and what was escaped on purpose', () => {
    expect(problems('甲<乙，1 < 2，a<b 时；\\<br\\>；`<br>` [注] （见附件）')).toEqual([]);
  });
});

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<!-- x -->',
    '{{constructor}} {{{x}}}',
    '\u202e倒写\u2069 零\u200b宽',
    '&lt;script&gt;',
  ])('stays a text: %s', (markdown) => {
    const kinds = new Set<string>();
    JSON.stringify(blocks(markdown), (key, value: unknown) => {
      if (key === 'kind') kinds.add(String(value));
      return value;
    });
    expect([...kinds].sort()).toEqual(['paragraph', 'text']);
    const words = markdown.startsWith('&') ? '<script>' : markdown;
    expect(proseText(blocks(markdown))).toBe(words);
  });

  it('asks of every address whether it may be linked, however it is written', () => {
    const asked: string[] = [];
    const references: References = {
      link: ({ address }) => {
        asked.push(address);
        return null;
      },
      image: ({ address }) => {
        asked.push(address);
        return null;
      },
    };
    const markdown = [
      '[a](javascript:alert(1)) [b](JaVa&#115;cript&colon;x) [c](<java\tscript:x>) <javascript:alert(2)>',
      '![d](data:image/svg+xml,x) [e][1] [f](vbscript:x "title")',
      '',
      '[1]: data:text/html,x',
    ].join('\n');
    const read = reader(markdown, 0, references);
    expect(asked).toEqual([
      'javascript:alert(1)',
      'JaVascript:x',
      'java\tscript:x',
      'javascript:alert(2)',
      'data:image/svg+xml,x',
      'data:text/html,x',
      'vbscript:x',
    ]);
    expect(JSON.stringify(read.blocks)).not.toMatch(/"kind":"(?:link|image)"/u);
  });

  it.each([
    ['quotes', '>'.repeat(5000)],
    ['lists', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- 甲`).join('\n')],
    ['emphasis', `${'*'.repeat(3000)}甲${'*'.repeat(3000)}`],
    ['brackets', '['.repeat(20000)],
    ['pictures in pictures', `${'!['.repeat(2000)}x${'](y)'.repeat(2000)}`],
    ['backticks', '`a``b'.repeat(5000)],
  ])('nested without end is read in the time of a text: %s', (_, markdown) => {
    const started = performance.now();
    const { blocks: read, problems: found } = reader(markdown, 0, trusting);
    expect(depthOf(read)).toBeLessThan(60);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(found.every(({ start, end }) => start >= 0 && end <= markdown.length)).toBe(true);
  });

  it('says of what is nested too deep that it is, for the parser shows nothing of the innermost', () => {
    expect(reader(`${'> '.repeat(60)}甲`, 0, trusting).problems.map(({ kind }) => kind)).toEqual(['deep']);
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const own of Object.values(value)) deepest = Math.max(deepest, depthOf(own));
  return deepest + 1;
}
