import { describe, expect, it } from 'vitest';
import { emitOpenData } from '../../src/emit/open-data.js';
import { paths } from '../../src/emit/paths.js';
import { isPublished } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { sampleCatalog, sampleEntry, samplePublication } from './fixtures.js';
import { attributes, siteOf, textOf, visibleText } from './site-pages.js';

const refreshOf = (html: string): string[] =>
  [...html.matchAll(/<meta http-equiv="refresh" content="([^"]*)">/gu)].map(([, to = '']) =>
    to.replace('&#x3D;', '='),
  );
const main = (html: string | undefined): string =>
  html === undefined ? '' : html.slice(html.indexOf('<main'), html.indexOf('</main>'));

describe('the old address of an item', () => {
  it('leads on at once where one item took its place: a link in an old notice still arrives', async () => {
    const site = await siteOf(samplePublication());
    for (const id of ['YWJY-8001', 'YWJY-8002']) {
      const html = site.get(paths.item(id)) ?? '';
      expect(refreshOf(html)).toEqual(['0; url=YWJY-0201.html']);
      expect(html).toContain('<link rel="canonical" href="https://www.example.gov.cn/items/YWJY-0201.html">');
      expect(html).toContain('<meta name="robots" content="noindex">');
      // Where a browser does not go on by itself, there is a link.
      expect(attributes(main(html), 'href')).toContain('YWJY-0201.html');
    }
    expect(visibleText(main(site.get(paths.item('YWJY-8001'))))).toContain(
      '编码为 YWJY-8001 的公开事项“招生办法”已于2024年1月2日更换编码，现在的事项是：',
    );
  });

  it('lists all that an item was split into, and chooses none of them for the reader', async () => {
    const html = (await siteOf(samplePublication())).get(paths.item('AQSC-8001')) ?? '';
    expect(refreshOf(html)).toEqual([]);
    expect(attributes(main(html), 'href').slice(0, 2)).toEqual(['AQSC-0101.html', 'AQSC-0201.html']);
    expect(visibleText(main(html))).toContain('已于2024年1月2日拆分为下面的事项：');
  });

  it('says that an item was withdrawn and why, at the address of every agency that shared it', async () => {
    const site = await siteOf(samplePublication());
    for (const id of ['SNBT-8001@donghe', 'SNBT-8001@xishan']) {
      const html = site.get(paths.item(id)) ?? '';
      expect(refreshOf(html)).toEqual([]);
      const text = visibleText(main(html));
      expect(text).toContain(`编码为 ${id} 的公开事项已于2024年5月1日取消，不再列入目录。`);
      expect(text).toContain('理由：补贴政策到期，不再产生这类信息');
    }
    expect(site.has(paths.item('SNBT-8001'))).toBe(false);
  });

  it('tells nothing of a draft in its place: neither its id nor its name', async () => {
    const html = (await siteOf(samplePublication())).get(paths.item('AQSC-8002')) ?? '';
    expect(refreshOf(html)).toEqual([]);
    expect(visibleText(main(html))).toContain('接续的事项尚未公布');
    expect(html).not.toContain('AQSC-0202');
  });

  it('is told on the page of what took its place, earliest first, and listed with all others', async () => {
    const site = await siteOf(samplePublication());
    const item = main(site.get(paths.item('YWJY-0201')));
    const history = /id="history">.*?<ul>(.*?)<\/ul>/su.exec(item)?.[1] ?? '';
    expect(visibleText(history).trim().split('\n')).toEqual([
      '2023年12月31日，原编码 YWJY-8002 并入本事项：与招生政策一并公开',
      '2024年1月2日，原编码 YWJY-8001“招生办法”改为现在的编码',
    ]);
    expect(main(site.get(paths.item('YWJY-0101')))).not.toContain('id="history"');
    const links = attributes(main(site.get(paths.lineage())), 'href');
    expect(links.filter((link) => link.includes('-800'))).toEqual([
      'items/SNBT-8001@donghe.html',
      'items/SNBT-8001@xishan.html',
      'items/YWJY-8001.html',
      'items/AQSC-8001.html',
      'items/AQSC-8002.html',
      'items/YWJY-8002.html',
    ]);
  });

  it('needs no page, door or file where nothing ever changed', async () => {
    const site = await siteOf(
      samplePublication({ catalog: sampleCatalog({ lineage: [], participation: [] }) }),
    );
    expect([...site.keys()].filter((path) => /lineage|participation/u.test(path))).toEqual([]);
    expect(site.get(paths.views)).not.toMatch(/编码沿革|公众参与/u);
  });
});

