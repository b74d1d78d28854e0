import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import exceljs from 'exceljs';

/** What lies there before the first command of a page, and what must be there, and have been said, after the last. */
export interface Ground {
  readonly lay: (folder: string, shell: Shell) => Promise<void> | void;
  readonly says?: readonly string[];
  readonly makes?: readonly string[];
  /** Lines that must exit 1 here: a workspace full of drafts has warnings, and a strict gate is there to say so. */
  readonly refused?: readonly string[];
}

/** Runs lines of a page in a folder, with `gongkai` on the path; what they print. */
export type Shell = (lines: string, cwd: string) => string;

const init = 'gongkai init . --name 清河县 --code 999901 --domains 义务教育,安全生产 --quiet\n';
const workspace: Ground = { lay: (folder, shell) => void shell(init, folder) };
/** An entry a rule warns of. */
const local = `领域: 义务教育
事项:
  - 编码: YWJY-1003
    一级事项: 校园安全
    名称: 校园餐公示
    内容: [供餐方式, 带量食谱]
    依据: [《中华人民共和国食品安全法》]
    时限: 尽快
    主体: 县教育和体育局
    渠道: [政府网站]
    对象: 全社会
    方式: 主动公开
`;
const empty: Ground = { lay: () => undefined };

/** The pages that need other ground than a new workspace. */
const grounds: Readonly<Record<string, Ground>> = {
  'README.md': {
    lay: (folder) => begun(join(folder, 'qinghe')),
    says: ['安装没有问题', 'http://127.0.0.1:', 'entries/义务教育.yaml:', '已发布到'],
    makes: ['qinghe/dist/site/index.html'],
    refused: ['gongkai build --gate strict'],
  },
  'README.zh-CN.md': {
    lay: (folder) => begun(join(folder, '清河县')),
    says: ['安装没有问题', 'http://127.0.0.1:', 'entries/义务教育.yaml:', '已发布到'],
    makes: ['清河县/dist/site/index.html'],
    refused: ['gongkai build --gate strict'],
  },
  'docs/zh/五分钟上手.md': {
    ...empty,
    says: ['已为清河县建立工作区', 'entries/义务教育.yaml:', '已发布到'],
    makes: ['清河县/dist/site/index.html', '清河县/清河县教育和体育局事项编辑表.xlsx'],
  },
  'docs/zh/安装.md': { ...empty, says: ['安装没有问题'] },
  'docs/zh/日常二十件事.md': {
    lay: async (folder) => {
      mkdirSync(join(folder, '清河县'));
      await publishedTable(join(folder, '清河县/已公布的目录.xlsx'), '安全生产领域基层政务公开标准目录');
    },
    makes: ['清河县/.gongkai/schemas/entries.json', '清河县/问题.md', '清河县/dist/site/index.html'],
    refused: ['gongkai build --gate strict'],
  },
  'docs/zh/编辑器.md': { ...workspace, makes: ['.gongkai/schemas/entries.json', '.vscode/settings.json'] },
  'docs/zh/网站外观.md': {
    lay: (folder, shell) => {
      shell(init, folder);
      writeFileSync(
        join(folder, '标志.svg'),
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n',
      );
    },
    makes: ['templates/home.hbs'],
  },
  'docs/zh/豁免和达标.md': {
    lay: (folder, shell) => {
      shell(init, folder);
      writeFileSync(join(folder, 'entries/本地.yaml'), local);
    },
    says: ['达标线 1 条，全部达到', '模拟评分：自查'],
  },
  'docs/zh/沿革与不予公开.md': {
    // The ids are those of the example county.
    lay: (folder) => {
      cpSync('catalog/example', folder, { recursive: true });
      for (const name of ['lineage.yaml', 'participation.yaml']) rmSync(join(folder, name));
    },
  },
  'docs/zh/表格编制.md': {
    lay: async (folder, shell) => {
      shell(`${init}gongkai sheet export --agency 县教育和体育局 --quiet -o 一.xlsx\n`, folder);
      mkdirSync(join(folder, '各单位'));
      cpSync(join(folder, '一.xlsx'), join(folder, '各单位/县教育和体育局.xlsx'));
      await publishedTable(join(folder, '安全生产目录.xlsx'), '安全生产领域基层政务公开标准目录');
      await publishedTable(join(folder, '目录.xlsx'), '基层政务公开标准目录');
    },
    says: ['没有要写入的改动', '新增'],
    makes: ['义务教育.xlsx'],
  },
  'docs/zh/持续集成.md': {
    lay: (folder) => {
      cpSync('tests/cases/_base/tea', folder, { recursive: true });
      versioned(folder);
    },
    makes: [
      '.gitlab-ci.yml',
      'gongkai.sarif',
      'gongkai-quality.json',
      'gongkai-junit.xml',
      'gongkai-checkstyle.xml',
      'gongkai.md',
    ],
  },
};

