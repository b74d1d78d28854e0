import type { CatalogPart } from '../model/catalog.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { openFile } from './open.js';
import { type KnownParses, provenKey } from './parses.js';
import type { Kinds, Schemas } from './schemas.js';

/** A file with the value it is proven to have, as far as that can be used. */
export interface OpenedFile<T> {
  readonly path: string;
  readonly value: T;
  /** Whether something of it was wrong and is left out. */
  readonly partial: boolean;
}

/** Opens files, and keeps what was wrong with them and which parts of the catalog that leaves broken. */
export class Opener {
  readonly diagnostics: Diagnostic[] = [];
  readonly broken = new Set<CatalogPart>();
  readonly #schemas: Schemas;
  readonly #known: KnownParses;
  readonly #count: () => void;

  /** `count` is called for each file. */
  constructor(schemas: Schemas, known: KnownParses, count: () => void) {
    this.#schemas = schemas;
    this.#known = known;
    this.#count = count;
  }

  /** Files that cannot be used at all are left out. */
  all<K extends keyof Kinds>(kind: K, files: readonly RawFile[], part: CatalogPart): OpenedFile<Kinds[K]>[] {
    return files.flatMap((file) => {
      this.#count();
      const key = provenKey(kind, file.bytes);
      const proven = this.#known.get(key) as Kinds[K] | undefined;
      if (proven !== undefined) return [{ path: file.path, value: proven, partial: false }];
      const opened = openFile(kind, file, this.#schemas);
      this.diagnostics.push(...opened.diagnostics);
      if (opened.broken) this.broken.add(part);
      if (opened.value === null) return [];
      if (!opened.broken) this.#known.keep?.(key, opened.value);
      return [{ path: file.path, value: opened.value, partial: opened.broken }];
    });
  }

  /** Takes in what is wrong with the values of a part, which leaves it broken. */
  report(part: CatalogPart, found: readonly Diagnostic[]): void {
    if (found.length > 0) this.broken.add(part);
    this.diagnostics.push(...found);
  }
}
