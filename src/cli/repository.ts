import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The folder of the git repository a folder lies in, or null. Worktrees have a file `.git`. */
export function repositoryAbove(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** From a folder above to one within: `catalog/example/`, or empty where they are the same. */
export function pathWithin(root: string, folder: string): string {
  const path = relative(root, folder).replaceAll('\\', '/');
  return path === '' ? '' : `${path}/`;
}
