import { type Compiled, compile, type Examined } from './compile.js';
import { applyFixes } from './edit/apply-fixes.js';
import { houseWords } from './edit/house-words.js';
import { leftAlone } from './edit/left-alone.js';
import { isWhole, unchangedMeaning } from './edit/meaning.js';
import { repairsOf } from './edit/repairs.js';
import { isHome, kindOf } from './load/homes.js';
import type { ReadFolder } from './load/read.js';
import { renamer } from './load/rename.js';
import { openSchemas } from './load/schemas.js';
import type { Diagnostic, Fix } from './model/diagnostic.js';
import type { RawFile } from './model/file.js';
import type { LeftAlone, MendedFile, Mending, Repair } from './model/mend.js';
import type { Locate, Located } from './model/place.js';
import type { Progress } from './model/progress.js';
import { type Language, type Wording, wording } from './model/wording.js';
import { decode, recover } from './source/decode.js';
import { type FormatOptions, formatYaml } from './source/format.js';
import { repairForm } from './source/repair.js';

export { readWorkspace } from './load/read.js';

/** What a fix writes for each finding of a compiled workspace, where that is safe by itself. */
export function repairsIn({ files, diagnostics }: Examined): (diagnostic: Diagnostic) => Repair | null {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return repairsOf(diagnostics, (file) => {
    const bytes = byPath.get(file);
    const decoded = bytes === undefined ? null : decode(bytes);
    return decoded?.kind === 'text' ? decoded.text : null;
  });
}

export interface FormatRequest {
  readonly workspace: ReadFolder;
  /** Only these files, by path; null for all. */
  readonly chosen: ReadonlySet<string> | null;
  /** The language all names of fields are to be in; null leaves each as the author wrote it. */
  readonly keys: Language | null;
  readonly progress: Progress;
}

/** The files in their canonical form. */
export async function formatFolder({ workspace, chosen, keys, progress }: FormatRequest): Promise<Mending> {
  const schemas = keys === null ? null : await openSchemas();
  const looked = workspace.files.filter(({ path }) => isMeant(path, chosen));
  const files: MendedFile[] = [];
  const left: LeftAlone[] = unread(workspace, chosen);
  for (const [index, { path, bytes }] of looked.entries()) {
    progress(wording('整理', 'formatting'), index + 1, looked.length);
    const kind = kindOf(path);
    const rename = schemas === null || keys === null || kind === null ? null : renamer(schemas, kind, keys);
    const formatted = formattedFile(bytes, rename);
    if ('message' in formatted) left.push({ path, message: formatted.message });
    else if (formatted.text !== formatted.after)
      files.push({ path, before: bytes, ...formatted, repairs: new Map() });
  }
  return { files, left, looked: looked.length };
}

function formattedFile(
  bytes: Uint8Array,
  rename: FormatOptions['rename'],
): { readonly text: string; readonly after: string } | { readonly message: Wording } {
  const decoded = decode(bytes);
  if (decoded.kind === 'problem') return { message: leftAlone.notUtf8 };
  const formatted = formatYaml(decoded.text, { rename });
  if (formatted.kind === 'refused') return { message: formatted.message };
  return { text: markedText(bytes, decoded.text), after: formatted.text };
}

export interface FixRequest {
  readonly workspace: ReadFolder;
  /** Only these files, by path; null for all. */
  readonly chosen: ReadonlySet<string> | null;
  /** Only the repairs of this rule; null for all. */
  readonly rule: string | null;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly progress: Progress;
}

/** A mending, and what only people can mend. */
export interface FixMending extends Mending {
  /** What is still found of the rules asked for when all repairs are made. */
  readonly remaining: readonly Diagnostic[];
}

/** One repair may uncover what another one is about; more rounds than this mean that two undo each other. */
const mostRounds = 10;

/**
 * Makes every repair that needs nobody's judgement, and says what was left. A repair is made only if the file
 * then says the same as before: `unchangedMeaning` holds the catalogs against each other.
 */
