import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as yaml } from 'yaml';

/** Every distinct text that stands as a time limit in the YAML files of a folder. */
export function limitsIn(folder: string): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if ((key === '时限' || key === '公开时限') && typeof inner === 'string') found.add(inner);
      else walk(inner);
    }
  };
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (path.endsWith('.yaml')) walk(yaml(readFileSync(join(folder, path), 'utf8')));
  }
  return [...found].sort();
}
