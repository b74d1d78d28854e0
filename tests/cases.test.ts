import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, requireBuild, run, temporaryFolder } from './binary.js';

/**
 * Every folder of tests/cases/ is a case: a workspace, a command and what the real binary must answer.
 * tests/cases/README.md says how to write one; `UPDATE=1 npx vitest run tests/cases.test.ts` rewrites what
 * is expected, to be read before it is kept.
 */
const folder = resolve('tests/cases');
const update = process.env.UPDATE === '1';
const atOnce = pool(2);

interface Case {
  /** What would be wrong in the world if this failed. */
  readonly about: string;
  readonly command: readonly string[];
  /** Another command in the same workspace, whose answer follows; it must exit alike. */
  readonly then?: readonly string[];
  readonly exit: number;
  /** A workspace below `_base/` that the files of the case are laid over. */
  readonly base?: string;
  /** What git cannot carry, or what a layer of files cannot say. */
  readonly setup?: readonly Step[];
  /** A folder of the workspace that the command must leave as it was, byte for byte. */
  readonly untouched?: string;
}

type Step = { readonly remove: string } | { readonly link: string; readonly to: string };

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .map((entry) => entry.name)
  .sort();
const temporary = temporaryFolder('cases');

beforeAll(requireBuild);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe.concurrent('cases', () => {
  for (const name of names) {
    const made = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case;
    it(`${name}: ${made.about}`, async () => {
      const workspace = assembled(name, made);
      const before = made.untouched === undefined ? null : digest(join(workspace, made.untouched));
      const commands = [made.command, ...(made.then === undefined ? [] : [made.then])];
      const ran: Ran[] = [];
      // One after another: the second sees what the first has written.
      for (const command of commands) ran.push(await atOnce(() => run(command, workspace)));
      const output = ran.map((each) => transcript(each, workspace)).join('');
      const expected = join(folder, name, 'expected.txt');
      if (update) writeFileSync(expected, output);
      expect(output).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '');
      expect(ran.map(({ code }) => code)).toEqual(commands.map(() => made.exit));
      if (made.untouched !== undefined) expect(digest(join(workspace, made.untouched))).toEqual(before);
    });
  }
});

describe('the list of cases', () => {
  it('is found: an empty list would pass whatever the program did', () => {
    expect(names.length).toBeGreaterThanOrEqual(45);
  });

  it('names every code the program can report: a message nobody ever saw may be wrong or unreachable', () => {
    const seen = names.map((name) => readFileSync(join(folder, name, 'expected.txt'), 'utf8')).join('\n');
    expect(codes().filter((code) => !seen.includes(code))).toEqual([]);
  });

  it('shows no path of the machine that wrote it: such a case would fail everywhere else', () => {
    const paths = names.filter((name) =>
      /\/(?:tmp|home|root|Users|work)\/|[A-Z]:\\/u.test(
        readFileSync(join(folder, name, 'expected.txt'), 'utf8'),
      ),
    );
    expect(paths).toEqual([]);
  });
});

function assembled(name: string, { base, setup = [] }: Case): string {
  const workspace = join(temporary, name, 'workspace');
  mkdirSync(workspace, { recursive: true });
  if (base !== undefined) cpSync(join(folder, '_base', base), workspace, { recursive: true });
  cpSync(join(folder, name), workspace, {
    recursive: true,
    filter: (source) => !['case.json', 'expected.txt'].includes(source.slice(join(folder, name).length + 1)),
  });
  for (const step of setup) {
    if ('remove' in step) {
      rmSync(join(workspace, step.remove), { recursive: true });
    } else {
      mkdirSync(dirname(join(workspace, step.link)), { recursive: true });
      symlinkSync(step.to, join(workspace, step.link));
    }
  }
  return workspace;
}

/** Stdout, then stderr, whichever is not empty, without the path of the machine. */
function transcript({ stdout, stderr }: Ran, workspace: string): string {
  const streams = [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const;
  return streams
    .filter(([, text]) => text !== '')
    .map(([stream, text]) => `════ ${stream} ════\n${text.replaceAll(workspace, '<工作区>')}`)
    .join('');
}

/** Runs at most so many pieces of work at a time, in the order they came. */
function pool(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= size) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function digest(at: string): readonly (readonly [string, string])[] {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')] as const);
}

/** Every code a claim or rule of the sources declares. */
function codes(): string[] {
  const claims = [
    'load/claims',
    'cover/claims',
    'score/claims',
    'emit/claims',
    'judge/claims',
    'check/house-claims',
  ];
  return [...claims.map((name) => `src/${name}.ts`), ...rules()].flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(/^ +code: '([a-z0-9-]+)'/gmu), (match) => match[1] ?? ''),
  );
}

function rules(): string[] {
  return readdirSync('src/check/rules').map((file) => `src/check/rules/${file}`);
}
