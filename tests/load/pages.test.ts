import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileTypes } from '../../src/model/page.js';
import { county, lines, loadFiles } from './workspace.js';

const folder = 'pages/工作推进';

/** A page of the first column with these fields and this text. */
function page(fields: string, text = '正文。'): string {
  return `---\n${fields}\n---\n${text}\n`;
}

const good = page('标题: 试点方案\n日期: 2026-05-20');

async function found(
  pages: Readonly<Record<string, string>>,
  beside: Readonly<Record<string, number>> = {},
): Promise<string[]> {
  const loaded = await loadFiles({ ...county, ...pages }, {}, beside);
  return lines(loaded.diagnostics, loaded);
}

async function progress(pages: Readonly<Record<string, string>>) {
  const loaded = await loadFiles({ ...county, ...pages });
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  return loaded.catalog.pages.columns.progress;
}

describe('a page', () => {
  it('is read with all its fields, in Chinese or English, with what it is published with', async () => {
    const text = '见[方案](附件/方案.pdf)和[要求](../政策指导/要求.md)。\n\n![会议现场](图/会.PNG)';
    const loaded = await loadFiles(
      {
        ...county,
        [`${folder}/方案.md`]: page(
          '标题: 试点方案\ndate: 2026-05-20\n来源: 县政府办\n文号: 示政办〔2026〕1号\nsummary: 一句话\n' +
            '关键词: 试点\n附件: [附件/方案.pdf, {名称: 任务表, 文件: 附件/表.XLSX}]\n编码: fangan',
          text,
        ),
        'pages/政策指导/要求.md': page('标题: 要求\n日期: 2026-01-02'),
        'pages/依申请公开.md': page('标题: 指南'),
      },
      {},
      { [`${folder}/附件/方案.pdf`]: 10, [`${folder}/附件/表.XLSX`]: 20, [`${folder}/图/会.PNG`]: 30 },
    );
    expect(lines(loaded.diagnostics, loaded)).toEqual([]);
    const { columns, onRequest } = loaded.catalog.pages;
    const [made] = columns.progress;
    expect(made).toMatchObject({
      id: 'fangan',
      title: '试点方案',
      date: '2026-05-20',
      source: '县政府办',
      number: '示政办〔2026〕1号',
      summary: '一句话',
      keywords: ['试点'],
    });
    expect(made?.files.map(({ name, type, attached, held }) => [name, type, attached, held.size])).toEqual([
      ['方案', 'pdf', true, 10],
      ['任务表', 'xlsx', true, 20],
      ['会', 'png', false, 30],
    ]);
    const body = JSON.stringify(made?.body);
    expect(body).toContain('"target":{"kind":"file","file":0}');
    expect(body).toContain(`"target":{"kind":"page","column":"guidance","id":"${columns.guidance[0]?.id}"}`);
    expect(body).toContain('{"kind":"image","file":2,"alt":"会议现场","caption":null}');
    expect(onRequest?.title).toBe('指南');
  });

  it('keeps its address when other pages come and go, and it is never made of free text', async () => {
    const alone = await progress({ [`${folder}/乙.md`]: good });
    const among = await progress({
      [`${folder}/甲.md`]: good,
      [`${folder}/乙.md`]: good,
      [`${folder}/2026/乙.md`]: good,
    });
    const id = alone[0]?.id ?? '';
    expect(id).toMatch(/^2026-05-20-[0-9a-f]{8}$/u);
    expect(among.map((each) => each.id)).toContain(id);
    expect(new Set(among.map((each) => each.id)).size).toBe(3);
  });

  it('stands before older ones, whatever the names of the files', async () => {
    const pages = await progress({
      [`${folder}/a.md`]: page('标题: 旧\n日期: 2025-12-31'),
      [`${folder}/z.md`]: page('标题: 新\n日期: 2026-01-01'),
    });
    expect(pages.map(({ title }) => title)).toEqual(['新', '旧']);
  });

  it('may begin with empty lines and have the line ends of Windows', async () => {
    const pages = await progress({
      [`${folder}/a.md`]: '\r\n---\r\n标题: 甲\r\n日期: 2026-01-01\r\n---\r\n正文',
    });
    expect(pages[0]?.body).toEqual([
      { kind: 'paragraph', tight: false, inlines: [{ kind: 'text', text: '正文' }] },
    ]);
  });
});

describe('docs/zh/网页写法.md', () => {
  it('shows a page that is read without a word: a clerk begins by copying it', async () => {
    const guide = readFileSync('docs/zh/网页写法.md', 'utf8');
    const example = /```markdown\n(.*?)```/su.exec(guide)?.[1] ?? '';
    const files = ['试点方案.pdf', '任务分解表.xlsx', '查阅点.jpg'];
    const beside = Object.fromEntries(files.map((name) => [`${folder}/附件/${name}`, 1]));
    const pages = { [`${folder}/试点方案.md`]: example, 'pages/政策指导/要求.md': good };
    const loaded = await loadFiles({ ...county, ...pages }, {}, beside);
    expect(lines(loaded.diagnostics, loaded)).toEqual([]);
    const [made] = loaded.catalog.pages.columns.progress;
    expect(made?.body.map(({ kind }) => kind)).toEqual([
      ...['paragraph', 'paragraph', 'heading', 'list', 'table'],
      ...['heading', 'list', 'paragraph', 'paragraph'],
    ]);
    expect(guide).toContain(`可以用：${fileTypes.join('、')}，`);
  });
});

