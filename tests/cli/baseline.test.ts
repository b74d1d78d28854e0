import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ran, requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('baseline');
const file = join(folder, 'baseline.yaml');
const entries = join(folder, 'entries/茶叶.yaml');

beforeAll(requireBuild);
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync('tests/cases/_base/tea', folder, { recursive: true });
  cpSync('tests/cases/waiver-keeps-figures/entries', join(folder, 'entries'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gongkai(...command: readonly string[]): Promise<Ran> {
  return run(command, folder);
}

function rewrite(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('gongkai baseline', () => {
  it('knows what is there, and nothing that comes after', async () => {
    expect((await gongkai('baseline')).code).toBe(0);
    expect((await gongkai('check', '--gate', 'strict')).code).toBe(0);
    // Lines move; the same rule finds another entry.
    rewrite(entries, '\n事项:', '\n# 一行\n# 又一行\n事项:');
    rewrite(entries, '    名称: 茶园巡查', '    名称: 茶园巡查\n    内容: [茶园登记面积]');
    const { code, stdout } = await gongkai('check', '--gate', 'strict');
    expect(code).toBe(1);
    expect(stdout).toContain('CY-0103');
    expect(stdout).not.toContain('CY-0101 茶农补贴');
    expect(stdout).toContain('已记入基线 2 个');
  });

  it('is not changed without --update, and keeps with it every word people wrote', async () => {
    await gongkai('baseline', '--reason', '年底前改完');
    rewrite(file, '  - 事项编码: CY-0102', '  # 县农业农村局来函〔2026〕3号\n  - 事项编码: CY-0102');
    rewrite(file, '    理由: 年底前改完', "    理由: '与单位商定' # 王");
    rewrite(entries, '    内容: [茶园登记面积, 补贴发放结果]\n', '');
    rewrite(entries, '    名称: 茶园巡查', '    名称: 茶园巡查\n    内容: [茶园登记面积]');
    const before = readFileSync(file, 'utf8');
    expect((await gongkai('check')).stdout).toContain('baseline-needed');
    const shown = await gongkai('baseline');
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain('需要新增 1 条，删去 1 条，改数量 0 条');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await gongkai('baseline', '--update')).code).toBe(0);
    const after = readFileSync(file, 'utf8');
    expect(after).toContain('  # 县农业农村局来函〔2026〕3号\n  - 事项编码: CY-0102');
    expect(after).toContain('事项编码: CY-0103');
    expect(after).not.toContain('事项编码: CY-0101');
    expect((await gongkai('check', '--gate', 'strict')).code).toBe(0);
    expect((await gongkai('baseline', '--update')).stdout).toContain('与现状一致');
    expect(readFileSync(file, 'utf8')).toBe(after);
  });

  it('shows all findings of a place where there are more than it knows: nobody can tell the new one', async () => {
    writeFileSync(
      join(folder, 'gongkai.yaml'),
      `${readFileSync(join(folder, 'gongkai.yaml'), 'utf8')}检查: {规则: [{名称: banfa, 字段: 依据, 检验: {不含: 办法}}]}\n`,
    );
    rewrite(entries, '  依据: [', '  依据: [《甲办法》, ');
    await gongkai('baseline');
    const known = (await gongkai('check', '--format', 'json')).stdout;
    expect(JSON.parse(known)).toMatchObject({ errors: 0, warnings: 0 });
    const count = JSON.parse(known).omitted.known;
    rewrite(entries, '《甲办法》,', '《甲办法》, 《乙办法》,');
    const now = JSON.parse((await gongkai('check', '--format', 'json')).stdout);
    const found = now.diagnostics.filter(({ code }: { code: string }) => code === 'local/banfa');
    expect(found).toHaveLength(2);
    expect(now.omitted.known).toBe(count - 1);
    await gongkai('baseline', '--update');
    expect(readFileSync(file, 'utf8')).toContain('数量: 2处');
  });

  it('does not make the mock assessment better: what is left for now is a fault all the same', async () => {
    mkdirSync(join(folder, 'schemes'));
    const fault = '{规则: content-within-guide, 每处扣分: 5}';
    writeFileSync(
      join(folder, 'schemes/自查.yaml'),
      `名称: 自查\n指标:\n  - {编码: A1, 名称: 内容, 分值: 100, 扣分项: [${fault}]}\n`,
    );
    const before = await gongkai('coverage', '--scheme', '自查', '--format', 'json');
    expect(before.stdout).toContain('90');
    await gongkai('baseline');
    const after = await gongkai('coverage', '--scheme', '自查', '--format', 'json');
    expect(after).toEqual(before);
  });
});
