import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, emit } from '../../src/compile.js';
import { changedFolder } from '../../src/sheets.js';
import { kindOf } from '../../src/start/county.js';
import { type CountyKind, foundWorkspace, openPattern, type Pattern } from '../../src/workspaces.js';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { mulberry32 } from '../random.js';

const folder = temporaryFolder('init');
const flags = ['--name', '清河县', '--code', '999901', '--domains', '旅游,YWJY'];
let pattern: Pattern;

beforeAll(async () => {
  requireBuild();
  pattern = await openPattern();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gongkai init', () => {
  it('writes a workspace that checks and builds as it is: a new office must not begin with errors', async () => {
    const systems = ['github', 'gitlab', 'gitee', 'jenkins'].flatMap((system) => ['--ci', system]);
    const made = await run(['init', 'whole', ...flags, ...systems], folder);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const home = join(folder, 'whole');
    for (const path of [
      '.github/workflows/gongkai.yml',
      '.gitlab-ci.yml',
      '.workflow/gongkai.yml',
      'Jenkinsfile',
    ]) {
      const text = readFileSync(join(home, path), 'utf8');
      expect(text).toContain('gongkai check');
      expect(text).not.toContain('{{');
    }
    expect((await run(['check', '--quiet'], home)).code).toBe(0);
    expect((await run(['build', '--quiet'], home)).code).toBe(0);
    expect(existsSync(join(home, 'dist/site/index.html'))).toBe(true);
    expect((await run(['sync', '--check'], home)).code).toBe(0);
    const left = readdirSync(home, { recursive: true, encoding: 'utf8' });
    expect(left.filter((path) => path.endsWith('-tmp'))).toEqual([]);
  });

  it('leaves what is there as it is, and says so: a repository has its own README', async () => {
    const home = join(folder, 'there');
    mkdirSync(home);
    writeFileSync(join(home, 'README.md'), '自己的\n');
    const { code, stdout } = await run(['init', ...flags], home);
    expect(code).toBe(0);
    expect(stdout).toContain('没有动的文件：README.md');
    expect(readFileSync(join(home, 'README.md'), 'utf8')).toBe('自己的\n');
  });

  it.each([
    ['gongkai.yaml', '已经是工作区'],
    ['agencies.yaml', '已经有 agencies.yaml'],
    ['entries/别的.yaml', '已有的 YAML 文件（entries/别的.yaml）'],
  ])('writes nothing beside %s of another catalog', async (path, message) => {
    const home = join(folder, `mixed-${path.replace(/\W/gu, '')}-${path.length}`);
    mkdirSync(join(home, 'entries'), { recursive: true });
    writeFileSync(join(home, path), '领域: 没有的领域\n事项: [{编码: A-1, 名称: 甲}]\n');
    const before = readdirSync(home, { recursive: true }).sort();
    const { code, stderr } = await run(['init', ...flags], home);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(home, { recursive: true }).sort()).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)('leaves nothing behind where it may not write', async () => {
    const home = join(folder, 'closed');
    mkdirSync(home, { mode: 0o500 });
    const { code, stderr } = await run(['init', ...flags], home);
    expect(code).toBe(2);
    expect(stderr).toContain('无法写入');
    expect(readdirSync(home)).toEqual([]);
  });

  it('leaves nothing behind where a file stands in the way of a folder', async () => {
    const home = join(folder, 'way');
    mkdirSync(home);
    writeFileSync(join(home, '.vscode'), '');
    const { code, stderr } = await run(['init', ...flags], home);
    expect(code).toBe(2);
    expect(stderr).toContain('无法写入工作区');
    expect(readdirSync(home)).toEqual(['.vscode']);
  });

  it('takes no domain for the folder: a blank behind the comma would leave the second domain out', async () => {
    const blank = ['--name', '清河县', '--code', '999901', '--domains', '旅游,', '义务教育'];
    const { code, stderr } = await run(['init', ...blank], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('--domains 旅游,义务教育');
    expect(existsSync(join(folder, '义务教育'))).toBe(false);
  });

  it('says all that is missing together where nobody can be asked', async () => {
    const { code, stderr } = await run(['init', 'asked', '--level', '区'], folder);
    expect(code).toBe(2);
    for (const flag of ['--name', '--code', '--domains']) expect(stderr).toContain(flag);
    expect(existsSync(join(folder, 'asked'))).toBe(false);
    const english = await run(['init', 'asked', '--lang', 'en'], folder);
    expect(english.stderr).toContain('--domains <domain,domain…|all>');
  });

  it.each([
    [['--domains', '义务教育,安全生成'], '“安全生成”（是不是“安全生产”？）'],
    [['--code', '130500'], '是省或地级市的代码'],
    [['--code', '12345'], '不是六位数字'],
    [['--name', 'Qinghe'], '不像县（市、区）的名称'],
    [['--ci', 'travis'], 'github、gitlab、gitee、jenkins'],
    [['--name', '清河'], '“清河”没有写出是县还是区'],
  ])('says what is wrong with %s, and what to write', async (wrong, message) => {
    const { code, stderr } = await run(['init', 'wrong', ...flags, ...wrong], folder);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(folder, 'wrong'))).toBe(false);
  });
});

const terminal = spawnSync('script', ['--version']).status === 0;

