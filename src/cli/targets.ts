import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { CommandError } from './io.js';
import { workspaceFolder } from './workspace.js';

/** A workspace, and the files of it that are meant; null for all. */
export interface Targets {
  readonly folder: string;
  /** Paths relative to the workspace, with forward slashes. */
  readonly chosen: ReadonlySet<string> | null;
}

/**
 * What the arguments of a command name: nothing (the workspace around), the folder of a workspace, or files of
 * one workspace.
 */
export function targetsOf(given: readonly string[]): Targets {
  const [first, ...others] = given;
  if (first === undefined) return { folder: workspaceFolder(undefined), chosen: null };
  const isFile = existsSync(first) ? !statSync(first).isDirectory() : /\.ya?ml$/iu.test(first);
  if (!isFile && others.length === 0) return { folder: workspaceFolder(first), chosen: null };
  const folder = folderAround(first);
  return { folder, chosen: new Set(given.map((path) => pathIn(folder, path))) };
}

function folderAround(path: string): string {
  requireFile(path);
  for (let folder = dirname(realpathSync(path)); ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, 'gongkai.yaml')) || existsSync(resolve(folder, 'gongkai.yml')))
      return folder;
    if (dirname(folder) === folder) break;
  }
  throw new CommandError(
    `“${path}”不在工作区里：它所在的文件夹及其上级都没有 gongkai.yaml`,
    `“${path}” lies in no workspace: neither its folder nor one above it holds gongkai.yaml`,
  );
}

function pathIn(folder: string, path: string): string {
  requireFile(path);
  const inside = relative(folder, realpathSync(path)).split(sep).join('/');
  if (inside.startsWith('../') || resolve(inside) === inside) {
    throw new CommandError(
      `“${path}”不在工作区“${folder}”里；一次只处理一个工作区的文件`,
      `“${path}” lies outside the workspace “${folder}”; name files of one workspace`,
    );
  }
  if (!/\.ya?ml$/iu.test(inside)) {
    throw new CommandError(`“${path}”不是 YAML 文件`, `“${path}” is no YAML file`);
  }
  return inside;
}

function requireFile(path: string): void {
  if (!existsSync(path)) throw new CommandError(`没有“${path}”这个文件`, `There is no file “${path}”`);
  if (statSync(path).isDirectory()) {
    throw new CommandError(`“${path}”是文件夹；请写文件的路径`, `“${path}” is a folder; name files`);
  }
}
