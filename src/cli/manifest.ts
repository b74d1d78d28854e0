import { readFileSync } from 'node:fs';

/** What this package says of itself. */
export interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  /** Versions by name. */
  readonly dependencies: Readonly<Record<string, string>>;
}

export function manifest(): Manifest {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
}