describe('what clerks get wrong in the fields of a page is said at its place', () => {
  it.each([
    ['正文', `${folder}/a.md:1:1 error pages-with-front-matter 网页开头没有标题、日期等字段`],
    ['', `${folder}/a.md error pages-with-front-matter 网页开头没有标题、日期等字段`],
    ['---\n标题: 甲\n', `${folder}/a.md:1:1 error pages-with-front-matter 开头的“---”没有成对`],
    ['———\n标题: 甲', `${folder}/a.md:1:1 error pages-with-front-matter 分隔线应为三个英文减号“---”`],
    [
      '---\n标题: 甲\n－－－\n文',
      `${folder}/a.md:3:1 error pages-with-front-matter 分隔线应为三个英文减号“---”`,
    ],
    [page('标题：甲'), `${folder}/a.md:2:3 error ascii-punctuation “标题”后面是全角冒号“：”`],
    [page('日期: 2026-05-20'), `${folder}/a.md:2:1 error required-fields 文件缺少“标题”`],
    [page('标题: 甲'), `${folder}/a.md:2:1 error required-fields 文件缺少“日期”`],
    [
      page('标题: 甲\n日期: 2026年5月20日'),
      `${folder}/a.md:3:5 error field-formats “日期”的值“2026年5月20日”不是有效日期`,
    ],
    [
      page('标题: 甲\n日期: 2026-05-20\n来原: 乙'),
      `${folder}/a.md:4:1 error known-fields 没有“来原”这个字段`,
    ],
    [
      page('标题: 甲\n日期: 2026-05-20\n编码: 试点'),
      `${folder}/a.md:4:5 error field-formats “编码”的值“试点”格式不对`,
    ],
    [page('标题: 甲\n日期: 2026-05-20', ''), `${folder}/a.md error required-fields 网页没有正文，也没有附件`],
  ])('%j', async (text, line) => {
    expect(await found({ [`${folder}/a.md`]: text })).toEqual([line]);
  });

  it('two pages of one id', async () => {
    const same = page('标题: 甲\n日期: 2026-05-20\n编码: jia');
    expect(await found({ [`${folder}/a.md`]: same, [`${folder}/b.md`]: same })).toEqual([
      `${folder}/b.md:4:5 error unique-page-ids 编码“jia”已有网页使用`,
    ]);
  });

  it('a page that is too long to be read on a phone', async () => {
    expect(await found({ [`${folder}/a.md`]: good + '长'.repeat(200_000) })).toEqual([
      `${folder}/a.md error readable-files 网页正文超过512 KB，太长`,
    ]);
  });
});

describe('a page in the wrong place', () => {
  it.each([
    ['pages/工作推动/a.md', '是不是“pages/工作推进/”？'],
    ['工作推进/a.md', '是不是“pages/工作推进/”？'],
    ['网页稿/政策指导/a.md', '是不是“pages/政策指导/”？'],
    ['依申请公开.md', '是不是“pages/依申请公开.md”？'],
    ['pages/policy/a.md', '移到 pages/工作推进/ 或 pages/政策指导/；依申请公开指南存为 pages/依申请公开.md'],
    ['pages/依申请公开指南.md', '是不是“pages/依申请公开.md”？'],
  ])('is not left out without a word: %s', async (path, hint) => {
    const { diagnostics } = await loadFiles({ ...county, [path]: good });
    expect(diagnostics.map(({ code, hint: said }) => [code, said?.zh])).toEqual([['recognised-files', hint]]);
  });

  it('is not the note for those who keep the folder', async () => {
    expect(await found({ 'pages/README.md': '说明', 'pages/工作推进/a.md': good })).toEqual([]);
  });

  it('is the second of two guides to requests', async () => {
    expect(
      await found({ 'pages/依申请公开.md': page('标题: 甲'), 'pages/on-request.md': page('标题: 乙') }),
    ).toEqual([
      'pages/依申请公开.md error recognised-files “pages/依申请公开.md”没有被读取：已经有“pages/on-request.md”，这种文件只能有一个',
    ]);
  });
});

