import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compile } from '../compile.js';
import type { Guide } from '../model/catalog.js';
import { hasErrors } from '../model/diagnostic.js';
import type { FileChange } from '../model/merge.js';
import { countsOf, summaryOf } from '../print/summary.js';
import { changedFolder } from '../sheets.js';
import { foundWorkspace, openPattern, readWorkspace } from '../workspaces.js';
import { type Answers, answersFor, type InitOptions } from './init-answers.js';
import { placeInside } from './inside.js';
import { CommandError, type Io } from './io.js';
import { manifest } from './manifest.js';
import { workspaceAbove } from './workspace.js';
import { writeFiles } from './write-files.js';

/** `gongkai init`: a new workspace that checks and builds as it is; nothing that is there is written over. */
export async function runInit(io: Io, dir: string | undefined, options: InitOptions): Promise<number> {
  const folder = resolve(dir ?? '.');
  refuseTaken(folder);
  const pattern = await openPattern();
  refuseDomain(dir, options, pattern.guides);
  const answers = await answersFor(io, pattern.guides, options);
  const { name, code, kind, guides, ci } = answers;
  const { files, drafts } = await foundWorkspace({
    county: { name, code, kind },
    guides,
    ci,
    pattern,
    version: manifest().version,
  });
  const kept = files.filter(({ path }) => existsSync(join(folder, path)));
  refuseMixed(folder, kept);
  const fresh = files.filter((file) => !kept.includes(file));
  // Before it is read: what lies behind a link is not looked at.
  for (const { path } of fresh) placeInside(folder, path);
  const there = existsSync(folder) ? await readWorkspace(folder) : { files: [], held: [], diagnostics: [] };
  const { diagnostics } = await compile({
    workspace: changedFolder(
      there,
      fresh.filter(({ path }) => /^[^.].*\.yaml$/u.test(path)),
    ),
    date: null,
    today: io.today,
    progress: () => undefined,
  });
  if (hasErrors(diagnostics)) {
    refuseBroken([
      ...there.files.map(({ path }) => path),
      ...there.diagnostics.map(({ place }) => place.file),
    ]);
  }
  writeFiles(folder, fresh);
  if (options.quiet !== true) {
    const said = { answers, drafts: drafts.length, attested: drafts.filter(isSeen).length };
    const checked = summaryOf(countsOf(diagnostics))[options.lang];
    io.out(report(folder, { ...said, files: fresh.length, kept, checked }, options));
  }
  return 0;
}

function isSeen({ attestation }: { readonly attestation: string }): boolean {
  return attestation === 'seen';
}

function refuseTaken(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new CommandError(`“${folder}”是文件；请写文件夹的名称`, `“${folder}” is a file; name a folder`);
  }
  const above = workspaceAbove(folder);
  if (above === folder) {
    throw new CommandError(
      `“${folder}”已经是工作区（有 gongkai.yaml），没有改动。要补上新的草稿，运行 gongkai sync`,
      `“${folder}” is a workspace already; nothing was changed. gongkai sync adds what is newly missing`,
    );
  }
  if (above !== null) {
    throw new CommandError(
      `“${folder}”在工作区“${above}”里面，不能再建一个；请换一个文件夹`,
      `“${folder}” lies within the workspace “${above}”; name another folder`,
    );
  }
}

/** A blank behind the comma of `--domains 义务教育, 安全生产` makes the second domain the name of the folder. */
function refuseDomain(dir: string | undefined, options: InitOptions, guides: readonly Guide[]): void {
  const second = guides.find(({ domain }) => domain === dir)?.domain;
  if (second === undefined || options.domains === undefined) return;
  const domains = `--domains ${options.domains.replace(/[,，、;；]$/u, '')},${second}`;
  throw new CommandError(
    `“${second}”是领域，写在了文件夹的位置上；几个领域用逗号连着写，中间不留空格：${domains}`,
    `“${second}” is a domain, and stands where the folder does; join domains by commas, without blanks: ${domains}`,
  );
}

/** Settings of editors and git may be there already; data of a catalog may not. */
function refuseMixed(folder: string, kept: readonly FileChange[]): void {
  const data = kept.filter(({ path }) => /^[^.].*\.yaml$|^\.gongkai\//u.test(path));
  if (data.length === 0) return;
  const names = data.map(({ path }) => path);
  throw new CommandError(
    `“${folder}”里已经有 ${names.join('、')}，为免混在一起，什么也没有写。请换一个空文件夹，或先移走它们`,
    `“${folder}” holds ${names.join(', ')} already; nothing was written. Name an empty folder, or move them away`,
  );
}

/** What is written checks by itself; with what lies there already it may not. */
function refuseBroken(there: readonly string[]): never {
  if (there.length === 0) throw new Error('the new workspace would have errors');
  throw new CommandError(
    `文件夹里已有的 YAML 文件（${there.slice(0, 3).join('、')}${there.length > 3 ? ' 等' : ''}）会使目录有错误，什么也没有写。请换一个空文件夹`,
    `The YAML files in this folder (${there.slice(0, 3).join(', ')}) would make errors; nothing was written. Name an empty folder`,
  );
}

interface Report {
  readonly answers: Answers;
  readonly drafts: number;
  readonly attested: number;
  readonly files: number;
  readonly kept: readonly FileChange[];
  /** What the check of the new workspace found. */
  readonly checked: string;
}

function report(
  folder: string,
  { answers, drafts, attested, files, kept, checked }: Report,
  { lang }: InitOptions,
): string {
  const here = relative(process.cwd(), folder);
  const names = kept.map(({ path }) => path).join(lang === 'zh' ? '、' : ', ');
  if (lang === 'en') {
    return [
      `A workspace for ${answers.name}: ${folder}`,
      `  ${answers.guides.length} domains, ${drafts} drafts (${attested} seen in published tables, ${drafts - attested} recalled), ${files} files`,
      `  checked: ${checked}`,
      ...(kept.length === 0 ? [] : [`  left as they were: ${names}`]),
      '',
      'Next:',
      ...(here === '' ? [] : [`  cd ${here}`]),
      '  gongkai check      shows what must be put in your own words',
      '  open entries/ in an editor; where an entry is right, take out its line “状态: 草稿”',
      '  gongkai serve      shows the site in a browser while you write',
      '  gongkai build      publishes to dist/',
      '',
    ].join('\n');
  }
  return [
    `已为${answers.name}建立工作区：${folder}`,
    `  ${answers.guides.length} 个领域，${drafts} 个草稿（见于已公布的目录 ${attested}，回忆 ${drafts - attested}），写了 ${files} 个文件`,
    `  检查过：${checked}${/警告|建议/u.test(checked) ? '（都是要改成本地说法、要核对的地方）' : ''}`,
    ...(kept.length === 0 ? [] : [`  原来就有、没有动的文件：${names}`]),
    '',
    '接下来：',
    ...(here === '' ? [] : [`  cd ${here}`]),
    '  gongkai check      看哪些地方要改成本地的说法',
    '  用编辑器打开 entries/，核对好一项，删去它的“状态: 草稿”一行',
    '  gongkai serve      用浏览器看网页，保存文件网页就更新',
    '  gongkai build      发布到 dist/',
    '使用说明在 README.md。',
    '',
  ].join('\n');
}
