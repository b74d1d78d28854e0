import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTemplates } from '../../src/emit/own-templates.js';
import { paths } from '../../src/emit/paths.js';
import { shippedTemplates } from '../../src/emit/templates.js';
import { type Emblem, type Look, type OwnTemplate, plainLook } from '../../src/model/look.js';
import type { Publication } from '../../src/model/publication.js';
import { TemplateFault } from '../../src/model/template-fault.js';
import { contrastOf, white } from '../../src/text/colour.js';
import { sampleCatalog, samplePublication } from './fixtures.js';
import { hostilePublication, hostileText } from './hostile.js';
import { siteOf } from './site-pages.js';

describe('templates of a workspace', () => {
  it.each([
    ['the sample', samplePublication()],
    ['a county full of hostile texts', hostilePublication(hostileText)],
  ])(
    'copied as they are change no byte of the site: a county could not begin from them otherwise (%s)',
    async (_, publication) => {
      const copies = shipped();
      expect(copies.length).toBeGreaterThan(15);
      expect(await checkTemplates(copies)).toEqual([]);
      const crlf = copies.map((copy) => ({ ...copy, text: copy.text.replaceAll('\n', '\r\n') }));
      expect(await checkTemplates(crlf)).toEqual([]);
      const expected = await siteOf(publication);
      for (const templates of [copies, crlf.filter(({ name }) => name.endsWith('.hbs'))]) {
        expect(await siteOf(looking(publication, { templates }))).toEqual(expected);
      }
    },
  );

  it('stand in one for one; the rest stays as shipped', async () => {
    const site = await siteOf(
      looking(samplePublication(), {
        templates: [
          own('index.hbs', '<h1>{{heading}}，共 {{groups.length}} 组</h1>'),
          own('custom.css', '/* x */ .brand { color: red }'),
        ],
      }),
    );
    expect(site.get(paths.domains)).toContain('<main id="main" tabindex="-1">\n<h1>按领域，共 1 组</h1>');
    expect(site.get(paths.home)).toBe((await siteOf(samplePublication())).get(paths.home));
    expect(site.get(paths.stylesheet)?.trimEnd().endsWith('.brand { color: red }')).toBe(true);
  });

  it.each([
    ['a field', '<p>{{hading}}</p>', 5, 'hading', 'heading'],
    ['a field of what a list names', '{{#each elements as |e|}}\n{{e.nme}}{{/each}}', 30, 'nme', 'name'],
    ['a condition', '{{#if pervious}}x{{/if}}', 6, 'pervious', 'previous'],
    ['a list', '{{#each gides as |g|}}{{/each}}', 8, 'gides', 'guides'],
    ['what a partial is given', '{{> texts texts=titel}}', 16, 'titel', 'title'],
    ['a field of a field', '<b>{{permalink.hrf}}</b>', 15, 'hrf', 'href'],
  ])(
    'that ask for %s the page does not have are stopped at that very word',
    async (_, text, start, field, near) => {
      const fault = await faultOf([own('item.hbs', text)]);
      expect(fault.code).toBe('template-fields-exist');
      expect(fault.message.zh).toBe(`这个网页没有“${field}”这个字段`);
      expect(fault.place).toEqual({
        kind: 'span',
        file: 'templates/item.hbs',
        start,
        end: start + field.length,
      });
      if (near !== 'title') expect(fault.hint?.zh).toBe(`是不是“${near}”？`);
    },
  );

  it('are pointed at where their own file has the fault, with the line ends of Windows, too', async () => {
    const text = '<p>\r\n<b>\r\n{{{heading}}}</b>';
    const [fault] = await checkTemplates([own('item.hbs', text)]);
    expect(fault?.place).toEqual({
      kind: 'span',
      file: 'templates/item.hbs',
      start: text.indexOf('{{{'),
      end: text.indexOf('</b>'),
    });
  });

  it.each([
    ['{{#if}}x{{/if}}', '“#if”后面没有写字段', '写成 {{#if 字段}} … {{/if}}'],
    ['{{#unless a b}}x{{/unless}}', '“#unless”后面只能写一个字段', '写成 {{#unless 字段}} … {{/unless}}'],
    ['{{#each a b}}x{{/each}}', '“#each”后面只能写一个字段', '写成 {{#each 字段 as |row|}} … {{/each}}'],
    ['{{#with}}x{{/with}}', '“#with”后面没有写字段', '写成 {{#with 字段 as |row|}} … {{/with}}'],
    ['{{if heading}}', '“if”要成对地写', '写成 {{#if 字段}} … {{/if}}'],
    ['{{#if (each a)}}x{{/if}}', '“each”要成对地写', '写成 {{#each 字段 as |row|}} … {{/each}}'],
    ['{{helperMissing heading}}', '没有“helperMissing”这个写法', '可以用：#if、#unless、#each、#with'],
    [
      '{{@index}}',
      '模板里没有“@index”，不提供序号、键名',
      '删去；要编号的写成 <ol>，或者在样式里用 counter()',
    ],
    ['{{a/../b}}', '“a/..”不是字段的写法', '外层的字段直接写名称；“../”只能写在最前面'],
    ['{{> doors door=domains}}', '局部模板“doors”不用“door”', '写成 {{> doors doors=字段}}'],
    ['{{> seek action=search}}', '局部模板“seek”还没有得到“kind”', '写成 {{> seek action=字段 kind=字段}}'],
    ['{{> texts a}}', '给局部模板“texts”的字段要写明用在哪里', '写成 {{> texts texts=字段}}'],
  ])(
    'that give a helper or a partial the wrong things are told so in Chinese: %s',
    async (tag, message, hint) => {
      const [fault, ...more] = await checkTemplates([own('home.hbs', `<p>x</p>\n${tag}`)]);
      expect([fault?.message.zh, fault?.hint?.zh, more]).toEqual([message, hint, []]);
      expect(fault?.place).toMatchObject({ kind: 'span', file: 'templates/home.hbs' });
      expect(`${fault?.message.en} ${fault?.hint?.en}`).not.toMatch(/\p{Script=Han}/u);
    },
  );

  it.each([
    ['{{#each heading.county as |row|}}{{row}}{{/each}}', '“#each”用的字段不是一组，只是一段文字或一个数'],
    ['{{> doors doors=undefined}}', '“#each”用的字段不存在'],
    ['{{../heading}}', '这里没有“heading”这个字段'],
  ])('that come to nothing on a page only are told so in Chinese, too: %s', async (tag, message) => {
    const fault = await faultOf([own('home.hbs', `<p>x</p>\n${tag}`)]);
    expect([fault.message.zh, fault.place.file]).toEqual([message, 'templates/home.hbs']);
    expect(fault.message.en).not.toMatch(/\p{Script=Han}/u);
  });

  it('may give a partial of their own what it does not ask of others', async () => {
    const templates = [
      own('_doors.hbs', '<b></b>'),
      own('home.hbs', '{{> doors doors=domains more=levels}}'),
    ];
    expect(await checkTemplates(templates)).toEqual([]);
    expect((await siteOf(looking(samplePublication(), { templates }))).get(paths.home)).toContain('<b></b>');
  });

  it('answer for a group printed as a text', async () => {
    expect((await faultOf([own('home.hbs', '{{heading}}')])).message.zh).toContain('一组字段');
  });

  it('answer for the layout and for partials of their own in pages that are shipped', async () => {
    expect(
      (await faultOf([own('layout.hbs', shippedText('layout.hbs').replace('{{title}}', '{{titel}}'))])).place,
    ).toMatchObject({
      file: 'templates/layout.hbs',
    });
    expect((await faultOf([own('_doors.hbs', '{{#each doors as |d|}}{{d.nam}}{{/each}}')])).hint?.zh).toBe(
      '是不是“name”？',
    );
  });

  it('cannot put anything before the policy of a page, drop it, or change it', async () => {
    const layout = shippedText('layout.hbs');
    const policy = /<meta http-equiv.*>\n/u.exec(layout)?.[0] ?? '';
    expect(policy).not.toBe('');
    for (const text of [
      layout.replace(policy, ''),
      layout.replace(policy, '').replace('</head>', `${policy}</head>`),
      layout.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
      `<!-- x -->${layout}`,
      layout.replace('<head>', '<head>{{!-- '),
      `{{#if title}}${layout}{{/if}}`,
    ]) {
      const found = await checkTemplates([own('layout.hbs', text)]);
      expect(
        found.map(({ message }) => message.zh),
        text.slice(0, 300),
      ).toContainEqual(expect.stringContaining('其中有网页的安全策略'));
    }
    // All else may change.
    expect(
      await checkTemplates([own('layout.hbs', layout.replace('<body>', '<body class="ours">'))]),
    ).toEqual([]);
  });
});