export function groundOf(page: string): Ground {
  return grounds[page] ?? workspace;
}

/**
 * A shell whose `gongkai` is the one built here. `serve` and `watch` go on until Ctrl+C: they get it as soon as they have
 * said that they wait for it.
 */
export function shellIn(folder: string): Shell {
  const bin = join(folder, 'bin');
  const prefix = join(folder, 'prefix');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(prefix, 'lib/node_modules'), { recursive: true });
  symlinkSync(resolve('.'), join(prefix, 'lib/node_modules/gongkai'));
  const program = `"${process.execPath}" "${resolve('bin/gongkai.js')}"`;
  writeFileSync(
    join(bin, 'gongkai'),
    `#!/bin/sh
case "$1" in serve|watch) ;; *) exec ${program} "$@" ;; esac
said="${folder}/said.$$"
: > "$said"
${program} "$@" > "$said" 2>&1 &
until grep -q 'Ctrl+C' "$said"; do sleep 0.1; kill -0 $! 2> /dev/null || { cat "$said"; exit 1; }; done
kill -INT $!
wait $! || exit 1
cat "$said"
`,
  );
  chmodSync(join(bin, 'gongkai'), 0o755);
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const env = { ...process.env, PATH: path, GONGKAI_CACHE: 'off', npm_config_prefix: prefix };
  return (lines, cwd) => {
    const ran = spawnSync('sh', ['-e', '-c', lines], { cwd, encoding: 'utf8', maxBuffer: 64e6, env });
    if (ran.status === 0) return ran.stdout;
    throw new Error(`exit ${ran.status} of\n${lines}\nafter\n${ran.stdout.slice(-3000)}${ran.stderr}`);
  };
}

/** What the READMEs speak of and no command of theirs makes: a repository, and a table somebody published. */
async function begun(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await publishedTable(join(folder, '已公布的目录.xlsx'), '安全生产领域基层政务公开标准目录');
  versioned(folder);
}

function versioned(folder: string): void {
  const git = (...words: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.email=clerk@example.gov.cn', '-c', 'user.name=clerk', ...words], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
}

/** A table as counties publish them, its second sheet called 表三. */
async function publishedTable(path: string, title: string): Promise<void> {
  const book = new exceljs.Workbook();
  for (const name of ['目录', '表三']) {
    const sheet = book.addWorksheet(name);
    sheet.addRow([title]);
    sheet.addRow([
      '序号',
      '一级事项',
      '二级事项',
      '公开内容',
      '公开依据',
      '公开时限',
      '公开主体',
      '公开渠道和载体',
    ]);
    sheet.addRow([
      1,
      '安全培训',
      '企业负责人安全培训',
      '培训时间；培训地点',
      '《中华人民共和国安全生产法》',
      '自信息形成之日起20个工作日内',
      '县应急管理局',
      '■政府网站',
    ]);
  }
  await book.xlsx.writeFile(path);
}
