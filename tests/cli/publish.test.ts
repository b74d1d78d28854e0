import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requireBuild, run, start, temporaryFolder } from '../binary.js';
import { filesBelow, wholePublication } from './publication.js';
import { writeWorkspace } from './workspace.js';

const folder = temporaryFolder('publish');
const workspace = join(folder, 'county');
const out = join(folder, 'place', 'out');
const build = ['build', workspace, '--out', out];

beforeAll(() => {
  requireBuild();
  writeWorkspace(workspace, 3, 0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(join(folder, 'place'), { recursive: true, force: true });
  mkdirSync(join(folder, 'place'));
});

describe('where gongkai build writes', () => {
  it('publishes whole, and nothing beside it: an office could not trust the manifest otherwise', async () => {
    const { code, stderr } = await run(build, folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    wholePublication(out);
    expect(filesBelow(out)).toContain('site/index.html');
    expect(readdirSync(join(folder, 'place'))).toEqual(['out']);
  });

  it('publishes the same bytes again: every run would look like a change of the catalog otherwise', async () => {
    await run(build, folder);
    const first = wholePublication(out);
    const { stdout } = await run([...build, '--format', 'json'], folder);
    expect(wholePublication(out)).toBe(first);
    const { files, unchanged } = JSON.parse(stdout) as { files: number; unchanged: number };
    expect(unchanged).toBe(files);
  });

  it('refuses a folder of other things: somebody’s files would be deleted with it', async () => {
    mkdirSync(out);
    writeFileSync(join(out, '年度总结.docx'), 'irreplaceable');
    const { code, stdout, stderr } = await run(build, folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `输出文件夹“${out}”里有不是 gongkai 发布的内容，为免误删没有写入。\n请换一个空文件夹：--out <文件夹>\n`,
    );
    expect(filesBelow(join(folder, 'place'))).toEqual(['out/年度总结.docx']);
    expect(readFileSync(join(out, '年度总结.docx'), 'utf8')).toBe('irreplaceable');
  });

  it('refuses a path that is a file: it would be replaced by a folder', async () => {
    writeFileSync(out, 'irreplaceable');
    const { code, stderr } = await run(build, folder);
    expect(code).toBe(2);
    expect(stderr).toBe(`输出路径“${out}”是一个文件，请换一个文件夹：--out <文件夹>\n`);
    expect(readFileSync(out, 'utf8')).toBe('irreplaceable');
  });

  it('refuses the folder of the workspace: the catalog itself would be deleted', async () => {
    const before = filesBelow(workspace);
    const { code } = await run(['build', workspace, '--out', workspace], folder);
    expect(code).toBe(2);
    expect(filesBelow(workspace)).toEqual(before);
  });
});

describe('the lock', () => {
  const lock = join(folder, 'place', '.out.lock');

  it('of a running build is respected: two builds at once would mix two editions', async () => {
    await run(build, folder);
    const before = wholePublication(out);
    writeFileSync(lock, String(process.pid));
    const { code, stderr } = await run(build, folder);
    expect(code).toBe(2);
    expect(stderr).toBe(`另一个 gongkai build 正在写同一个文件夹。等它结束后再试；确定没有时删去“${lock}”\n`);
    expect(wholePublication(out)).toBe(before);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  });

  it('of a build that is gone is taken over: after a power cut nobody could publish', async () => {
    const gone = spawnSync(process.execPath, ['--eval', '']).pid;
    writeFileSync(lock, String(gone));
    const { code } = await run(build, folder);
    expect(code).toBe(0);
    wholePublication(out);
    expect(existsSync(lock)).toBe(false);
  });

  it('without a number in it, as a full disk leaves one, is taken over', async () => {
    writeFileSync(lock, '');
    expect((await run(build, folder)).code).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a build that is stopped', () => {
  it('between the two renames leaves the publication under its other name, and the next build recovers', async () => {
    await run(build, folder);
    const before = wholePublication(out);
    const former = join(folder, 'place', '.out.previous');
    renameSync(out, former);
    cpSync(former, join(folder, 'place', '.out.next'), { recursive: true });
    const { stdout } = await run([...build, '--format', 'json'], folder);
    const { files, unchanged } = JSON.parse(stdout) as { files: number; unchanged: number };
    expect(unchanged, 'the publication before was found and linked to').toBe(files);
    expect(wholePublication(out)).toBe(before);
    expect(readdirSync(join(folder, 'place'))).toEqual(['out']);
  });

  it('is made good even by a build of a catalog in error: the site would stay away until someone mends it', async () => {
    await run(build, folder);
    const before = wholePublication(out);
    renameSync(out, join(folder, 'place', '.out.previous'));
    const wrong = join(folder, 'wrong');
    cpSync(workspace, wrong, { recursive: true });
    writeFileSync(join(wrong, 'agencies.yaml'), '单位: [');
    expect((await run(['build', wrong, '--out', out], folder)).code).toBe(1);
    expect(wholePublication(out)).toBe(before);
    expect(readdirSync(join(folder, 'place'))).toEqual(['out']);
  });

  it('by the operator cleans up behind itself: half a publication would lie beside the whole one', async () => {
    const large = join(folder, 'large');
    writeWorkspace(large, 300, 0);
    const child = start(['build', large, '--out', out], folder);
    const ended = new Promise<number | null>((settle) => child.on('exit', (code) => settle(code)));
    const next = join(folder, 'place', '.out.next');
    while (!existsSync(next) && child.exitCode === null) await new Promise((go) => setTimeout(go, 2));
    child.kill('SIGTERM');
    expect(await ended, 'ended by the signal while it was writing').toBe(143);
    expect(readdirSync(join(folder, 'place'))).toEqual([]);
  });
});