describe('what is withheld', () => {
  it('is listed with its reason, and the page of the item says it too', async () => {
    const site = await siteOf(samplePublication());
    const html = main(site.get(paths.method('withheld')));
    const cells = [...html.matchAll(/<t[hd] (?:class|data)[^>]*>(.*?)<\/t[hd]>/gsu)].map(([cell]) =>
      visibleText(cell),
    );
    expect(cells).toEqual([
      '未成年人学籍档案',
      '义务教育 / 招生管理',
      '示例县教育和体育局',
      '涉及个人隐私（《政府信息公开条例》第十五条）',
    ]);
    expect(attributes(html, 'href')).toContain('../items/YWJY-0203.html');
    expect(visibleText(main(site.get(paths.item('YWJY-0203'))))).toMatch(
      /不予公开理由\s*涉及个人隐私（《政府信息公开条例》第十五条）/u,
    );
  });

  it('needs no limit and no channel: pages, lists and data leave them open and say nothing made up', async () => {
    const bare = sampleEntry({
      id: 'YWJY-0204',
      name: '心理辅导记录',
      method: 'withheld',
      withheldReason: '涉及个人隐私（《政府信息公开条例》第十五条）',
      timeLimit: null,
      channels: [],
    });
    expect(isPublished(bare)).toBe(true);
    const publication: Publication = {
      ...samplePublication({ catalog: sampleCatalog({ entries: [bare] }) }),
      entries: [bare].filter(isPublished),
    };
    const site = await siteOf(publication);
    const item = visibleText(main(site.get(paths.item('YWJY-0204'))));
    expect(item).toContain('不予公开理由');
    expect(item).not.toMatch(/公开时限|公开渠道|null|undefined/u);
    const row =
      /<tr id="YWJY-0204">.*?<\/tr>/su.exec(site.get(paths.domain('compulsory-education')) ?? '')?.[0] ?? '';
    expect(row).toContain('<td class="limit"><span>—</span></td>');
    expect(row).toContain('<td class="channels"><span>—</span></td>');
    expect([...site.values()].join('')).not.toMatch(/>(?:null|undefined)</u);
  });

  it('stands on several pages under 60 KB where a county withholds very much, each item once', async () => {
    const entries = Array.from({ length: 400 }, (_, index) =>
      sampleEntry({
        id: `YWJY-${1000 + index}`,
        name: `第${index}类个人档案信息`,
        method: 'withheld',
        withheldReason:
          '涉及个人隐私，公开会损害第三方合法权益（《中华人民共和国政府信息公开条例》第十五条）',
      }),
    );
    const publication: Publication = {
      ...samplePublication({ catalog: sampleCatalog({ entries }) }),
      entries: entries.filter(isPublished),
    };
    const pages = [...(await siteOf(publication))].filter(([path]) =>
      path.startsWith('site/methods/withheld'),
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const [path, html] of pages) expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
    const listed = pages.flatMap(([, html]) =>
      attributes(main(html), 'href').filter((href) => href.includes('items/')),
    );
    expect(listed.length).toBe(400);
  });
});

