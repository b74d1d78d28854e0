import { basename, relative, sep } from 'node:path';

export interface Watcher {
  readonly close: () => Promise<void>;
}

/** Editors save in several steps, and a checkout changes many files: what comes close together is one change. */
const usuallySettledMs = 80;

/**
 * Calls `changed` after files of a workspace were changed, added, removed or replaced, once for changes that come
 * close together, with their paths relative to the workspace. Resolves when every change from now on is seen.
 *
 * `poll` looks at the files again and again instead of being told: network drives tell nothing.
 */
export async function watchWorkspace(
  folder: string,
  { poll, settledMs = usuallySettledMs }: { readonly poll: boolean; readonly settledMs?: number },
  changed: (paths: readonly string[]) => void,
): Promise<Watcher> {
  const { watch } = await import('chokidar');
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
      changed(paths);
    }, settledMs);
  });
  // A file or folder that vanishes while it is looked at is reported as removed, too.
  watcher.on('error', () => undefined);
  await new Promise<void>((settle) => watcher.once('ready', settle));
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
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
