import { type DefaultTreeAdapterMap, parse, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { changedPage, type PageChanges } from '../../src/emit/site/variant/html.js';
import { cpuTime } from '../cpu-time.js';
import { exampleCounty } from '../example-county.js';
import { samplePublication } from './fixtures.js';
import { hostilePublication, hostileText } from './hostile.js';
import { siteOf } from './site-pages.js';

type Node = DefaultTreeAdapterMap['node'];

/** Changes that show what was given to them, and nothing of white space, which would move in tables. */
const marking: PageChanges = {
  language: 'zh-Hant',
  text: (text) => text.replace(/\p{Script=Han}/gu, '$&字'),
  address: (address, fixed) => (fixed ? `!${address}` : `+${address}`),
};

const page = (body: string): string =>
  `<!doctype html>\n<html lang="zh-CN"><head><title>甲</title></head><body>${body}</body></html>`;

/** What becomes of the body. */
const changed = (body: string): string =>
  /<body>(.*)<\/body>/su.exec(changedPage(page(body), marking))?.[1] ?? '';

describe('a page in other characters', () => {
  it.each([
    ['a sample county', samplePublication()],
    ['one full of hostile texts', hostilePublication(hostileText, { url: 'https://a.example/x/?a=1&b=2' })],
  ])('is to a browser the same document with other words and addresses: %s', async (_, publication) => {
    const { county } = publication.catalog;
    const catalog = { ...publication.catalog, county: { ...county, variants: [] } };
    const compared = compare(await siteOf({ ...publication, catalog }));
    expect(compared).toBeGreaterThan(25);
  });

  it('is so for every page of the example county', async () => {
    expect(compare(await siteOf(await exampleCounty()))).toBeGreaterThan(1200);
  });

  it('is so for markup that our templates never write, but a county may', () => {
    for (const body of [
      "<p title='甲\"乙' class=丙>甲 < 乙 <3 &lt;丙&gt;</p>",
      '<A HREF=a.html TITLE="甲">甲</A><br/><img alt="甲>乙"src="a.png">',
      '<!-- 甲 <p title="甲"> --><p>乙</p><!doctype 甲><?php 甲 ?>',
      '<a href = "a.html" title>甲</a><p =甲 title="甲">乙</p>',
      '<script>if (a < "甲" && "</p>") {}</script><p>甲</p><style>p::after { content: "甲" }</style>',
      '<pre>甲<code>乙<b>丙</b></code>丁</pre><textarea>甲<b></textarea>',
      '<p lang="en">甲<span>乙</span></p><p translate="no">甲</p><p>乙</p>',
      '<input type="submit" value="甲"><input type="checkbox" value="甲" aria-label="乙">',
    ]) {
      expectSame(page(body));
    }
  });

  it('keeps code, what names its own language, and what must not be translated', () => {
    expect(changed('<code>甲<code>乙</code>丙</code>丁')).toBe('<code>甲<code>乙</code>丙</code>丁字');
    expect(changed('<a lang="zh-Hans" href="a" title="甲">简体</a>乙')).toBe(
      '<a lang="zh-Hans" href="+a" title="甲">简体</a>乙字',
    );
    expect(changed('<br lang="en">甲<b translate="no">乙</b>')).toBe(
      '<br lang="en">甲字<b translate="no">乙</b>',
    );
  });

  it('lets a link that shows its address show where it leads', () => {
    expect(changed('<a href="http://甲.中国/">http://甲.中国/</a>')).toBe(
      '<a href="+http://甲.中国/">+http://甲.中国/</a>',
    );
  });

  it('leaves links to a page in a named language where they lead, and marks the language of the page', () => {
    expect(
      changed(
        '<a href="a" hreflang="zh-Hans" aria-current="true">甲</a><a hreflang="zh-Hant" href="b" aria-current="false">乙</a>',
      ),
    ).toBe(
      '<a href="!a" hreflang="zh-Hans" aria-current="false">甲字</a><a hreflang="zh-Hant" href="!b" aria-current="true">乙字</a>',
    );
  });

  it('does not stop at a page that ends in the middle of a tag', () => {
    for (const end of ['<', '<p', '<p title="甲', '<!-- 甲', '<script>甲', '</', '&lt']) {
      expect(changedPage(`<p>甲</p>${end}`, { ...marking, text: (text) => text })).toBe(`<p>甲</p>${end}`);
    }
  });
});

it('takes no more than its share of time for a longer page, however broken', () => {
  for (const piece of [
    '<p title="甲">乙</p>',
    '<',
    '<p ',
    '<p title="',
    '"<a ',
    '<!--',
    '<script>',
    '<code>',
  ]) {
    const time = (length: number): number => {
      const html = piece.repeat(length / piece.length);
      const start = cpuTime();
      changedPage(html, marking);
      return cpuTime() - start;
    };
    time(40_000);
    expect(time(400_000), piece).toBeLessThan(40 * Math.max(time(40_000), 5));
  }
});

function compare(files: ReadonlyMap<string, string>): number {
  let pages = 0;
  for (const [path, html] of files) {
    if (!path.endsWith('.html')) continue;
    expectSame(html, path);
    pages += 1;
  }
  return pages;
}

function expectSame(html: string, path = html): void {
  const wanted = parse(html);
  change(wanted, false);
  expect(serialize(parse(changedPage(html, marking))), path).toBe(serialize(wanted));
}

/** The same changes made in the tree that the parser of the HTML standard builds. */
function change(node: Node, alone: boolean): void {
  if ('value' in node && node.nodeName === '#text' && !alone) node.value = marking.text(node.value);
  let left = alone;
  if ('attrs' in node) {
    const given = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const kept = ['code', 'kbd', 'samp', 'textarea', 'script', 'style'].includes(node.tagName);
    left ||= kept || (given.has('lang') && node.tagName !== 'html') || given.get('translate') === 'no';
    const [only] = node.childNodes;
    const shown =
      node.tagName === 'a' && only !== undefined && 'value' in only && only.value === given.get('href')
        ? only
        : null;
    for (const attribute of node.attrs) attribute.value = attributeOf(node.tagName, attribute, given, left);
    if (shown !== null) {
      shown.value = marking.address(shown.value, false);
      return;
    }
  }
  if ('childNodes' in node) for (const child of node.childNodes) change(child, left);
}

function attributeOf(
  element: string,
  { name, value }: { readonly name: string; readonly value: string },
  given: ReadonlyMap<string, string>,
  left: boolean,
): string {
  const hreflang = given.get('hreflang');
  if (element === 'html' && name === 'lang') return 'zh-Hant';
  if (name === 'aria-current' && hreflang !== undefined) return String(hreflang === 'zh-Hant');
  if (['href', 'src', 'action', 'cite'].includes(name)) return marking.address(value, hreflang !== undefined);
  if (element === 'meta') {
    const own = given.get('name') ?? '';
    if (name !== 'content' || ['', 'SiteDomain'].includes(own)) return value;
    return own === 'Url' || own === 'Image' ? marking.address(value, false) : marking.text(value);
  }
  if (name === 'value' && given.get('type') === 'submit') return marking.text(value);
  const words = ['title', 'alt', 'placeholder', 'aria-label', 'data-label'];
  return words.includes(name) && !left ? marking.text(value) : value;
}
