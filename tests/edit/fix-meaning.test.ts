import { expect, it, vi } from 'vitest';
import { fixFolder } from '../../src/mend.js';
import { filesOf } from './files-of.js';

/** A repair of values that also writes another name: what no repair may do. */
vi.mock('../../src/edit/apply-fixes.js', () => ({
  applyFixes: (text: string, fixes: readonly unknown[]) => ({
    text: text.replace('名称: 茶农补贴', '名称: 茶农补助'),
    done: fixes,
    refused: [],
  }),
}));

const files = Array.from(filesOf('tests/explain/base'), ([path, text]) => ({ path, text }));

it.each([
  ['a file whose form is right', '主体: 县农业农村局', '主体: 县农业农村局、和平镇'],
  [
    'a file whose form had to be mended first, which could not be read before',
    '主体: 县农业农村局',
    '主体： 县农业农村局、和平镇',
  ],
])(
  'refuses a repair that changes what is said, in %s: nobody asked for that change',
  async (_, from, wrong) => {
    const workspace = files.map(({ path, text }) => ({
      path,
      bytes: Buffer.from(path.startsWith('entries/') ? text.replace(from, wrong) : text, 'utf8'),
    }));
    const fixing = fixFolder({
      workspace: { files: workspace, held: [], diagnostics: [] },
      chosen: null,
      rule: null,
      today: '2026-06-30',
      progress: () => undefined,
    });
    await expect(fixing).rejects.toThrow('would change what the catalog says');
  },
);
