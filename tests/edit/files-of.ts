import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The YAML files of a folder, text by path. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')] as const),
  );
}
