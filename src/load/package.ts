import { fileURLToPath } from 'node:url';

/** The path of a file or folder shipped with the package: schemas, guides, registers. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Prefix of the files of the package in places, to tell them from files of the workspace. */
export const packagePrefix = 'gongkai:';