describe.skipIf(!terminal)('gongkai init at a terminal', () => {
  const answer = (home: string, lines: readonly string[], flags: readonly string[] = []): string =>
    execFileSync(
      'script',
      [
        '-qec',
        `"${process.execPath}" "${resolve('bin/gongkai.js')}" init ${flags.join(' ')}; echo "=$?"`,
        '/dev/null',
      ],
      {
        cwd: home,
        input: lines.map((line) => `${line}\n`).join(''),
        encoding: 'utf8',
      },
    );

  it('asks one thing after another, again where an answer will not do', () => {
    const home = join(folder, 'terminal');
    mkdirSync(home);
    const said = answer(home, ['城东区', '110000', '999902', '23，旅游', '', '是']);
    expect(said).toContain('是省或地级市的代码');
    expect(said).toContain('城东区（999902），2 个领域');
    expect(said).toContain('=0');
    expect(readFileSync(join(home, 'agencies.yaml'), 'utf8')).toContain('区农业农村局');
  });

  it('asks and complains in English where that is wanted, and takes answers in it', () => {
    const home = join(folder, 'english');
    mkdirSync(home);
    const lines = [
      'Qinghe',
      '木里',
      '12',
      '999901',
      '省',
      '县',
      'all,x',
      ',',
      '旅游',
      'travis',
      'none',
      'perhaps',
      'yes',
    ];
    const said = answer(home, lines, ['--lang', 'en']);
    expect(said).toContain('=0');
    // Only names stay as they are: of domains, kinds, people and files, and what was answered.
    const names = [
      ...pattern.guides.map(({ domain }) => domain),
      ...lines,
      '清河',
      '区',
      '市',
      '旗',
      '状态: 草稿',
    ];
    const others = names.reduce((text, name) => text.replaceAll(name, ''), said.replaceAll(/^.*=0$/gmu, ''));
    expect(others.match(/.*[\p{Script=Han}\u3000-\u303f\uff00-\uffef].*/gu) ?? []).toEqual([]);
  });

  it('asks nothing where everything was said: the line of the README would wait for an answer nobody expects', () => {
    const home = join(folder, 'said');
    mkdirSync(home);
    const line = ['--name', '清河县', '--code', '999901', '--domains', '旅游'];
    const said = answer(home, [], line);
    expect(said).not.toContain('持续集成');
    expect(said).toContain('=0');
  });

  it('writes nothing when the answer is no', () => {
    const home = join(folder, 'no');
    mkdirSync(home);
    const said = answer(home, ['清河县', '999901', '全部', '', '否']);
    expect(said).toContain('什么也没有写');
    expect(said).toContain('=2');
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('foundWorkspace', () => {
  it('makes a workspace without an error and with a publication, whatever the domains and the kind of county', async () => {
    const random = mulberry32(20_261_126);
    const names = ['清河县', '城东区', '安平市', '青山旗', '木里自治县'];
    for (let round = 0; round < 12; round += 1) {
      const chosen = pattern.guides.filter(() => random() < 0.25);
      const guides = chosen.length > 0 ? chosen : pattern.guides.slice(round, round + 1);
      const name = names[round % names.length] ?? '';
      const county = { name, code: '999901', kind: kindOf(name) as CountyKind };
      const { files: written, drafts } = await foundWorkspace({
        county,
        guides,
        ci: [],
        version: '0',
        pattern,
      });
      const { diagnostics, publication, catalog } = await compile({
        workspace: changedFolder(
          { files: [], held: [], diagnostics: [] },
          written.filter(({ path }) => /^[^.].*\.yaml$/u.test(path)),
        ),
        date: null,
        today: '2026-11-26',
        progress: () => undefined,
      });
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors, guides.map(({ domain }) => domain).join()).toEqual([]);
      expect(catalog.entries.map(({ id }) => id).sort()).toEqual(drafts.map(({ id }) => id).sort());
      expect(
        catalog.entries.every(({ id, status, fulfils }) => status === 'draft' && fulfils.includes(id)),
      ).toBe(true);
      expect(catalog.domains.every(({ lead }) => lead.agencies.length === 1)).toBe(true);
      if (publication === null) throw new Error('nothing to publish');
      let files = 0;
      if (round < 3) for await (const _ of emit(publication)) files += 1;
      if (round < 3) expect(files).toBeGreaterThan(20);
    }
  });

  it('never presents a recalled row as the ministry’s text', async () => {
    const county = { name: '清河县', code: '999901', kind: '县' } as const;
    const { files } = await foundWorkspace({ county, guides: pattern.guides, ci: [], version: '0', pattern });
    const texts = files.filter(({ path }) => path.startsWith('entries/')).map(({ after }) => after);
    const text = texts.join('\n');
    const above = (id: string): string =>
      new RegExp(`((?:^  #.*\\n)+)  - 编码: ${id}$`, 'mu').exec(text)?.[1] ?? '';
    for (const { id, attestation } of pattern.guides.flatMap(({ items }) => items)) {
      expect(above(id), id).toContain(attestation === 'seen' ? '见于已公布的目录' : '回忆（把握');
    }
  });

  it('names no place of the example county', async () => {
    const county = { name: '城东区', code: '999902', kind: '区' } as const;
    const { files } = await foundWorkspace({ county, guides: pattern.guides, ci: [], version: '0', pattern });
    const names = files
      .filter(({ path }) => /^(?:agencies|gongkai)\.yaml$/u.test(path))
      .map(({ after }) => after);
    expect(names.join('')).not.toMatch(/示例|县[\p{Script=Han}]+(?:局|办|中心)/u);
    expect(names.join('')).toContain('国家税务总局城东区税务局');
  });
});
