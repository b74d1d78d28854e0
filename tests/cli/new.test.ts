import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('new');
const home = join(folder, '清河县');
const file = join(home, 'entries/义务教育.yaml');

beforeAll(requireBuild);
beforeEach(async () => {
  rmSync(home, { recursive: true, force: true });
  await run(['init', '清河县', '--name', '清河县', '--code', '999901', '--domains', '义务教育,旅游'], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gongkai new', () => {
  it('adds a draft at the end of its category and says where: a clerk must find it again', async () => {
    const before = readFileSync(file, 'utf8');
    const made = await run(
      ['new', '义务教育', '课后服务收费', '--category', '财务信息', '--agency', '县教体局'],
      home,
    );
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const [, line = ''] = /^entries\/义务教育\.yaml:(\d+) {2}新增 YWJY-0402/u.exec(made.stdout) ?? [];
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines[Number(line) - 1]).toBe('  - 编码: YWJY-0402');
    expect(lines.slice(Number(line) - 3, Number(line) - 1)).toEqual(['    状态: 草稿', '']);
    const added = lines.splice(Number(line) - 1, 9);
    expect(added).toContain('    一级事项: 财务信息');
    expect(added.at(-2)).toBe('    状态: 草稿');
    expect(lines.join('\n')).toBe(before);
    expect((await run(['check', '--quiet'], home)).code).toBe(0);
  });

  it('says that an entry of this name is there: a draft nobody looked for would be written twice', async () => {
    const { code, stdout } = await run(['new', '义务教育', '教育法律', '--category', '校园安全'], home);
    expect(code).toBe(0);
    expect(stdout).toContain('entries/义务教育.yaml 里已有同名的 YWJY-0101（政策文件）');
    expect((await run(['new', '义务教育', '校园餐公示'], home)).stdout).not.toContain('同名');
  });

  it('makes the file of a domain that has none', async () => {
    rmSync(join(home, 'entries/旅游.yaml'));
    expect((await run(['new', '旅游', '民宿名录'], home)).stdout).toContain('entries/旅游.yaml:6');
    expect((await run(['check', '--quiet'], home)).code).toBe(0);
  });

  it('brings back a draft that was taken out, and refuses one that is there', async () => {
    rmSync(join(home, 'entries/旅游.yaml'));
    const back = await run(['new', '旅游', '--guide', 'LY-0201'], home);
    expect(back.code).toBe(0);
    expect(readFileSync(join(home, 'entries/旅游.yaml'), 'utf8')).toContain('名称: A级旅游景区基本情况');
    const again = await run(['new', '旅游', '--guide', 'LY-0201'], home);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('已经有事项对应“LY-0201”');
  });

  it('writes the agency it was told, whatever the file gives its items: another would be made to disclose it', async () => {
    const tours = join(home, 'entries/旅游.yaml');
    writeFileSync(
      tours,
      '领域: 旅游\n默认: {主体: 县教体局}\n事项:\n  - {编码: LY-0901, 一级事项: 其他, 名称: 研学, 状态: 草稿}\n',
    );
    const made = await run(['new', '旅游', '--guide', 'LY-0201', '--agency', '县文旅局'], home);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(tours, 'utf8')).toContain('主体: 县文化和旅游局');
    // Of an agency that was not named, the file knows better than gongkai.yaml.
    await run(['new', '旅游', '--guide', 'LY-0202'], home);
    expect(readFileSync(tours, 'utf8').match(/主体: 县文化和旅游局/gu)).toHaveLength(1);
  });

  it('drafts for the county what a township alone discloses: it would be refused what sync asks for', async () => {
    const agencies = join(home, 'agencies.yaml');
    const township = '  - {编码: chengguan, 名称: 清河县城关镇人民政府, 别名: [城关镇], 层级: 乡级}\n';
    writeFileSync(agencies, `${readFileSync(agencies, 'utf8').replace('单位:\n', `单位:\n${township}`)}`);
    rmSync(file);
    writeFileSync(
      join(home, 'entries/城关镇.yaml'),
      '单位: 城关镇\n领域: 义务教育\n事项:\n  - {编码: CG-0401, 一级事项: 财务信息, 名称: 财务信息, 标准: YWJY-0401, 状态: 草稿}\n',
    );
    const made = await run(['new', '义务教育', '--guide', 'YWJY-0401'], home);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('新增 YWJY-0401');
    expect((await run(['new', '义务教育', '--guide', 'YWJY-0401'], home)).code).toBe(2);
  });

  it('gives no id the lineage retires, of itself or when asked: an old address would show another item', async () => {
    rmSync(join(home, 'entries/旅游.yaml'));
    const lineage = ['YWJY-0402', 'LY-0201'].map(
      (id) => `  - {变动: 取消, 原编码: ${id}, 日期: 2026-01-01, 理由: 停办}\n`,
    );
    writeFileSync(join(home, 'lineage.yaml'), `沿革:\n${lineage.join('')}`);
    const made = await run(['new', '义务教育', '课后服务收费', '--category', '财务信息'], home);
    expect(made.stdout).toContain('新增 YWJY-0403');
    const asked = await run(['new', '旅游', '--guide', 'LY-0201'], home);
    expect(asked).toMatchObject({ code: 2, stdout: '' });
    expect(asked.stderr).toContain('编码“LY-0201”已写进沿革（2026-01-01），不能再用');
    expect(asked.stderr).toContain('加一行“标准: LY-0201”');
    const sync = await run(['sync'], home);
    expect(sync.stdout).toMatch(/1 项的编码已写进沿革[^\n]*\n {2}LY-0201/u);
    expect(sync.stdout).not.toMatch(/旅游：[^\n]*LY-0201/u);
  });

  it('gives no id where the lineage cannot be read whole: it may be one that was retired', async () => {
    writeFileSync(join(home, 'lineage.yaml'), '沿革:\n  - {变动: 取消, 原编码: YWJY-0402}\n');
    const before = readFileSync(file, 'utf8');
    const { code, stderr } = await run(['new', '义务教育', '课后服务收费'], home);
    expect(code).toBe(1);
    expect(stderr).toContain('lineage.yaml:2');
    expect(stderr).toContain('这些文件读不全，什么也没有做。');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it.each([
    [['义务'], '是不是“义务教育”？'],
    [['生态环境'], 'gongkai.yaml 的“领域”里没有“生态环境”'],
    [['旅游', '--guide', 'YWJY-0101'], '它属于“义务教育”'],
    [['旅游', '甲', '--agency', '县教育局'], '没有“县教育局”这个单位'],
  ])('says what is wrong with %s and changes nothing', async (words, message) => {
    const before = readFileSync(file, 'utf8');
    const { code, stderr } = await run(['new', ...words], home);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('gongkai sync', () => {
  it('drafts a domain that was added, shows before it writes, and is done then', async () => {
    const settings = join(home, 'gongkai.yaml');
    writeFileSync(
      settings,
      `${readFileSync(settings, 'utf8')}  - 名称: 税收管理\n    牵头单位: 县教育和体育局\n`,
    );
    const shown = await run(['sync', '--check'], home);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toMatch(/起草 \d+ 项[\s\S]*税收管理：SSGL-0101[\s\S]*要写入，加 --write/u);
    expect((await run(['sync', '--write'], home)).stdout).toContain('已写入 2 个文件');
    expect(await run(['sync', '--check'], home)).toMatchObject({ code: 0 });
    expect((await run(['check', '--quiet'], home)).code).toBe(0);
  });

  it('renews the schemas of editors, which an older version wrote', async () => {
    const schema = join(home, '.gongkai/schemas/entries.json');
    const current = readFileSync(schema, 'utf8');
    writeFileSync(schema, '{}');
    expect((await run(['sync', '--write', '--format', 'json'], home)).stdout).toContain('"schemas": 1');
    expect(readFileSync(schema, 'utf8')).toBe(current);
  });

  it('guesses nothing where a guide or the exemptions cannot be read whole', async () => {
    writeFileSync(join(home, 'exemptions.yaml'), '豁免:\n  - 标准: LY-0101\n');
    const { code, stdout, stderr } = await run(['sync', '--write'], home);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('说不准还缺什么，没有改动');
  });
});
