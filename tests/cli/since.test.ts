import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ran, requireBuild, run, temporaryFolder } from '../binary.js';

/** A repository whose workspace lies in a folder with a Chinese name; two entries have a warning each. */
const repository = temporaryFolder('since');
const workspace = join(repository, '目录');
const file = join(workspace, 'entries/茶叶.yaml');

beforeAll(requireBuild);
beforeEach(() => {
  rmSync(repository, { recursive: true, force: true });
  mkdirSync(repository);
  cpSync('tests/cases/_base/tea', workspace, { recursive: true });
  cpSync('tests/cases/waiver-keeps-figures/entries', join(workspace, 'entries'), { recursive: true });
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'clerk@example.gov.cn');
  git('config', 'user.name', 'clerk');
  commit();
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

function git(...command: readonly string[]): void {
  execFileSync('git', [...command], { cwd: repository, stdio: 'ignore' });
}

function commit(): void {
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
}

function rewrite(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

/** Whose findings are shown, and how many are not. */
async function since(ref = 'main'): Promise<{ shown: string[]; elsewhere: number; code: number }> {
  const { stdout, code, stderr } = await run(['check', '--since', ref, '--format', 'json'], workspace);
  expect(stderr).toBe('');
  const { diagnostics, omitted } = JSON.parse(stdout);
  const { errors, warnings, advice } = omitted.elsewhere;
  return {
    shown: diagnostics.map(({ code: rule, file: at, start }: Shown) => `${rule} ${at}:${start?.line}`),
    elsewhere: errors + warnings + advice,
    code,
  };
}

interface Shown {
  readonly code: string;
  readonly file: string;
  readonly start: { readonly line: number } | null;
}

describe('check --since', () => {
  it('shows what is wrong in changed entries and counts the rest: a figure must not shrink unseen', async () => {
    expect(await since()).toEqual({ shown: [], elsewhere: 2, code: 0 });
    git('checkout', '-q', '-b', 'work');
    rewrite(file, '名称: 茶园改造', '名称: 茶园改造\n    栏目: 没有的栏目');
    const found = await since();
    expect(found.shown).toEqual(['known-columns entries/茶叶.yaml:17']);
    expect(found.code).toBe(1);
  });

  it('shows what is wrong in changed pages, and everything where something beside them has gone: broken links would pass', async () => {
    const pages = join(workspace, 'pages/工作推进');
    mkdirSync(pages, { recursive: true });
    const page = join(pages, '方案.md');
    writeFileSync(join(pages, '表.csv'), 'a\n');
    writeFileSync(page, '---\n标题: 甲\n日期: 2026-05-20\n---\n见[表](表.csv)。\n');
    commit();
    git('checkout', '-q', '-b', 'work');
    expect(await since()).toMatchObject({ shown: [], code: 0 });
    rewrite(page, '表.csv', '没有.csv');
    expect((await since()).code).toBe(1);
    git('checkout', '-q', '--', '.');
    rmSync(join(pages, '表.csv'));
    const found = await since();
    expect(found.shown).toContain('publishable-files pages/工作推进/方案.md:5');
    expect(found.code).toBe(1);
  });

  it('takes layout and comments for no change, and a new name of a file neither', async () => {
    rewrite(file, '\n事项:', '\n# 说明\n\n事项:');
    renameSync(file, join(workspace, 'entries/新 茶.yaml'));
    expect(await since()).toEqual({ shown: [], elsewhere: 2, code: 0 });
  });

  it('looks at all entries of a file whose defaults changed: each of them says something else now', async () => {
    rewrite(file, '10个工作日', '11个工作日');
    expect((await since()).elsewhere).toBe(0);
  });

  it('counts from where the branch left: what others did since is none of its business', async () => {
    git('checkout', '-q', '-b', 'work');
    rewrite(file, '名称: 茶园改造', '名称: 茶园改造\n    备注: 改过');
    commit();
    git('checkout', '-q', 'main');
    rewrite(file, /补贴发放结果\]\n {2}依据/u, '补贴发放结果, 其他]\n  依据');
    commit();
    git('checkout', '-q', 'work');
    expect(await since()).toMatchObject({
      shown: ['content-within-guide entries/茶叶.yaml:18'],
      elsewhere: 1,
    });
  });

  it('looks at everything when a register changed, or an id has gone: what breaks stands elsewhere', async () => {
    rewrite(join(workspace, 'agencies.yaml'), '别名: [和平镇]', '别名: [和平]');
    const { stdout, code } = await run(['check', '--since', 'main'], workspace);
    expect(stdout).toContain('agencies.yaml 有改动，牵涉全部事项，因此没有限定范围');
    expect(code).toBe(1);
    git('checkout', '-q', '.');
    rewrite(file, 'CY-0104', 'CY-0204');
    expect((await since()).elsewhere).toBe(0);
  });

  it('finds a new file before it is added to git', async () => {
    const text = '领域: 茶叶\n事项:\n  - 编码: CY-0101\n    名称: 茶农补贴二\n    状态: 草稿\n';
    writeFileSync(join(workspace, 'entries/另.yaml'), text);
    const { shown, code } = await since();
    expect(shown).toContain('unique-entry-ids entries/茶叶.yaml:12');
    expect(code).toBe(1);
  });

  it('shows a changed file that cannot be read', async () => {
    writeFileSync(file, `${readFileSync(file, 'utf8')}乱\n`);
    expect((await since()).shown).toEqual(['well-formed-yaml entries/茶叶.yaml:25']);
  });

  it('says what is missing: a commit, a repository, git; and runs nothing that a name contains', async () => {
    const refused = async (ref: string, cwd = workspace, extra = {}): Promise<Ran> => {
      const ran = await run(['check', `--since=${ref}`], cwd, extra);
      expect(ran.code).toBe(2);
      expect(ran.stdout).toBe('');
      return ran;
    };
    expect((await refused('没有的分支')).stderr).toContain('git 里没有“没有的分支”这个提交或分支');
    expect((await refused('--output=x')).stderr).toContain('git 里没有“--output=x”');
    expect((await refused('main;touch x')).stderr).toContain('git 里没有');
    expect((await refused('main', workspace, { PATH: '/nowhere' })).stderr).toContain('没有找到 git');
    rmSync(join(repository, '.git'), { recursive: true });
    expect((await refused('main')).stderr).toContain('只能用在 git 仓库里');
  });
});
