import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { formProblems, stagesOf } from './jenkinsfile.js';

/**
 * What `gongkai init --ci` writes, run: the shell lines of each platform in their order, as that platform runs them, in a
 * new workspace under git. A pipeline that fails on its first push is one nobody will mend.
 */
const folder = temporaryFolder('templates');
const tools = join(folder, 'tools');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

beforeAll(() => {
  requireBuild();
  mkdirSync(tools);
  // Stands in for the registry: what is installed is known by its name and gives the program built here.
  const program = `#!/bin/sh\\nexec "${process.execPath}" "${resolve('bin/gongkai.js')}" "$@"\\n`;
  writeFileSync(
    join(tools, 'npm'),
    `#!/bin/sh
[ "$1 $2" = 'install --global' ] || exit 9
shift 2
home="$GLOBAL"
[ "$1" = '--prefix' ] && { home="$2"; shift 2; }
[ "$*" = 'gongkai@${version}' ] || exit 8
mkdir -p "$home/bin"
printf '${program}' > "$home/bin/gongkai"
chmod +x "$home/bin/gongkai"
`,
  );
  chmodSync(join(tools, 'npm'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A new county with the file of one platform, committed to its main branch. */
async function county(system: string, name: string): Promise<string> {
  const home = join(folder, system, name, 'work');
  mkdirSync(home, { recursive: true });
  const flags = ['--name', '清河县', '--code', '999901', '--domains', '旅游', '--ci', system, '--quiet'];
  expect((await run(['init', ...flags], home)).code).toBe(0);
  for (const words of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'x'],
  ]) {
    execFileSync('git', ['-c', 'user.email=clerk@example.gov.cn', '-c', 'user.name=clerk', ...words], {
      cwd: home,
    });
  }
  return home;
}

/** One process a platform starts, and what it needs of the environment. */
interface Run {
  readonly shell: readonly [program: string, ...flags: string[]];
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Pipeline {
  readonly runs: readonly Run[];
  /** The files the platform keeps or shows afterwards. */
  readonly kept: readonly string[];
}

/** Runs them in turn, as on a machine without the program; what they print. The first that fails ends it. */
function started({ runs }: Pipeline, home: string): string {
  const global = join(home, '../global');
  const path = [join(home, '.tools/bin'), join(global, 'bin'), tools, '/usr/bin', '/bin'].join(delimiter);
  const base = { PATH: path, GLOBAL: global, HOME: join(home, '..'), CI: 'true', GONGKAI_CACHE: 'off' };
  return runs
    .map(({ shell: [program, ...flags], script, env }) =>
      execFileSync(program, [...flags, script], {
        cwd: home,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...base, ...env },
      }),
    )
    .join('');
}

interface GithubStep {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

interface GithubFlow {
  readonly on: object;
  readonly permissions: object;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly 'runs-on': string; readonly steps: readonly GithubStep[] }>
  >;
}

interface GitlabJob {
  readonly stage?: string;
  readonly script?: readonly string[];
  readonly artifacts?: {
    readonly paths?: readonly string[];
    readonly reports?: Readonly<Record<string, string>>;
  };
}

interface GiteeFlow {
  readonly version: string;
  readonly stages: readonly {
    readonly name: string;
    readonly steps: readonly {
      readonly step: string;
      readonly nodeVersion: string;
      readonly commands: readonly string[];
      readonly artifacts: readonly { readonly path: readonly string[] }[];
    }[];
  }[];
}

/** Every step is a process of its own: bash -e {0}. */
function github(home: string): Pipeline {
  const flow = parse(readFileSync(join(home, '.github/workflows/gongkai.yml'), 'utf8')) as GithubFlow;
  const steps = Object.values(flow.jobs).flatMap((job) => job.steps);
  const env = { ...flow.env, GITHUB_ACTIONS: 'true', GITHUB_REF_NAME: 'main', GITHUB_WORKSPACE: home };
  // Pull requests come from branches of others: they are checked and publish nothing.
  const publishing = steps.filter((step) => /gongkai build|^dist$/u.test(step.run ?? `${step.with?.path}`));
  expect(publishing.map((step) => step.if)).toEqual(
    Array(2).fill('github.ref_name == github.event.repository.default_branch'),
  );
  expect(flow.permissions).toEqual({ contents: 'read' });
  return {
    runs: steps.flatMap(({ run: script }) =>
      script === undefined ? [] : [{ shell: ['bash', '-e', '-c'], script, env }],
    ),
    kept: steps.flatMap(({ uses, with: given }) =>
      uses?.startsWith('actions/upload-artifact@') === true ? [String(given?.path)] : [],
    ),
  };
}

/** One shell for a job, which stops at the first line that fails; a stage waits for the one before it. */
function gitlab(home: string): Pipeline {
  const flow = parse(readFileSync(join(home, '.gitlab-ci.yml'), 'utf8'));
  const before: readonly string[] = flow.default.before_script;
  const jobs = Object.values(flow as Record<string, GitlabJob>).filter(({ script }) => script !== undefined);
  const env = { ...flow.variables, GITLAB_CI: 'true', CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' };
  expect(jobs.map(({ stage }) => stage)).toEqual(['test', 'test', 'deploy']);
  return {
    runs: jobs.map(({ script = [] }) => ({
      shell: ['bash', '-eo', 'pipefail', '-c'],
      script: [...before, ...script].join('\n'),
      env,
    })),
    kept: jobs.flatMap(({ artifacts }) => [
      ...(artifacts?.paths ?? []),
      ...Object.values(artifacts?.reports ?? {}),
    ]),
  };
}

function gitee(home: string): Pipeline {
  const flow = parse(readFileSync(join(home, '.workflow/gongkai.yml'), 'utf8')) as GiteeFlow;
  // Without its quotes the version would be the number 1; the platform wants the text.
  expect(flow.version).toBe('1.0');
  const steps = flow.stages.flatMap((stage) => stage.steps);
  expect(steps.map(({ step }) => step)).toEqual(['build@nodejs']);
  for (const { nodeVersion } of steps) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    expect(major > 20 || (major === 20 && minor >= 19), nodeVersion).toBe(true);
  }
  return {
    runs: steps.map(({ commands }) => ({
      shell: ['sh', '-e', '-c'],
      script: commands.join('\n'),
      env: { GITEE_BRANCH: 'main' },
    })),
    kept: steps.flatMap(({ artifacts }) => artifacts.flatMap(({ path }) => path)),
  };
}

/** Every line has a shell of its own: sh -xe. */
function jenkins(home: string): Pipeline {
  const text = readFileSync(join(home, 'Jenkinsfile'), 'utf8');
  expect(formProblems(text)).toEqual([]);
  const stages = stagesOf(text);
  expect(stages.map(({ name }) => name)).toEqual(['安装', '检查', '发布']);
  // The tools lie where the next lines find them: in the workspace, before everything else.
  expect(text).toMatch(/PATH = "\$\{WORKSPACE\}\/\.tools\/bin:/u);
  const env = {
    GONGKAI_PACKAGE: /GONGKAI_PACKAGE = '([^']+)'/u.exec(text)?.[1] ?? '',
    WORKSPACE: home,
    BRANCH_NAME: 'main',
  };
  return {
    runs: stages.flatMap(({ lines }) =>
      lines.map((script) => ({ shell: ['sh', '-xe', '-c'] as const, script, env })),
    ),
    kept: Array.from(text.matchAll(/(?:junit|artifacts:) '([^'*]+?)(?:\/\*\*)?'/gu), ([, path = '']) => path),
  };
}

const platforms = [
  ['github', github, 2],
  ['gitlab', gitlab, 3],
  ['gitee', gitee, 1],
  ['jenkins', jenkins, 3],
] as const;

describe.skipIf(process.platform === 'win32').each(platforms)(
  'the pipeline for %s',
  (system, read, files) => {
    it('checks and publishes on its first push, and makes every file the platform shows', async () => {
      const home = await county(system, 'first');
      const pipeline = read(home);
      const said = started(pipeline, home);
      if (system === 'github') expect(said).toMatch(/^::notice title=gongkai::/mu);
      expect(pipeline.kept.length).toBe(files);
      for (const path of pipeline.kept) expect(existsSync(join(home, path)), path).toBe(true);
      expect(existsSync(join(home, 'dist/site/index.html'))).toBe(true);
      // Nothing the pipeline leaves in the workspace is read as part of the catalog.
      const { stdout } = await run(['check', '--format', 'json'], home);
      expect(JSON.parse(stdout).errors).toBe(0);
    });

    it('stops at an error, with its reports written, before it publishes', async () => {
      const home = await county(system, 'second');
      const file = join(home, 'entries/旅游.yaml');
      const right = readFileSync(file, 'utf8');
      writeFileSync(file, right.replace('主动公开', '主动公布'));
      const pipeline = read(home);
      expect(() => started(pipeline, home)).toThrow('gongkai check');
      expect(existsSync(join(home, 'dist'))).toBe(false);
      const reports = pipeline.kept.filter((path) => !path.includes('dist'));
      for (const path of reports) expect(readFileSync(join(home, path), 'utf8'), path).toContain('主动公布');
    });
  },
);

it('sees a bracket and a quote too many or too few: a Jenkinsfile that does not parse runs nothing', () => {
  expect(formProblems("a {\n  sh 'x'\n}\n")).toEqual([]);
  expect(formProblems("a {\n  sh 'x\n}\n")).toEqual(['2: a quote is not closed']);
  expect(formProblems('a {\n  b(\n}\n')).toEqual(['3: “}” closes nothing', '1: “{” is not closed']);
});
