import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../model/wording.js';
import { type Finding, good, wrong } from './finding.js';
import { manifest } from './manifest.js';

/** Whether Node is the one the package asks for. */
export function nodeVersion(language: Language): Finding {
  const { engines } = manifest();
  const least = engines.node.replace(/^>=/u, '');
  const [wantedMajor = 0, wantedMinor = 0] = least.split('.').map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  const now = process.versions.node;
  if (enough) return good('node', `Node.js ${now}`);
  return wrong(
    'node',
    language === 'zh'
      ? `Node.js 是 ${now}，太旧；请装 ${least} 以上的版本（nodejs.org，或由信息中心提供安装包）`
      : `Node.js is ${now}, too old; install ${least} or newer`,
  );
}

/** Where the pages for clerks lie: messages name them, and a closed network has no other copy. */
export function pages(language: Language): Finding {
  const folder = join(home, 'docs/zh');
  if (!existsSync(folder)) {
    return wrong(
      'pages',
      language === 'zh'
        ? '缺少说明文档（docs/zh）；请重新安装 gongkai'
        : 'docs/zh is missing; install gongkai again',
    );
  }
  return good('pages', language === 'zh' ? `说明文档（docs/zh）在 ${folder}` : `pages for clerks: ${folder}`);
}

/** The files of the package against the list made when it was built. */
export function packageFiles(language: Language): Finding[] {
  const listing = join(home, 'build/files.json');
  const again = language === 'zh' ? '请重新安装 gongkai' : 'install gongkai again';
  let hashes: Readonly<Record<string, string>>;
  try {
    hashes = JSON.parse(readFileSync(listing, 'utf8')) as Record<string, string>;
  } catch {
    const message =
      language === 'zh'
        ? `程序文件不全：没有 build/files.json；${again}`
        : `build/files.json is missing; ${again}`;
    return [wrong('files', message)];
  }
  const missing: string[] = [];
  const damaged: string[] = [];
  for (const [path, hash] of Object.entries(hashes)) {
    const bytes = readIfAny(join(home, path));
    if (bytes === null) missing.push(path);
    else if (createHash('sha256').update(bytes).digest('hex') !== hash) damaged.push(path);
  }
  const count = Object.keys(hashes).length;
  if (missing.length + damaged.length === 0) {
    const message =
      language === 'zh' ? `程序文件齐全（${count} 个）` : `all ${count} files of the package are whole`;
    return [good('files', message)];
  }
  const said: Finding[] = [];
  if (missing.length > 0) {
    const names = few(missing, language);
    said.push(
      wrong(
        'files',
        language === 'zh' ? `缺少程序文件：${names}；${again}` : `files are missing: ${names}; ${again}`,
      ),
    );
  }
  if (damaged.length > 0) {
    const names = few(damaged, language);
    said.push(
      wrong(
        'files',
        language === 'zh'
          ? `程序文件被改动或损坏：${names}；${again}`
          : `files are changed or damaged: ${names}; ${again}`,
      ),
    );
  }
  return said;
}

export function dependencies(language: Language): Finding {
  const { dependencies: wanted } = manifest();
  const faults = Object.entries(wanted).flatMap(([name, version]) => {
    const found = versionOf(name);
    if (found === version) return [];
    return [found === null ? name : `${name} ${found}≠${version}`];
  });
  const count = Object.keys(wanted).length;
  if (faults.length === 0) {
    return good(
      'dependencies',
      language === 'zh' ? `依赖的 ${count} 个软件包齐全` : `all ${count} dependencies are there`,
    );
  }
  return wrong(
    'dependencies',
    language === 'zh'
      ? `依赖的软件包缺少或版本不对：${few(faults, language)}；请重新安装 gongkai`
      : `dependencies are missing or of another version: ${few(faults, language)}; install gongkai again`,
  );
}

/** The version of a package where Node would look for it: in the folders above this file. */
function versionOf(name: string): string | null {
  for (let folder = home; ; folder = join(folder, '..')) {
    const text = readIfAny(join(folder, 'node_modules', name, 'package.json'));
    if (text !== null) return (JSON.parse(text.toString('utf8')) as { version?: string }).version ?? null;
    if (join(folder, '..') === folder) return null;
  }
}

/** Schemas, guides and registers, read as every command reads them. */
export async function data(language: Language): Promise<Finding> {
  try {
    // What reads them needs packages that may be the ones that are missing.
    const { openPattern } = await import('../workspaces.js');
    const { guides, channels } = await openPattern();
    const items = guides.reduce((sum, guide) => sum + guide.items.length, 0);
    if (guides.length > 0 && channels.length > 0) {
      return good(
        'data',
        language === 'zh'
          ? `标准指引 ${guides.length} 份、${items} 项，渠道 ${channels.length} 种，都能读取`
          : `${guides.length} guides with ${items} items and ${channels.length} channels can be read`,
      );
    }
    return wrong(
      'data',
      language === 'zh'
        ? '标准指引或登记册读不出内容；请重新安装 gongkai'
        : 'guides or registers are empty; install gongkai again',
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return wrong(
      'data',
      language === 'zh'
        ? `标准指引、登记册或格式说明读不了：${detail}；请重新安装 gongkai`
        : `guides, registers or schemas cannot be read: ${detail}; install gongkai again`,
    );
  }
}

function readIfAny(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

function few(names: readonly string[], language: Language): string {
  const shown = names.slice(0, 5).join(language === 'zh' ? '、' : ', ');
  return names.length <= 5
    ? shown
    : `${shown} ${language === 'zh' ? `等 ${names.length} 个` : `and ${names.length - 5} more`}`;
}

const home = fileURLToPath(new URL('../../', import.meta.url));
