import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('doctor');

beforeAll(requireBuild);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gongkai doctor outside a workspace', () => {
  it('says plainly that this is none and what to do, and calls the installation sound', async () => {
    const { code, stdout } = await run(['doctor'], folder);
    expect(stdout).toContain('! 这里不是工作区：当前文件夹及其上级都没有 gongkai.yaml');
    expect(stdout).toContain('gongkai init 我的县');
    expect(stdout).toContain('安装没有问题（1 条建议）');
    expect(code).toBe(0);
  });

  it.each([
    ['无', '没有“[^”]*无”这个文件夹'],
    ['空', '空”里没有 gongkai.yaml，不是工作区'],
    ['说明.txt', '说明.txt”是文件'],
  ])(
    'looks at all the rest, and ends with 1, where “%s” was named: a script would take it for a workspace',
    async (name, words) => {
      mkdirSync(join(folder, '空'), { recursive: true });
      writeFileSync(join(folder, '说明.txt'), '');
      const { code, stdout, stderr } = await run(['doctor', name], folder);
      expect(stdout).toMatch(new RegExp(`✗ .*${words}.*请写放有 gongkai.yaml 的文件夹`, 'u'));
      expect(stdout).toContain('✓ Node.js');
      expect(stderr).toBe('');
      expect(code).toBe(1);
    },
  );
});
