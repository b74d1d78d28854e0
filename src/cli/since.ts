import { execFileSync } from 'node:child_process';
import type { FileVersions } from '../compile.js';
import { CommandError } from './io.js';

/** A file of the workspace as it is now. */
interface Present {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of a workspace that differ from a commit: from where this branch left it, so that what others did there
 * since is not counted as a change here. What is not committed yet counts too.
 *
 * Throws CommandError where there is no git, no repository or no such commit.
 */
export function versionsSince(folder: string, ref: string, present: readonly Present[]): FileVersions[] {
  const base = baseOf(folder, ref);
  const tracked = new Set(names(git(folder, ['ls-tree', '-r', '-z', '--name-only', base, '--', '.'])));
  const differing = new Set(
    names(
      git(folder, [
        'diff',
        '--name-only',
        '--no-renames',
        '--no-ext-diff',
        '--relative',
        '-z',
        base,
        '--',
        '.',
      ]),
    ),
  );
  const now = new Map(present.map(({ path, bytes }) => [path, bytes]));
  // File systems may write é as e + ´; git has it as it was committed.
  const composed = new Map(present.map(({ path }) => [path.normalize('NFC'), path]));
  const old = [...differing].filter((path) => tracked.has(path));
  const seen = new Set(Array.from(tracked, (path) => path.normalize('NFC')));
  const fresh = present.filter(({ path }) => !seen.has(path.normalize('NFC')));
  return [
    ...old.map((path): FileVersions => {
      const own = composed.get(path.normalize('NFC')) ?? path;
      // Of YAML what it says is compared; of what may be large, as attachments are, it is enough that it differs.
      const before = /\.ya?ml$/iu.test(path) ? git(folder, ['show', `${base}:./${path}`]) : null;
      return { path: own, before, after: now.get(own) ?? null };
    }),
    ...fresh.map(({ path, bytes }): FileVersions => ({ path, before: null, after: bytes })),
  ];
}

function baseOf(folder: string, ref: string): string {
  requireRepository(folder);
  const commit = attempt(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit === null) {
    throw new CommandError(
      `git 里没有“${ref}”这个提交或分支。\n流水线里要取得完整历史（GitHub：fetch-depth: 0；GitLab：GIT_DEPTH: 0），并写远程分支，如 --since origin/main`,
      `git knows no commit or branch “${ref}”.\nBuild servers must fetch the whole history (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0); name the remote branch: --since origin/main`,
    );
  }
  // Without a common ancestor (a shallow clone), the commit itself: more is shown then, never less.
  return attempt(folder, ['merge-base', commit, 'HEAD']) ?? commit;
}

function requireRepository(folder: string): void {
  try {
    git(folder, ['rev-parse', '--show-toplevel']);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw error.missing
      ? new CommandError(
          '--since 要用 git，但这台电脑上没有找到 git；请安装，或不用 --since',
          '--since needs git, and there is none on this machine; install it or leave out --since',
        )
      : new CommandError(
          `--since 只能用在 git 仓库里：git 不能读取“${folder}”${error.detail === '' ? '' : `（${error.detail}）`}`,
          `--since works in git repositories only: git cannot read “${folder}”${error.detail === '' ? '' : ` (${error.detail})`}`,
        );
  }
}

class GitFailure extends Error {
  readonly missing: boolean;
  readonly detail: string;

  constructor(missing: boolean, detail: string) {
    super(detail);
    this.missing = missing;
    this.detail = detail;
  }
}

/** The output of a git command, or null when it failed. */
function attempt(folder: string, command: readonly string[]): string | null {
  try {
    return git(folder, command).toString('utf8').trim();
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}

/** No shell stands between: names of files and branches are arguments, whatever is in them. */
function git(folder: string, command: readonly string[]): Buffer {
  try {
    return execFileSync('git', [...command], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      maxBuffer: 512e6,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
    throw new GitFailure(code === 'ENOENT', (stderr?.toString('utf8') ?? '').trim().split('\n')[0] ?? '');
  }
}

function names(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter(Boolean);
}