describe('where citizens may take part', () => {
  it('is a table with whom to reach: what was written, else the number of the register', async () => {
    const html = main((await siteOf(samplePublication())).get(paths.participation()));
    const rows = [...html.matchAll(/<tr><th class.*?<\/tr>/gsu)].map(([row]) =>
      visibleText(
        row
          .replaceAll('<li>', '|')
          .replaceAll('<br>', '|')
          .replace(/<\/t[hd]>/gu, '|'),
      ),
    );
    expect(rows).toEqual([
      '学区划分调整报名方式随公告公布||座谈会|网络征集|每年4月，方案送审前|示例县教育和体育局|电话：0000-7654321|参与网址||',
      '应急预案修订|书面意见|征求意见期间，不少于30日|示例县应急管理局|电话：0000-7654322|地址：示例县文化路2号||',
    ]);
    expect(attributes(html, 'href')).toContain('https://www.example.gov.cn/zhengji/');
  });
});

describe('the open data', () => {
  it('carries the lineage: of every item what it came from, and of every old id what became of it', async () => {
    const files = await dataOf(samplePublication());
    const catalog = JSON.parse(files.get(paths.catalogData) ?? '') as {
      readonly entries: readonly { readonly id: string; readonly lineage: readonly object[] }[];
      readonly lineage: readonly object[];
    };
    expect(catalog.entries.find(({ id }) => id === 'YWJY-0201')?.lineage).toEqual([
      { from: 'YWJY-8001', formerName: '招生办法', change: 'renamed', date: '2024-01-02', reason: null },
      {
        from: 'YWJY-8002',
        formerName: null,
        change: 'merged',
        date: '2023-12-31',
        reason: '与招生政策一并公开',
      },
    ]);
    expect(catalog.lineage.map((record) => JSON.stringify(record))).toEqual([
      '{"from":"YWJY-8001","formerName":"招生办法","change":"renamed","date":"2024-01-02","reason":null,"successors":["YWJY-0201"]}',
      '{"from":"YWJY-8002","formerName":null,"change":"merged","date":"2023-12-31","reason":"与招生政策一并公开","successors":["YWJY-0201"]}',
      '{"from":"AQSC-8001","formerName":"监管信息","change":"split","date":"2024-01-02","reason":null,"successors":["AQSC-0101","AQSC-0201"]}',
      '{"from":"AQSC-8002","formerName":null,"change":"renamed","date":"2024-01-02","reason":null,"successors":[]}',
      '{"from":"SNBT-8001@donghe","formerName":null,"change":"withdrawn","date":"2024-05-01","reason":"补贴政策到期，不再产生这类信息","successors":[]}',
      '{"from":"SNBT-8001@xishan","formerName":null,"change":"withdrawn","date":"2024-05-01","reason":"补贴政策到期，不再产生这类信息","successors":[]}',
    ]);
    const csv = files.get(paths.catalogCsv) ?? '';
    expect(csv.split('\r\n')[0]).toMatch(/备注,不予公开理由,原编码$/u);
    expect(csv).toContain('"YWJY-8001\nYWJY-8002"');
    expect(csv).toContain(',涉及个人隐私（《政府信息公开条例》第十五条）,');
  });

  it('has the matters for citizens as JSON and CSV, named by the data catalog', async () => {
    const files = await dataOf(samplePublication());
    const { participation } = JSON.parse(files.get(paths.participationData) ?? '') as {
      readonly participation: readonly object[];
    };
    expect(participation[0]).toEqual({
      name: '学区划分调整',
      ways: ['座谈会', '网络征集'],
      period: '每年4月，方案送审前',
      responsible: [{ id: 'jytyj', name: '示例县教育和体育局' }],
      phone: null,
      address: null,
      url: 'https://www.example.gov.cn/zhengji/',
      remarks: '报名方式随公告公布',
    });
    expect(files.get(paths.participationCsv)).toMatch(
      /^\uFEFF名称,参与方式,参与时间,责任单位,电话,地址,网址,备注\r\n/u,
    );
    expect(files.get(paths.dataCatalog)).toContain('data/participation.csv');
  });
});

async function dataOf(publication: Publication): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, content } of emitOpenData(publication)) {
    if (path.startsWith('site/data/')) files.set(path, textOf(content));
  }
  return files;
}
