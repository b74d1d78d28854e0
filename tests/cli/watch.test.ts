import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { follow, type Running, requireBuild, temporaryFolder } from '../binary.js';

const waiting = '按 Ctrl+C 结束。\n';

let folder: string;
let watching: Running;

beforeAll(requireBuild);

beforeEach(async () => {
  folder = temporaryFolder('watch');
  cpSync('tests/cases/_base/tiny', folder, { recursive: true });
  watching = follow(['watch'], folder);
  expect(await watching.until(waiting)).toContain('没有发现问题');
});

afterEach(async () => {
  watching.signal('SIGKILL');
  await watching.ended;
  rmSync(folder, { recursive: true, force: true });
});

const entries = (): string => join(folder, 'entries/涉农补贴.yaml');

/** The file with one wrong word. */
function wrong(): string {
  return readFileSync(entries(), 'utf8').replace('主动公开', '主动公布');
}

describe('gongkai watch', () => {
  it('says after a save what is new, and after the next what is solved', async () => {
    const right = readFileSync(entries(), 'utf8');
    writeFileSync(entries(), wrong());
    const first = await watching.until(waiting);
    expect(first).toContain('entries/涉农补贴.yaml 有改动');
    expect(first).toContain('新出现的问题：');
    expect(first).toContain('“方式”不能写“主动公布”');
    expect(first).toContain('1 个错误');
    expect(first).not.toContain('\u001b');
    writeFileSync(entries(), right);
    const second = await watching.until(waiting);
    expect(second).toContain('✓ 已解决  entries/涉农补贴.yaml  “方式”不能写“主动公布”');
    expect(second).toContain('没有发现问题');
  });

  it('sees a file that an editor replaces: most write a new one and rename it', async () => {
    writeFileSync(join(folder, 'entries/涉农补贴.yaml.tmp'), wrong());
    renameSync(join(folder, 'entries/涉农补贴.yaml.tmp'), entries());
    expect(await watching.until(waiting)).toContain('“方式”不能写“主动公布”');
    const right = wrong().replace('主动公布', '主动公开');
    writeFileSync(join(folder, 'entries/.swap'), right);
    renameSync(join(folder, 'entries/.swap'), entries());
    expect(await watching.until(waiting)).toContain('✓ 已解决');
  });

  it('goes on when files are no text, are gone, and come back', async () => {
    const agencies = readFileSync(join(folder, 'agencies.yaml'));
    writeFileSync(join(folder, 'agencies.yaml'), new Uint8Array([0xff, 0xfe, 0, 1]));
    expect(await watching.until(waiting)).toContain('UTF-16');
    rmSync(join(folder, 'agencies.yaml'));
    expect(await watching.until(waiting)).toContain('工作区里没有 agencies.yaml');
    const county = readFileSync(join(folder, 'gongkai.yaml'));
    rmSync(join(folder, 'gongkai.yaml'));
    expect(await watching.until(waiting)).toContain('不是工作区');
    writeFileSync(join(folder, 'gongkai.yaml'), county);
    expect(await watching.until(waiting)).toContain('工作区里没有 agencies.yaml');
    writeFileSync(join(folder, 'agencies.yaml'), agencies);
    expect(await watching.until(waiting)).toContain('没有发现问题');
  });

  it('sees new folders, and passes over what no check reads', async () => {
    writeFileSync(join(folder, '说明.txt'), '不是目录的一部分');
    mkdirSync(join(folder, 'entries/乡镇'));
    writeFileSync(join(folder, 'entries/乡镇/空.yaml'), '');
    const said = await watching.until(waiting);
    expect(said).toContain('文件是空的');
    expect(said).not.toContain('说明.txt');
  });

  it.each([
    ['renamed', () => renameSync(folder, `${folder}-moved`)],
    ['removed', () => rmSync(folder, { recursive: true })],
    [
      'replaced by another one',
      () => {
        renameSync(folder, `${folder}-moved`);
        cpSync(`${folder}-moved`, folder, { recursive: true });
      },
    ],
  ])(
    'ends when the workspace is %s: somebody would wait for ever for what nobody sees',
    async (_, vanish) => {
      vanish();
      expect(await watching.until('请重新运行\n')).toContain('被删除、改名或换成了另一个文件夹');
      expect(await watching.ended).toBe(2);
      rmSync(`${folder}-moved`, { recursive: true, force: true });
    },
  );

  it('ends with 0 on Ctrl+C: to stop watching is no mistake', async () => {
    watching.signal('SIGINT');
    expect(await watching.ended).toBe(0);
  });
});
