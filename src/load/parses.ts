import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { packageFile } from './package.js';

/** Values already parsed, by the SHA-256 of the text they were parsed from. */
export type KnownParses = ReadonlyMap<string, unknown>;

/** The key of a text in `KnownParses`. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The parsed guides and registers of the package, made by `scripts/parse-shipped.mjs` when the package is
 * built. Parsing them takes longer than all else a small workspace needs. A missing or unreadable file is no
 * loss, and a changed guide has another hash: then its YAML is parsed.
 */
export function shippedParses(): KnownParses {
  try {
    return new Map(
      Object.entries(JSON.parse(readFileSync(packageFile('build/shipped.json'), 'utf8')) as object),
    );
  } catch {
    return new Map();
  }
}
