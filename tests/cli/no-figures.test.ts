import { cpSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

/** Ways in which a county's figures would rest on less than they seem to, each made in a workspace of its own. */
const faults: readonly (readonly [string, string, (workspace: string) => void])[] = [
  ['a removed guide file', 'known-domains', (workspace) => rmSync(join(workspace, 'guides/茶叶.yaml'))],
  [
    'an unknown guide item',
    'known-guide-items',
    (workspace) => over(workspace, 'no-figure-unknown-guide-item'),
  ],
  ['a typo in a reference', 'known-agencies', (workspace) => over(workspace, 'no-figure-misspelt-reference')],
  [
    'exemptions that cannot be read',
    'readable-files',
    (workspace) => symlinkSync('已经删除的文件.yaml', join(workspace, 'exemptions.yaml')),
  ],
  [
    'a broken file of exemptions',
    'well-formed-yaml',
    (workspace) => over(workspace, 'no-figure-exemptions-broken'),
  ],
  [
    'exemptions that are no text',
    'utf8-files',
    (workspace) =>
      writeFileSync(join(workspace, 'exemptions.yaml'), Buffer.from([0xb2, 0xe8, 0xd2, 0xb6, 0x00])),
  ],
];

const forms = ['text', 'json', 'csv', 'md'].map((format) => ['coverage', '--format', format]);
const others: readonly (readonly string[])[] = [
  ['coverage', '--by', 'agency', '--min', '0'],
  ['coverage', '--agency', '县农业农村局'],
  ['coverage', '--scheme', '县级自查'],
  ['build', '--format', 'json'],
];

const folder = temporaryFolder('no-figures');

beforeAll(requireBuild);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.concurrent('no figure is given', () => {
  for (const [index, [name, code, spoil]] of faults.entries()) {
    it(`with ${name}, in no form: a smaller denominator would pass for a county's coverage`, async () => {
      const workspace = join(folder, String(index));
      cpSync(resolve('tests/cases/_base/tea'), workspace, { recursive: true });
      cpSync(resolve('catalog/example/schemes/县级自查.yaml'), join(workspace, 'schemes/县级自查.yaml'));
      spoil(workspace);
      // Every command refuses in one place: that each of them comes there is seen with one of the faults.
      for (const command of index === 0 ? [...forms, ...others] : forms) {
        const ran = await run(command, workspace);
        const line = command.join(' ');
        expect([ran.code, ran.stdout], line).toEqual([1, '']);
        expect(ran.stderr, line).toContain(code);
        expect(ran.stderr, line).not.toMatch(/\d+(?:\.\d+)?%|覆盖率|÷/u);
      }
      expect(existsSync(join(workspace, 'dist'))).toBe(false);
    });
  }
});

function over(workspace: string, name: string): void {
  cpSync(resolve('tests/cases', name), workspace, { recursive: true });
}
