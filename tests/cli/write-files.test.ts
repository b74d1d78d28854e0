import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { textInside } from '../../src/cli/inside.js';
import { CommandError } from '../../src/cli/io.js';
import { writeFiles } from '../../src/cli/write-files.js';
import { temporaryFolder } from '../binary.js';

const root = temporaryFolder('write');
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

describe('writing the files of a workspace', () => {
  it('writes none of them when one was changed since it was read: the change would be lost', () => {
    const folder = folderOf({ 'a.yaml': '甲', 'b.yaml': '别人改过' });
    expect(() =>
      writeFiles(folder, [
        { path: 'a.yaml', before: '甲', after: '乙' },
        { path: 'b.yaml', before: '原来', after: '丙' },
      ]),
    ).toThrow(CommandError);
    expect(filesIn(folder)).toEqual({ 'a.yaml': '甲', 'b.yaml': '别人改过' });
  });

  it('writes none of them when one is marked read-only', () => {
    const folder = folderOf({ 'a.yaml': '甲', 'b.yaml': '乙' });
    chmodSync(join(folder, 'b.yaml'), 0o444);
    expect(() =>
      writeFiles(folder, [
        { path: 'a.yaml', before: '甲', after: '丙' },
        { path: 'b.yaml', before: '乙', after: '丁' },
      ]),
    ).toThrow(/只读/u);
    expect(filesIn(folder)).toEqual({ 'a.yaml': '甲', 'b.yaml': '乙' });
  });

  it('leaves nothing behind when one cannot be written', () => {
    const folder = folderOf({ 'a.yaml': '甲', b: '文件' });
    expect(() =>
      writeFiles(folder, [
        { path: 'a.yaml', before: '甲', after: '乙' },
        { path: 'b/c.yaml', before: null, after: '丁' },
      ]),
    ).toThrow(CommandError);
    expect(filesIn(folder)).toEqual({ 'a.yaml': '甲', b: '文件' });
  });

  it('tells a file in another encoding from one that was changed, byte for byte', () => {
    const folder = folderOf({});
    writeFileSync(join(folder, 'a.yaml'), Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a]));
    const other = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc7, 0x0a]);
    expect(() => writeFiles(folder, [{ path: 'a.yaml', before: other, after: '名称' }])).toThrow(/改过/u);
    const same = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x0a]);
    writeFiles(folder, [{ path: 'a.yaml', before: same, after: '名称' }]);
    expect(filesIn(folder)).toEqual({ 'a.yaml': '名称' });
  });

  it('writes nothing through a link out of the workspace: whoever may change one could change any file', () => {
    const outside = folderOf({ 'a.yaml': '甲' });
    const folder = folderOf({ 'b.yaml': '乙' });
    symlinkSync(join(outside, 'a.yaml'), join(folder, 'a.yaml'));
    symlinkSync(outside, join(folder, 'entries'));
    symlinkSync('gone.yaml', join(folder, 'c.yaml'));
    for (const [path, before, link, words] of [
      ['a.yaml', '甲', 'a.yaml', '工作区以外'],
      ['entries/a.yaml', '甲', 'entries', '工作区以外'],
      ['entries/new/b.yaml', null, 'entries', '工作区以外'],
      ['c.yaml', null, 'c.yaml', '失效的链接'],
    ] as const) {
      const write = (): void =>
        writeFiles(folder, [
          { path: 'b.yaml', before: '乙', after: '丙' },
          { path, before, after: '丁' },
        ]);
      expect(write, path).toThrow(new RegExp(`^“${link}”是.*${words}`, 'u'));
      expect(() => textInside(folder, path), path).toThrow(CommandError);
    }
    expect(filesIn(outside)).toEqual({ 'a.yaml': '甲' });
    expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toBe('乙');
  });

  it('says that a folder stands in the place of a file, instead of calling it a fault of the program', () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'a.yaml'));
    expect(() => writeFiles(folder, [{ path: 'a.yaml', before: null, after: '甲' }])).toThrow(/它是文件夹/u);
    expect(() => textInside(folder, 'a.yaml')).toThrow(/它是文件夹/u);
  });

  it('keeps the rights of a file, and writes through a link instead of replacing it', () => {
    const folder = folderOf({ 'a.yaml': '甲' });
    chmodSync(join(folder, 'a.yaml'), 0o640);
    symlinkSync('a.yaml', join(folder, 'c.yaml'));
    writeFiles(folder, [{ path: 'c.yaml', before: '甲', after: '乙' }]);
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('乙');
    expect(statSync(join(folder, 'a.yaml')).mode & 0o777).toBe(0o640);
  });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  count += 1;
  const folder = join(root, String(count));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
