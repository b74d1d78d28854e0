import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, readTables } from '../../src/cli/input-file.js';
import { publish } from '../../src/cli/publish.js';
import { compile } from '../../src/compile.js';
import { readWorkspace } from '../../src/load/read.js';
import { HeldFileChanged } from '../../src/model/file.js';

const refused = vi.hoisted(() => new Set<string>());
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const denied = (): Error => Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  // Tests run as root, whom no mode keeps out.
  return {
    ...fs,
    readFileSync: (...[path, ...rest]: Parameters<typeof fs.readFileSync>) => {
      if (refused.has(String(path))) throw denied();
      return fs.readFileSync(path, ...rest);
    },
    readdir: (path: string, options: object, done: (error: Error | null, entries: unknown[]) => void) =>
      refused.has(path) ? done(denied(), []) : fs.readdir(path, options, done as never),
  };
});

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('what lies beside pages', () => {
  const attachment = 'pages/工作推进/附件/方案.pdf';

  it('is looked at, and read when it is asked for: attachments may be large, and a check needs none of them', async () => {
    write('gongkai.yaml', '名称: 甲县\n');
    write('pages/工作推进/a.md', '正文');
    write(attachment, '十个字节');
    write('docs/other.pdf', 'x');
    const { files, held, diagnostics } = await readWorkspace(folder);
    expect(diagnostics).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['gongkai.yaml', 'pages/工作推进/a.md']);
    expect(held.map(({ path, size }) => [path, size])).toEqual([[attachment, 12]]);
    expect(Buffer.from(held[0]?.read() ?? []).toString()).toBe('十个字节');
  });

  it('is not read where a link leads out of the workspace, and a linked folder is not passed over in silence', async () => {
    const secret = mkdtempSync(join(tmpdir(), 'secret-'));
    writeFileSync(join(secret, '秘密.pdf'), 'x');
    mkdirSync(join(folder, 'pages'));
    write('附件/方案.pdf', 'x');
    symlinkSync(join(secret, '秘密.pdf'), join(folder, 'pages/链接.pdf'));
    symlinkSync(secret, join(folder, 'pages/外面'));
    symlinkSync(join(folder, '附件'), join(folder, 'pages/附件'));
    const { held, diagnostics } = await readWorkspace(folder);
    rmSync(secret, { recursive: true });
    expect(held).toEqual([]);
    expect(diagnostics.map(({ place, message }) => `${place.file} ${message.zh}`)).toEqual([
      'pages/外面 无法读取这个文件：它是指向工作区以外的链接',
      'pages/链接.pdf 无法读取这个文件：它是指向工作区以外的链接',
      'pages/附件 无法读取这个文件：它是指向文件夹的链接',
    ]);
  });

  it.each([
    ['removed', () => rmSync(join(folder, attachment))],
    ['changed', () => write(attachment, '换过的内容')],
    [
      'replaced by a link out of it',
      () => {
        rmSync(join(folder, attachment));
        symlinkSync('/etc/hostname', join(folder, attachment));
      },
    ],
  ])('is not published once it was %s: what was checked is what is shown', async (_, change) => {
    write(attachment, '方案');
    const { held } = await readWorkspace(folder);
    change();
    expect(() => held[0]?.read()).toThrow(HeldFileChanged);
  });

  it('leaves the publication before whole where it changed, and says to run again', async () => {
    const out = join(folder, 'dist');
    const page = { path: 'site/index.html', content: 'x' };
    await publish(artifacts([page]), out);
    const failing = artifacts([{ path: 'site/index.html', content: 'y' }], new HeldFileChanged(attachment));
    await expect(publish(failing, out)).rejects.toMatchObject({
      zh: `“${attachment}”在发布过程中被改动或删除，没有发布；原来发布的内容没有变动。请再运行一次。`,
    });
    expect(readFileSync(join(out, 'site/index.html'), 'utf8')).toBe('x');
  });
});

describe('what the system refuses to read', () => {
  afterEach(() => refused.clear());

  it('is said with what to do, and keeps nothing else from being read: a folder would end the program', async () => {
    write('gongkai.yaml', '名称: 甲县\n');
    write('agencies.yaml', '单位: []\n');
    write('entries/a.yaml', '领域: 旅游\n');
    write('entries/乡镇/b.yaml', '领域: 旅游\n');
    mkdirSync(join(folder, 'entries/c.yaml'));
    refused.add(join(realpathSync(folder), 'agencies.yaml')).add(join(folder, 'entries/乡镇'));
    const workspace = await readWorkspace(folder);
    expect(workspace.files.map(({ path }) => path)).toEqual(['entries/a.yaml', 'gongkai.yaml']);
    expect(
      workspace.diagnostics.map(({ place, message, hint }) => [place.file, message.zh, hint?.zh]),
    ).toEqual([
      ['entries/乡镇', expect.stringContaining('没有读取权限'), expect.stringContaining('chmod u+rx')],
      ['agencies.yaml', '无法读取这个文件：没有读取权限', expect.stringContaining('chmod u+r')],
      ['entries/c.yaml', expect.stringContaining('它是文件夹'), expect.stringContaining('去掉末尾的“.yaml”')],
    ]);
    // It is there: whoever is told to make one would make a second.
    const { diagnostics } = await compile({
      workspace,
      date: null,
      today: '2026-06-30',
      progress: () => undefined,
    });
    expect(diagnostics.filter(({ place }) => place.file === 'agencies.yaml')).toHaveLength(1);
  });

  it('is no fault of the program where a file was named on the command line', async () => {
    write('表.xlsx', 'x');
    const file = join(folder, '表.xlsx');
    refused.add(file);
    const reading = readTables(file, () => Promise.resolve(null));
    await expect(reading).rejects.toThrow(/^无法读取“.*表\.xlsx”：没有权限/u);
    expect(() => bytesOf(folder)).toThrow(/是文件夹；请写其中文件的路径/u);
  });
});

async function* artifacts(made: readonly { path: string; content: string }[], then?: Error) {
  yield* made;
  if (then !== undefined) throw then;
}
