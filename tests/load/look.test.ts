import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { readWorkspace } from '../../src/load/read.js';
import { county } from './workspace.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'look-'));
  mkdirSync(join(folder, 'templates'));
  mkdirSync(join(folder, '模板'));
  for (const [path, content] of [
    ...Object.entries(county),
    ['templates/home.hbs', '\ufeff<h1>{{heading}}</h1>'],
    ['模板/custom.css', 'a { color: red }'],
    ['templates/标志.svg', '<svg/>'],
    ['照片.jpg', 'not of the site'],
    ['templates/.DS_Store', 'x'],
  ] as const) {
    writeFileSync(join(folder, path), content);
  }
  // “标题” in GBK.
  writeFileSync(join(folder, 'templates/index.hbs'), Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2]));
  symlinkSync('/etc/hostname', join(folder, 'templates/item.hbs'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what makes a site look its own way', () => {
  it('is read from templates/ or 模板/ and from the side of gongkai.yaml, and nothing of it is passed over in silence', async () => {
    const { files, diagnostics } = await readWorkspace(folder);
    const loaded = await load({
      workspace: files.map((file) =>
        file.path === 'gongkai.yaml'
          ? {
              ...file,
              bytes: new TextEncoder().encode(
                `${county['gongkai.yaml']}网站: {外观: {主色: '#ABCDEF', 标志: ./templates/标志.svg}}\n`,
              ),
            }
          : file,
      ),
      held: [],
      shipped: [],
      known: new Map(),
      progress: () => undefined,
    });
    const { look } = loaded.catalog;
    expect(look.color).toBe('#abcdef');
    expect(look.emblem).toMatchObject({ path: 'templates/标志.svg', type: 'svg' });
    expect(look.templates).toEqual([
      { name: 'home.hbs', path: 'templates/home.hbs', text: '<h1>{{heading}}</h1>' },
      { name: 'custom.css', path: '模板/custom.css', text: 'a { color: red }' },
    ]);
    // A link out of the workspace is refused like any other.
    expect([...diagnostics, ...loaded.diagnostics].map(({ code, place }) => [code, place.file])).toEqual([
      ['readable-files', 'templates/item.hbs'],
      ['utf8-files', 'templates/index.hbs'],
    ]);
    expect(loaded.texts.get('templates/home.hbs')).toBe('<h1>{{heading}}</h1>');
  });
});
