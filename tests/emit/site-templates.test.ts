import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTemplates } from '../../src/emit/templates.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
  writeFileSync(join(folder, 'plain.hbs'), '<p title="{{name}}">{{name}}</p>');
  writeFileSync(join(folder, 'condition.hbs'), '{{#if name}}yes{{else}}no{{/if}}');
  writeFileSync(join(folder, 'list.hbs'), '{{#each names as |name|}}{{name}}{{/each}}');
  writeFileSync(join(folder, 'part.hbs'), '{{> row name=nmae}}');
  writeFileSync(join(folder, '_row.hbs'), '{{name}}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('templates', () => {
  it('prints nothing silently: a field the view lacks is an error in a text, a condition, a list and a part', async () => {
    const { render } = await loadTemplates([], pathToFileURL(`${folder}/`));
    for (const name of ['plain', 'condition', 'list', 'part']) {
      expect(() => render(name, { nam: 'x' }), name).toThrow();
    }
    expect(render('condition', { name: null })).toBe('no');
    expect(render('list', { names: [] })).toBe('');
    expect(() => render('unknown', {})).toThrow('unknown');
  });

  it('escapes text in elements and attributes', async () => {
    const { render } = await loadTemplates([], pathToFileURL(`${folder}/`));
    expect(render('plain', { name: '<b> "\'`=&' })).toBe(
      '<p title="&lt;b&gt; &quot;&#x27;&#x60;&#x3D;&amp;">&lt;b&gt; &quot;&#x27;&#x60;&#x3D;&amp;</p>',
    );
  });

  it('lets nothing pass unescaped but the body of the layout and the script of the report, a file of the package whose hash the page pins', () => {
    const templates = new URL('../../templates/', import.meta.url);
    const raw = readdirSync(templates)
      .filter((file) => file.endsWith('.hbs'))
      .sort()
      .flatMap((file) =>
        [...readFileSync(new URL(file, templates), 'utf8').matchAll(/\{\{\{.*?\}\}\}|\{\{~?&.*?\}\}/gsu)].map(
          ([found]) => `${file} ${found}`,
        ),
      );
    expect(raw).toEqual(['coverage.hbs {{{script}}}', 'layout.hbs {{{body}}}']);
  });
});