describe('the colour of a county', () => {
  it.each(['#14496b', '#8a1c1c', '#1f6b3a', '#6b3fa0', '#767676', '#000000'])(
    'is readable in every scheme, for the elderly more so: %s',
    async (color) => {
      const css = (await siteOf(looking(samplePublication(), { color }))).get(paths.stylesheet) ?? '';
      const [light, elder, dark, elderDark] = Array.from(
        css.matchAll(/--brand: (#\w+); --link: (#\w+); --brand-soft: (#\w+);/gu),
        ([, brand = '', link = '', soft = '']) => ({ brand, link, soft }),
      );
      if (!light || !elder || !dark || !elderDark) throw new Error('The style lacks a scheme.');
      expect(light.brand).toBe(color);
      for (const [scheme, ground, least] of [
        [light, '#eef3f6', 4.5],
        [dark, '#222b32', 7],
        [elder, '#f0f0f0', 7],
        [elderDark, '#1c1c1c', 7],
      ] as const) {
        expect(contrastOf(scheme.link, ground)).toBeGreaterThanOrEqual(least);
        expect(contrastOf(scheme.brand, white)).toBeGreaterThanOrEqual(least);
        expect(contrastOf(scheme.soft, scheme.brand)).toBeGreaterThanOrEqual(least);
      }
    },
  );

  it('names the grounds the shipped style has: a change of one would leave the other wrong', () => {
    const css = shippedText('site.css');
    for (const ground of ['#eef3f6', '#222b32', '#f0f0f0', '#1c1c1c'])
      expect(css).toContain(`--tint: ${ground};`);
    expect(css).toContain('--brand: #14496b;');
    expect(shippedText('icon.svg')).toContain('#14496b');
  });

  it('leaves the printed page black', async () => {
    const css =
      (await siteOf(looking(samplePublication(), { color: '#8a1c1c' }))).get(paths.stylesheet) ?? '';
    // The colour stands behind the rules for paper, and would win there.
    const ours = css.slice(css.lastIndexOf('@media print')).split('@media').slice(2);
    expect(ours.map((rule) => rule.split('{')[0])).toEqual([
      ' screen ',
      ' screen and (prefers-color-scheme: dark) ',
    ]);
    expect(ours.join('').match(/#8a1c1c/gu)?.length).toBeGreaterThan(0);
  });
});

describe('the emblem of a county', () => {
  it('stands beside the name with nothing to read aloud, and is the icon where browsers take it', async () => {
    for (const [type, icon] of [
      ['svg', 'image/svg+xml" href="assets/emblem.svg"'],
      ['png', 'image/png" href="assets/emblem.png"'],
      ['jpg', 'image/svg+xml" href="assets/icon.svg"'],
    ] as const) {
      const emblem: Emblem = { path: `标志.${type}`, type, bytes: new TextEncoder().encode('<svg/>') };
      const site = await siteOf(looking(samplePublication(), { emblem }));
      expect(site.get(`site/assets/emblem.${type}`)).toBe('<svg/>');
      expect(site.get(paths.home)).toContain(`<img class="emblem" src="assets/emblem.${type}" alt="">`);
      expect(site.get(paths.home)).toContain(`<link rel="icon" type="${icon}>`);
      expect(site.get(paths.domains)).toContain(`src="../assets/emblem.${type}"`);
    }
  });
});

function looking(publication: Publication, look: Partial<Look>): Publication {
  return { ...publication, catalog: { ...publication.catalog, look: { ...plainLook, ...look } } };
}

function own(name: string, text: string): OwnTemplate {
  return { name, path: `templates/${name}`, text };
}

/** Every template a county may replace, as shipped. */
function shipped(): OwnTemplate[] {
  return readdirSync(shippedTemplates)
    .filter((name) => /^(?!_?coverage).*\.hbs$|^site\.css$/u.test(name))
    .map((name) => own(name, shippedText(name)));
}

function shippedText(name: string): string {
  return readFileSync(new URL(name, shippedTemplates), 'utf8');
}

/** What is said of templates that pass the check and fail on their pages. */
async function faultOf(templates: readonly OwnTemplate[]): Promise<TemplateFault['diagnostic']> {
  expect(await checkTemplates(templates)).toEqual([]);
  try {
    await siteOf(looking(samplePublication({ catalog: sampleCatalog() }), { templates }));
  } catch (error) {
    if (error instanceof TemplateFault) return error.diagnostic;
    throw error;
  }
  throw new Error('The site was made.');
}
