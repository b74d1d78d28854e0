import { statSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { diskReason } from './disk-reason.js';
import { CommandError } from './io.js';

export interface Watcher {
  /** Resolves with the reason when changes will not be seen any more; never, as long as they are. */
  readonly failed: Promise<CommandError>;
  readonly close: () => Promise<void>;
}

export interface WatchRequest {
  /** Looks at the files again and again instead of being told: network drives tell nothing. */
  readonly poll: boolean;
  readonly settledMs?: number;
  /**
   * Called after files were changed, added, removed or replaced, once for changes that come close together, with
   * their paths relative to the workspace.
   */
  readonly changed: (paths: readonly string[]) => void;
  /** Called for a part that cannot be watched, while the rest is. */
  readonly complain: (problem: CommandError) => void;
}

/** Editors save in several steps, and a checkout changes many files: what comes close together is one change. */
const usuallySettledMs = 80;
/** A folder that is renamed tells nobody: it is looked for as often as this. */
const lookMs = 1000;

/** Follows the files of a workspace. Resolves when every change from now on is seen, or that has failed. */
export async function watchWorkspace(folder: string, request: WatchRequest): Promise<Watcher> {
  const { poll, settledMs = usuallySettledMs, changed, complain } = request;
  const { watch } = await import('chokidar');
  let fail: (reason: CommandError) => void = () => undefined;
  const failed = new Promise<CommandError>((settle) => {
    fail = settle;
  });
  const known = identityOf(folder);
  const isGone = (): boolean => {
    const now = identityOf(folder);
    // What lies on a network drive may be called otherwise each time it is looked at.
    return now === null || (!poll && now !== known);
  };
  const look = setInterval(() => {
    if (isGone()) fail(vanished(folder));
  }, lookMs);
  const watcher = watch(folder, {
    ignored: (path, stats) => isPassedOver(relative(folder, path), stats?.isFile() === true),
    ignoreInitial: true,
    followSymlinks: false,
    usePolling: poll,
    interval: 300,
  });
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    pending.add(relative(folder, path).replaceAll(sep, '/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...pending].sort();
      pending.clear();
      if (isGone()) fail(vanished(folder));
      else changed(paths);
    }, settledMs);
  });
  watcher.on('error', (error) => {
    if (isExhausted(error)) fail(exhausted(error));
    else complain(unwatched(error));
  });
  await Promise.race([new Promise<void>((settle) => watcher.once('ready', settle)), failed]);
  return {
    failed,
    close: () => {
      clearTimeout(timer);
      clearInterval(look);
      return watcher.close();
    },
  };
}

/** What a folder is known by, wherever it is moved; null when it is not there. */
function identityOf(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

function vanished(folder: string): CommandError {
  return new CommandError(
    `工作区“${folder}”被删除、改名或换成了另一个文件夹，不再等待修改。放回原处以后请重新运行`,
    `the workspace “${folder}” was removed, renamed or replaced by another folder and is followed no more. Run the command again when it is back`,
  );
}

/** All watches the system grants are taken: changes of some files, nobody knows which, would go unseen. */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:ENOSPC|EMFILE|ENFILE)$/u.test(String(error.code));
}

function exhausted(error: unknown): CommandError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new CommandError(
    `系统允许监视的文件数已用完（${code}），有的修改会看不到。请加 --poll 运行，或请管理员调大系统的 fs.inotify.max_user_watches 和 max_user_instances`,
    `the system grants no more watches (${code}), so some changes would not be seen. Run it with --poll, or have fs.inotify.max_user_watches and max_user_instances raised`,
  );
}

function unwatched(error: unknown): CommandError {
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  const { zh, en } = diskReason(error);
  return new CommandError(
    `“${path}”不能监视，里面的修改看不到：${zh}`,
    `“${path}” cannot be watched, and changes in it are not seen: ${en}`,
  );
}

/** What `readWorkspace` passes over. */
function isPassedOver(path: string, isFile: boolean): boolean {
  if (path === '') return false;
  const name = basename(path);
  if (name.startsWith('.') || name === 'node_modules' || path === 'dist') return true;
  // Pages with what lies beside them, and what makes the site look its own way, are read with all their files.
  if (!isFile || /^(?:pages|网页|templates|模板)[\\/]/u.test(path)) return false;
  return !/\.(?:ya?ml|md|markdown)$/iu.test(name) && !(name === path && /\.(?:svg|png|jpe?g)$/iu.test(name));
}