export async function fixFolder(request: FixRequest): Promise<FixMending> {
  const stuck = new Map<string, Wording>();
  for (;;) {
    const workshop = new Workshop(request, stuck);
    const found = await workshop.work();
    if (found.kind === 'done') return found.mending;
    for (const { path, message } of found.undo) stuck.set(path, message);
  }
}

type Worked =
  | { readonly kind: 'done'; readonly mending: FixMending }
  /** These files must be left alone: try again without them. */
  | { readonly kind: 'again'; readonly undo: readonly LeftAlone[] };

/** The files of a workspace while they are being mended. */
class Workshop {
  readonly #request: FixRequest;
  readonly #stuck: Map<string, Wording>;
  readonly #texts = new Map<string, { before: string; now: string; repairs: Map<string, number> }>();
  /** Files whose lines were indented otherwise, so that something may belong elsewhere now. */
  readonly #indented = new Set<string>();
  readonly #refused = new Map<string, LeftAlone>();

  constructor(request: FixRequest, stuck: ReadonlyMap<string, Wording>) {
    this.#request = request;
    this.#stuck = new Map(stuck);
  }

  async work(): Promise<Worked> {
    for (const file of this.#files()) this.#decode(file);
    let whole: Compiled | null = null;
    let last = await this.#compile();
    for (let round = 0; round < mostRounds; round += 1) {
      // What a file says is not known before its form is right, and from then on it must stay.
      if (isWhole(last.catalog)) whole ??= last;
      if (!this.#mend(last)) break;
      last = await this.#compile();
    }
    const moved = last.diagnostics.filter(
      ({ code, place }) => this.#indented.has(place.file) && structural.has(code),
    );
    if (moved.length > 0)
      return {
        kind: 'again',
        undo: moved.map(({ place }) => ({ path: place.file, message: leftAlone.unsure })),
      };
    if (whole !== null && !unchangedMeaning(whole.catalog, last.catalog)) {
      throw new Error('the repairs would change what the catalog says');
    }
    return { kind: 'done', mending: this.#mending(last) };
  }

  #files(): readonly RawFile[] {
    const { workspace, chosen } = this.#request;
    return workspace.files.filter(({ path }) => isMeant(path, chosen));
  }

  #decode({ path, bytes }: RawFile): void {
    const decoded = decode(bytes);
    if (decoded.kind === 'text') {
      const marked = markedText(bytes, decoded.text);
      const mends = marked !== decoded.text && this.#isAsked('utf8-files');
      const now = mends ? decoded.text : marked;
      this.#texts.set(path, { before: marked, now, repairs: new Map(mends ? [['utf8-files', 1]] : []) });
      return;
    }
    const recovered = this.#isAsked('utf8-files') ? recover(bytes) : null;
    if (recovered !== null) {
      const { text } = recovered;
      this.#texts.set(path, {
        before: text,
        now: text.replace(/^\ufeff/u, ''),
        repairs: new Map([['utf8-files', 1]]),
      });
    } else if (this.#isAsked('utf8-files')) {
      this.#stuck.set(path, leftAlone.unknownEncoding);
    }
  }

  #compile(): Promise<Compiled> {
    const { workspace, today, progress } = this.#request;
    const files = workspace.files.map(({ path, bytes }) => {
      const text = this.#texts.get(path);
      return text === undefined || text.repairs.size === 0
        ? { path, bytes }
        : { path, bytes: Buffer.from(text.now, 'utf8') };
    });
    return compile({ workspace: { ...workspace, files }, date: null, today, progress });
  }

  /** Makes what repairs can be made now; whether any was. */
  #mend(compiled: Compiled): boolean {
    const byFile = new Map<string, { code: string; fix: Fix }[]>();
    const offered = [
      ...compiled.diagnostics.flatMap(({ code, fix }) => (fix ? [{ code, fix }] : [])),
      ...houseWords(compiled.catalog),
    ];
    for (const { code, fix } of offered) {
      const { file } = fix.place;
      if (!this.#isAsked(code) || !this.#texts.has(file) || this.#stuck.has(file)) continue;
      const others = byFile.get(file);
      if (others === undefined) byFile.set(file, [{ code, fix }]);
      else others.push({ code, fix });
    }
    let changed = false;
    for (const [path, fixes] of byFile) changed = this.#mendFile(path, fixes, compiled.locate) || changed;
    return changed;
  }

  #mendFile(
    path: string,
    fixes: readonly { readonly code: string; readonly fix: Fix }[],
    locate: Locate,
  ): boolean {
    const file = this.#texts.get(path);
    if (file === undefined) return false;
    const count = (code: string): void => void file.repairs.set(code, (file.repairs.get(code) ?? 0) + 1);
    const ofValues = fixes.flatMap(({ code, fix }) => (fix.kind === 'characters' ? [] : [{ code, fix }]));
    if (ofValues.length < fixes.length) {
      const { text, mended, problems } = repairForm(file.now, (kind) => this.#isAsked(codeOf(kind)));
      if (problems.length > 0) {
        const byOthers = repairForm(file.now).problems.length === 0;
        this.#stuck.set(path, byOthers ? leftAlone.otherRules : leftAlone.otherMistakes);
        return false;
      }
      file.now = text;
      for (const kind of mended) count(codeOf(kind));
      if (mended.some((kind) => kind === 'tab' || kind === 'full-width-space')) this.#indented.add(path);
      return true;
    }
    const codes = new Map(ofValues.map(({ code, fix }) => [fix, code]));
    const { text, done, refused } = applyFixes(file.now, [...codes.keys()]);
    for (const { fix, message } of refused) {
      const at = where(locate(fix.place));
      this.#refused.set(at, { path: at, message });
    }
    if (text === file.now) return false;
    file.now = text;
    for (const fix of done) count(codes.get(fix) ?? '');
    return true;
  }

  #isAsked(code: string): boolean {
    const { rule } = this.#request;
    return rule === null || rule === code;
  }

  #mending({ diagnostics }: Compiled): FixMending {
    const files = this.#files().flatMap(({ path, bytes }): MendedFile[] => {
      const text = this.#texts.get(path);
      if (text === undefined || text.repairs.size === 0) return [];
      return [{ path, before: bytes, text: text.before, after: text.now, repairs: text.repairs }];
    });
    const stuck = Array.from(this.#stuck, ([path, message]) => ({ path, message }));
    return {
      files,
      left: [...unread(this.#request.workspace, this.#request.chosen), ...stuck, ...this.#refused.values()],
      looked: this.#files().length,
      remaining: diagnostics.filter(
        ({ code, place }) => this.#isAsked(code) && isMeant(place.file, this.#request.chosen),
      ),
    };
  }
}

/** What is found where lines came to belong to something else. */
const structural: ReadonlySet<string> = new Set([
  'known-fields',
  'required-fields',
  'field-types',
  'unique-keys',
]);

/** The rule a mistake of form is reported under. */
function codeOf(kind: string): string {
  if (kind === 'tab') return 'spaces-not-tabs';
  return kind === 'missing-space' ? 'well-formed-yaml' : 'ascii-punctuation';
}

/** `entries/义务教育.yaml:18:11`. */
function where({ file, range }: Located): string {
  return range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
}

/** Files that are meant and could not be read, or that no command reads. */
function unread({ files, diagnostics }: ReadFolder, chosen: ReadonlySet<string> | null): LeftAlone[] {
  const failed = diagnostics
    .filter(({ place }) => isMeant(place.file, chosen) || (chosen === null && isHome(place.file)))
    .map(({ place, message }) => ({ path: place.file, message }));
  const known = new Set([...files.map(({ path }) => path), ...failed.map(({ path }) => path)]);
  const strange = [...(chosen ?? [])].filter((path) => !known.has(path));
  return [...failed, ...strange.map((path) => ({ path, message: leftAlone.notRead }))];
}

function isMeant(path: string, chosen: ReadonlySet<string> | null): boolean {
  return /\.ya?ml$/iu.test(path) && (chosen === null ? kindOf(path) !== null : chosen.has(path));
}

/** Decoding takes the byte order mark away. */
function markedText(bytes: Uint8Array, text: string): string {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? `\ufeff${text}` : text;
}
