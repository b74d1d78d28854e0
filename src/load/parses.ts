import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { packageFile } from './package.js';

/**
 * What need not be worked out again: values proven to be of their kind, by the hash of the bytes they were read
 * from (`provenKey`). Whoever keeps more hands in `keep`.
 */
export interface KnownParses {
  readonly get: (key: string) => unknown;
  /** Called with every value that was proven without a finding. */
  readonly keep?: (key: string, value: unknown) => void;
}

/** The key of the value that the bytes of a file of a kind are proven to have, under the schemas at hand. */
export function provenKey(kind: string, bytes: Uint8Array): string {
  return createHash('sha256').update(schemasHash()).update(`${kind}\0`).update(bytes).digest('hex');
}

/** The key of what was worked out from values whose keys are given. */
export function derivedKey(kind: string, keys: Iterable<string>): string {
  const hash = createHash('sha256').update(kind);
  for (const key of keys) hash.update(`\0${key}`);
  return hash.digest('hex');
}

let knownHash: string | undefined;

/** What tells the schemas at hand from others. */
export function schemasHash(): string {
  if (knownHash !== undefined) return knownHash;
  const hash = createHash('sha256');
  const folder = packageFile('schemas');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of names.sort()) hash.update(readFileSync(`${folder}/${name}`));
  knownHash = hash.digest('hex');
  return knownHash;
}

interface Shipped {
  /** Tells one build of the program from another: what one proved, another may read otherwise. */
  readonly build: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * The guides and registers of the package as proven values, made by `scripts/parse-shipped.mjs` when the package is
 * built. Reading them takes longer than all else a small workspace needs. A missing or unreadable file is no
 * loss, and a changed guide has another hash: then its YAML is read.
 */
export function shippedParses(): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(shipped()?.values ?? {}));
}

/** What tells this build of the program from others; null when that is not known. */
export function buildId(): string | null {
  return shipped()?.build ?? null;
}

let read: Shipped | null | undefined;

function shipped(): Shipped | null {
  if (read === undefined) {
    try {
      read = JSON.parse(readFileSync(packageFile('build/shipped.json'), 'utf8')) as Shipped;
    } catch {
      read = null;
    }
  }
  return read;
}
