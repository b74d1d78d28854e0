import type { Diagnostic } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import type { EntriesFile } from './entry-context.js';
import { Opener } from './opener.js';
import { type Outline, outlineOf } from './outline.js';
import { derivedKey, type KnownParses, provenKey } from './parses.js';
import type { Schemas } from './schemas.js';

interface OpenedFile {
  /** Null when nothing of it can be used. */
  readonly file: EntriesFile | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The files of the entries of a workspace: each is opened when it must be, and then once. */
export class EntryFiles {
  readonly #files: ReadonlyMap<string, RawFile>;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #opened = new Map<string, OpenedFile>();
  readonly #schemas: Schemas;
  readonly #known: KnownParses;

  constructor(
    files: readonly RawFile[],
    schemas: Schemas,
    known: KnownParses,
    keys: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#keys = new Map(
      files.map(({ path, bytes }) => [path, keys.get(path) ?? provenKey('entries', bytes)]),
    );
    this.#schemas = schemas;
    this.#known = known;
  }

  /** Some of the files, by themselves: the others need not be held in memory. */
  only(paths: readonly string[]): EntryFiles {
    const files = paths.flatMap((path) => this.#files.get(path) ?? []);
    const some = new EntryFiles(files, this.#schemas, this.#known, this.#keys);
    for (const path of paths) {
      const opened = this.#opened.get(path);
      if (opened !== undefined) some.#opened.set(path, opened);
    }
    return some;
  }

  /** The key of what stands in a file. */
  keyOf(path: string): string {
    return this.#keys.get(path) ?? '';
  }

  /** The outlines of the files that can be used, in their order; `count` is called for each file. */
  outlines(count: () => void): { readonly path: string; readonly outline: Outline }[] {
    return [...this.#files.keys()].flatMap((path) => {
      count();
      const outline = this.#outline(path);
      return outline === null ? [] : [{ path, outline }];
    });
  }

  /** A file as far as it can be used; null where nothing of it can. */
  open(path: string): EntriesFile | null {
    return this.#open(path).file;
  }

  /** What is wrong with the form of a file. One that need not be opened has nothing wrong with it. */
  diagnostics(path: string): readonly Diagnostic[] {
    return this.#opened.get(path)?.diagnostics ?? [];
  }

  /** Whether something of a file is wrong, in its form, and left out. */
  isBroken(path: string): boolean {
    const opened = this.#opened.get(path);
    return opened !== undefined && (opened.file === null || opened.file.broken);
  }

  /** Kept of files without a mistake only: whoever knows an outline knows that there is none. */
  #outline(path: string): Outline | null {
    const key = derivedKey('outline', [this.keyOf(path)]);
    const known = this.#known.get(key) as Outline | undefined;
    if (known !== undefined) return known;
    const file = this.open(path);
    if (file === null) return null;
    const outline = outlineOf(file.authored);
    if (!file.broken) this.#known.keep?.(key, outline);
    return outline;
  }

  #open(path: string): OpenedFile {
    const before = this.#opened.get(path);
    if (before !== undefined) return before;
    const opener = new Opener(this.#schemas, this.#known, () => undefined);
    const raw = this.#files.get(path);
    const [found] = opener.all('entries', raw === undefined ? [] : [raw], 'entries');
    const opened = {
      file: found === undefined ? null : { path, authored: found.value, broken: found.partial },
      diagnostics: opener.diagnostics,
    };
    this.#opened.set(path, opened);
    return opened;
  }
}
