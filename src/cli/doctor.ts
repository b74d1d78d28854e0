import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../model/wording.js';
import { styleOf } from '../print/style.js';
import { data, dependencies, nodeVersion, packageFiles, pages } from './doctor-package.js';
import { advice, type Finding, good, wrong } from './finding.js';
import { CommandError, type Io } from './io.js';
import { workspaceFolderIfAny } from './workspace.js';

export interface DoctorOptions {
  readonly format: 'text' | 'json';
  readonly lang: Language;
}

/** `gongkai doctor`: what is wrong with the installation and what to do about it; exit 1 when something is. */
export async function runDoctor(
  io: Io,
  workspace: string | undefined,
  { format, lang }: DoctorOptions,
): Promise<number> {
  const findings = [
    nodeVersion(lang),
    ...packageFiles(lang),
    pages(lang),
    dependencies(lang),
    await data(lang),
    writable('folder', process.cwd(), lang),
    writable('temporary', tmpdir(), lang),
    space(lang),
    ...encoding(lang),
    git(lang),
    workspaceFound(workspace, lang),
  ];
  const wrong = findings.some(({ state }) => state === 'wrong');
  if (format === 'json') {
    io.out(`${JSON.stringify({ good: !wrong, findings }, null, 2)}\n`);
  } else {
    const style = styleOf(io.colours);
    const marks = { good: style.good('✓'), advice: style.advice('!'), wrong: style.error('✗') };
    for (const { state, message } of findings) io.out(`${marks[state]} ${message}\n`);
    io.out(closing(findings, lang));
  }
  return wrong ? 1 : 0;
}

function closing(findings: readonly Finding[], language: Language): string {
  const count = (state: Finding['state']): number => findings.filter((each) => each.state === state).length;
  const [wrong, advice] = [count('wrong'), count('advice')];
  if (wrong > 0) {
    return language === 'zh'
      ? `\n${wrong} 处不对，先处理打“✗”的。\n`
      : `\n${wrong} things are wrong: see the lines marked ✗.\n`;
  }
  const more =
    advice === 0 ? '' : language === 'zh' ? `（${advice} 条建议）` : ` (${advice} pieces of advice)`;
  return language === 'zh' ? `\n安装没有问题${more}。\n` : `\nThe installation is in order${more}.\n`;
}

function writable(check: string, folder: string, language: Language): Finding {
  const zh = check === 'temporary' ? '临时文件夹' : '当前文件夹';
  try {
    const made = mkdtempSync(join(folder, '.gongkai-'));
    rmSync(made, { recursive: true });
    return good(check, language === 'zh' ? `${zh}可以写入（${folder}）` : `${folder} can be written to`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return wrong(
      check,
      language === 'zh'
        ? `${zh}“${folder}”不能写入（${code}）；换一个文件夹，或请管理员给写入权限`
        : `“${folder}” cannot be written to (${code}); use another folder, or ask for permission`,
    );
  }
}

/** A publication of all domains takes some 60 MB, and the one before stays until the new one is whole. */
const leastBytes = 200e6;

function space(language: Language): Finding {
  try {
    const { bavail, bsize } = statfsSync(process.cwd());
    const free = bavail * bsize;
    const amount = free > 1e9 ? `${(free / 1e9).toFixed(1)} GB` : `${Math.floor(free / 1e6)} MB`;
    if (free >= leastBytes)
      return good('space', language === 'zh' ? `磁盘还有 ${amount}` : `${amount} free on the disk`);
    return wrong(
      'space',
      language === 'zh'
        ? `磁盘只剩 ${amount}，发布要留 200 MB 以上；请先清理`
        : `only ${amount} free on the disk; publishing needs 200 MB`,
    );
  } catch {
    return advice(
      'space',
      language === 'zh' ? '看不到磁盘还剩多少' : 'the free space of the disk cannot be seen',
    );
  }
}

/** A console that is not UTF-8 shows Chinese as gibberish; files are not affected. */
function encoding(language: Language): Finding[] {
  if (process.platform === 'win32') {
    const page = /\d{3,5}/u.exec(output('chcp.com', []) ?? '')?.[0] ?? null;
    if (page === null || page === '65001') return [];
    return [
      advice(
        'encoding',
        language === 'zh'
          ? `命令行窗口的代码页是 ${page}${page === '936' ? '（GBK）' : ''}；中文显示成乱码时，先运行 chcp 65001，或改用 Windows Terminal。文件不受影响`
          : `the code page of the console is ${page}; run chcp 65001 if Chinese looks garbled. Files are not affected`,
      ),
    ];
  }
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '') ?? '';
  if (locale === '' || /utf-?8/iu.test(locale)) return [];
  return [
    advice(
      'encoding',
      language === 'zh'
        ? `终端的语言环境是 ${locale}，不是 UTF-8；中文显示成乱码时，先运行 export LC_ALL=C.UTF-8`
        : `the locale is ${locale}, not UTF-8; run export LC_ALL=C.UTF-8 if Chinese looks garbled`,
    ),
  ];
}

function git(language: Language): Finding {
  const version =
    output('git', ['--version'])
      ?.trim()
      .replace(/^git version /u, '') ?? null;
  if (version !== null) return good('git', `git ${version}`);
  return advice(
    'git',
    language === 'zh'
      ? '没有装 git；不装也能用，装了可以留存每次修改'
      : 'git is not installed; it is not needed, and keeps every change if it is',
  );
}

/** A folder that was named must be a workspace; that none is around here is no fault of the installation. */
function workspaceFound(given: string | undefined, language: Language): Finding {
  try {
    const folder = workspaceFolderIfAny(given);
    if (folder !== null)
      return good('workspace', language === 'zh' ? `工作区：${folder}` : `workspace: ${folder}`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return wrong(
      'workspace',
      language === 'zh'
        ? `${error.zh}。请写放有 gongkai.yaml 的文件夹；还没有工作区，先建一个：gongkai init 我的县`
        : `${error.en}. Name the folder that holds gongkai.yaml, or make a workspace: gongkai init my-county`,
    );
  }
  return advice(
    'workspace',
    language === 'zh'
      ? '这里不是工作区：当前文件夹及其上级都没有 gongkai.yaml。已有工作区的，先进入它的文件夹；还没有的，建一个：gongkai init 我的县'
      : 'this is no workspace: neither this folder nor one above it holds gongkai.yaml. Go to the folder that does, or make one: gongkai init my-county',
  );
}

function output(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5000,
    });
  } catch {
    return null;
  }
}
