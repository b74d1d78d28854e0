import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from './io.js';

/**
 * The folder of the workspace: the one given, or the nearest one above the working folder that holds
 * gongkai.yaml, or, inside this repository, the example county.
 */
export function workspaceFolder(given: string | undefined): string {
  const folder = workspaceFolderIfAny(given);
  if (folder !== null) return folder;
  const below = workspaceBelow(process.cwd());
  throw new CommandError(
    `这里没有工作区：当前文件夹及其上级都没有 gongkai.yaml。\n${
      below === null
        ? '请先进入放有 gongkai.yaml 的文件夹再运行；还没有的，用 gongkai init 建立'
        : `“${below}”里有，先进去：cd ${below}`
    }`,
    `No workspace here: neither this folder nor one above it holds gongkai.yaml.\n${
      below === null
        ? 'Go to the folder that holds it; gongkai init makes a new one'
        : `There is one in “${below}”: cd ${below}`
    }`,
  );
}

/** The first folder right below that is a workspace: after `gongkai init 清河县` many forget to enter it. */
function workspaceBelow(folder: string): string | null {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && holdsWorkspace(join(folder, entry.name)))
    .map(({ name }) => name);
  return names.sort()[0] ?? null;
}

/** The same, or null where there is none and none was asked for: guides can be looked at without one. */
export function workspaceFolderIfAny(given: string | undefined): string | null {
  if (given !== undefined) return givenFolder(resolve(given));
  const above = workspaceAbove(process.cwd());
  if (above !== null) return above;
  const home = fileURLToPath(new URL('../../', import.meta.url));
  const inside = !relative(home, process.cwd() + sep).startsWith('..');
  return inside ? join(home, 'catalog/example') : null;
}

function givenFolder(folder: string): string {
  if (!existsSync(folder))
    throw new CommandError(`没有“${folder}”这个文件夹`, `There is no folder “${folder}”`);
  if (!statSync(folder).isDirectory()) {
    throw new CommandError(
      `“${folder}”是文件；请写工作区文件夹的路径`,
      `“${folder}” is a file; name the folder of the workspace`,
    );
  }
  if (holdsWorkspace(folder)) return folder;
  throw new CommandError(
    `“${folder}”里没有 gongkai.yaml，不是工作区`,
    `“${folder}” holds no gongkai.yaml; it is no workspace`,
  );
}

/** The workspace a folder is, or lies in; null when there is none. */
export function workspaceAbove(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (holdsWorkspace(folder)) return folder;
    if (dirname(folder) === folder) return null;
  }
}

function holdsWorkspace(folder: string): boolean {
  return existsSync(join(folder, 'gongkai.yaml')) || existsSync(join(folder, 'gongkai.yml'));
}
