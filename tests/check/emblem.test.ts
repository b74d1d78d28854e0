import { describe, expect, it } from 'vitest';
import { emblemSafe } from '../../src/check/rules/emblem-safe.js';
import { load } from '../../src/load/load.js';
import type { RawFile } from '../../src/model/file.js';
import { county } from '../load/workspace.js';

describe('an SVG as emblem', () => {
  it.each([
    [
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0"/></svg>',
    ],
    [
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg></svg>',
    ],
    [
      '<svg><defs><linearGradient id="a"/></defs><path fill="url(#a)" style="fill:url( \'#a\' )"/><use href="#b"/></svg>',
    ],
    ['<svg:svg xmlns:svg="x"><svg:title>on=1 script</svg:title></svg:svg>'],
    ['<svg><image href="data:image/png;base64,AAAA"/><metadata rdf:resource="http://x.example/"/></svg>'],
    ['<svg><!-- drawn by hand --><desc>animals</desc></svg>'],
  ])('may be what drawing programs save: %s', async (text) => {
    expect(await said('标志.svg', text)).toEqual([]);
  });

  it.each([
    ['<svg><script>1</script></svg>', '脚本'],
    ['<svg><svg:SCRIPT href="#x"/></svg>', '脚本'],
    ['<svg><é:script xmlns:é="http://www.w3.org/2000/svg"/></svg>', '脚本'],
    ['<svg><![CDATA[<!--]]><script/><![CDATA[-->]]></svg>', '脚本'],
    ['<svg onload="x()"/>', '事件脚本'],
    ["<svg><path\nonclick = 'x()'/></svg>", '事件脚本'],
    ['<svg><foreignObject/></svg>', '图形以外的内容'],
    ['<svg><a href="#x"/></svg>', '图形以外的内容'],
    ['<svg><path fill="javascript:1"/></svg>', '脚本地址'],
    ['<svg><animateTransform/></svg>', '动画'],
    ['<svg><set/></svg>', '动画'],
    ['<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>', '自定义的实体'],
    ['<?xml-stylesheet href="x.css"?><svg/>', '外部样式'],
    ['<svg><style>@import "x.css";</style></svg>', '外部样式'],
    ['<svg><image href="https://x.example/a.png"/></svg>', '外部引用'],
    ['<svg><use xlink:href="b.svg#c"/></svg>', '外部引用'],
    ['<svg><image href="&#104;ttps://x.example/"/></svg>', '外部引用'],
    ['<svg><image href="data:image/svg+xml,x"/></svg>', '外部引用'],
    ['<svg><path fill="url(https://x.example/#a)"/></svg>', '外部引用'],
    ['<svg><path style="fill:url( \'b.svg#a\')"/></svg>', '外部引用'],
    ['<html></html>', '不是 SVG 图片'],
  ])('may not be more than a picture: %s', async (text, why) => {
    const [message, ...more] = await said('标志.svg', text);
    expect(message).toContain(why);
    expect(more).toEqual([]);
  });
});

describe('any emblem', () => {
  it('is what its name says: a browser would show nothing', async () => {
    expect(
      await said('标志.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])),
    ).toEqual([]);
    expect(await said('标志.JPG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toEqual([]);
    expect(await said('标志.png', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toEqual([
      '标志文件“标志.png”不是 PNG 图片',
    ]);
    expect(await said('标志.svg', Uint8Array.from([0xff, 0xfe, 0x3c, 0]))).toEqual([
      '标志文件“标志.svg”不是 UTF-8 编码的 SVG',
    ]);
  });

  it('is at most 100 KB', async () => {
    expect(await said('标志.svg', `<svg>${' '.repeat(102_400 - 11)}</svg>`)).toEqual([]);
    expect(await said('标志.svg', `<svg>${' '.repeat(102_400)}</svg>`)).toEqual([
      '标志文件“标志.svg”有 101 KB，太大了',
    ]);
  });
});

async function said(name: string, content: string | Uint8Array): Promise<string[]> {
  const encoder = new TextEncoder();
  const files: RawFile[] = [
    ...Object.entries(county).map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
    { path: name, bytes: typeof content === 'string' ? encoder.encode(content) : content },
  ].map((file) =>
    file.path === 'gongkai.yaml'
      ? { ...file, bytes: encoder.encode(`${county['gongkai.yaml']}网站: {外观: {标志: ${name}}}\n`) }
      : file,
  );
  const { catalog, diagnostics } = await load({
    workspace: files,
    held: [],
    shipped: [],
    known: new Map(),
    progress: () => undefined,
  });
  expect(diagnostics.map(({ message }) => message.zh)).toEqual([]);
  expect(catalog.look.emblem?.path).toBe(name);
  return Array.from(emblemSafe.check(catalog), ({ message }) => message.zh);
}