describe('files of a page', () => {
  const beside = { [`${folder}/附件/方案.pdf`]: 10 };
  const attached = (file: string) => page(`标题: 甲\n日期: 2026-05-20\n附件: ['${file}']`);

  it.each([
    ['附件/方按.pdf', '找不到文件“附件/方按.pdf”', '是不是“附件/方案.pdf”？'],
    ['方案.pdf', '找不到文件“方案.pdf”', '是不是“附件/方案.pdf”？'],
    ['附件/方案.docx', '找不到文件“附件/方案.docx”', '是不是“附件/方案.pdf”？'],
    ['附件/方案.PDF', '找不到文件“附件/方案.PDF”', '是不是“附件/方案.pdf”？'],
    ['../../../etc/passwd', '“../../../etc/passwd”在工作区以外，不能读取', null],
    ['/etc/passwd', '“/etc/passwd”在工作区以外，不能读取', null],
    ['C:/方案.pdf', '“C:/方案.pdf”不是相对路径', null],
    ['附件\\方案.pdf', '“附件\\方案.pdf”不是相对路径', null],
  ])('are looked for beside it: %s', async (file, message, hint) => {
    const { diagnostics } = await loadFiles(
      { ...county, [`${folder}/a.md`]: attached(file), [`${folder}/b.md`]: attached('附件/方案.pdf') },
      {},
      beside,
    );
    expect(diagnostics.map(({ code, message: said }) => [code, said.zh])).toEqual([
      ['publishable-files', message],
    ]);
    if (hint !== null) expect(diagnostics[0]?.hint?.zh).toBe(hint);
  });

  it.each([
    ['空.pdf', 0, '“空.pdf”是空文件'],
    ['大.pdf', 60 * 1024 * 1024, '“大.pdf”有 60.0 MB，超过50 MB'],
    ['程序.exe', 10, '“程序.exe”的类型不能发布'],
    ['网页.html', 10, '“网页.html”的类型不能发布'],
    ['图.svg', 10, '“图.svg”的类型不能发布'],
    ['没有后缀', 10, '“没有后缀”的类型不能发布'],
  ])('must be such as may be published: %s', async (file, size, message) => {
    expect(await found({ [`${folder}/a.md`]: attached(file) }, { [`${folder}/${file}`]: size })).toEqual([
      `${folder}/a.md:4:6 error publishable-files ${message}`,
    ]);
  });

  it('that no page names are pointed at: whoever put them there thinks they are public', async () => {
    const litter = { [`${folder}/Thumbs.db`]: 1, [`${folder}/~$方案.docx`]: 1 };
    expect(await found({ [`${folder}/a.md`]: good }, { ...beside, ...litter })).toEqual([
      `${folder}/附件/方案.pdf advice recognised-files 没有网页用到这个文件，它不会发布`,
    ]);
  });
});

describe('links and pictures of a page', () => {
  const said = (text: string) => found({ [`${folder}/a.md`]: page('标题: 甲\n日期: 2026-05-20', text) });
  const at = `${folder}/a.md:6`;

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/',
  ])('lead nowhere that runs or hides: %s', async (address) => {
    expect(await said(`\n[甲](${address})`)).toEqual([
      `${at}:5 error links-that-lead 链接不能写“${address}”`,
    ]);
  });

  it.each([
    ['[甲](javascript&colon;alert(1))', '链接不能写“javascript:alert(1)”'],
    ['[甲](<java\tscript:alert(1)>)', '链接不能写“java\tscript:alert(1)”'],
    ['<javascript:alert(1)>', '链接不能写“javascript:alert(1)”'],
    ['[甲]()', '链接没有写网址'],
    ['[甲](https:///)', '“https:///”不是完整的网址'],
    ['[甲](https://a.example/\u202e)', '“https://a.example/\u202e”不是完整的网址'],
    ['[甲](别的.md)', '没有“别的.md”这个网页'],
    ['![甲](https://a.example/b.png)', '图片要放在工作区里，不能引用别处的网址'],
    ['![甲](data:image/png;base64,x)', '图片要放在工作区里，不能引用别处的网址'],
  ])('%s', async (text, message) => {
    const [line, ...more] = await said(`\n${text}`);
    expect(more).toEqual([]);
    expect(line).toContain(`error links-that-lead ${message}`);
    expect(line).toContain(at);
  });

  it('are not wrong as well where the page they lead to could not be read', async () => {
    const pages = {
      [`${folder}/a.md`]: page('标题: 甲\n日期: 2026-05-20', '[乙](b.md)'),
      [`${folder}/b.md`]: '没有字段',
    };
    expect(await found(pages)).toEqual([
      `${folder}/b.md:1:1 error pages-with-front-matter 网页开头没有标题、日期等字段`,
    ]);
  });

  it('take complete addresses, addresses of mail and paths of the host as they are', async () => {
    expect(
      await said(
        '[甲](https://a.example/甲?b=1#c) [乙](mailto:a@b.example) [丙](/zwgk/) <https://c.example/>',
      ),
    ).toEqual([]);
  });

  it('show no picture that is not described, nor a file that is no picture', async () => {
    const text = page('标题: 甲\n日期: 2026-05-20', '![](图.png) ![表](表.xlsx)');
    const beside = { [`${folder}/图.png`]: 1, [`${folder}/表.xlsx`]: 1 };
    expect(await found({ [`${folder}/a.md`]: text }, beside)).toEqual([
      `${folder}/a.md:5:5 error pictures-described 图片没有文字说明`,
      `${folder}/a.md:5:17 error publishable-files “表.xlsx”的类型不能发布`,
    ]);
  });

  it('warn of code that would be shown to citizens', async () => {
    expect(await said('甲<br>乙 <!-- 待核实 -->')).toEqual([
      `${folder}/a.md:5:2 warning understood-markdown “<br>”会原样显示在网页上：网页代码不起作用`,
    ]);
  });
});
