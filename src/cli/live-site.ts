import { type Compiled, type Shelf, shelfOf, type TemplateFault } from '../compile.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { type LiveFindings, liveFindings } from '../print/live.js';
import { CommandError } from './io.js';
import type { Session } from './session.js';
import { workspaceFolder } from './workspace.js';

/** What a browser is told after each change. */
export interface LiveState extends LiveFindings {
  /** That of the last site without errors; empty before there was one. A page of another edition is old. */
  readonly edition: string;
  /** Why the workspace could not be read at all; null when it was. */
  readonly failure: string | null;
}

/** The most findings a page shows. */
const mostFindings = 50;

/**
 * A workspace as a site that follows its files: after each change the last site without errors and what is wrong
 * now. What changes while one state is being worked out makes it stale: it is never shown.
 */
export class LiveSite {
  readonly #folder: string;
  readonly #session: Session;
  readonly #language: Language;
  readonly #started = Date.now().toString(36);
  readonly #listeners = new Set<(state: LiveState) => void>();
  #count = 0;
  #shelf: Shelf | null = null;
  #base = '/';
  #compiled: Compiled | null = null;
  #state: LiveState;
  #busy = false;
  #stale = false;

  constructor(folder: string, session: Session, language: Language) {
    this.#folder = folder;
    this.#session = session;
    this.#language = language;
    this.#state = { ...nothing(language), edition: '', failure: null };
  }

  /** The products of the last site without errors; null before there was one. */
  get shelf(): Shelf | null {
    return this.#shelf;
  }

  /** The path the site will have on the web: `/`, where the county did not say it. */
  get base(): string {
    return this.#base;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Calls `listener` with every state from now on; returns what ends that. */
  listen(listener: (state: LiveState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the files as they are now are shown. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        const show = await this.#round();
        // What was written meanwhile is heard of here.
        await new Promise((settle) => setImmediate(settle));
        if (!this.#stale) show();
      }
      this.#session.settle();
    } finally {
      this.#busy = false;
    }
  }

  /** A template of the workspace shows only on its page what it asks for in vain. */
  report(fault: TemplateFault): void {
    const compiled = this.#compiled;
    if (compiled === null) return;
    const diagnostics = [fault.diagnostic, ...compiled.diagnostics];
    const found = liveFindings(diagnostics, compiled.locate, this.#language, mostFindings);
    this.#show({ ...found, edition: this.#state.edition, failure: null });
  }

  /** Works out the next state; what it gives shows it. */
  async #round(): Promise<() => void> {
    try {
      // Without gongkai.yaml there is nothing to check: it may be being replaced.
      workspaceFolder(this.#folder);
      const compiled = await this.#session.compile(() => undefined);
      const { publication, diagnostics, locate } = compiled;
      const shelf = publication === null ? null : await shelfOf(publication);
      const found = liveFindings(diagnostics, locate, this.#language, mostFindings);
      return () => {
        this.#compiled = compiled;
        if (publication !== null) {
          this.#count += 1;
          this.#shelf = shelf;
          const { url } = publication.catalog.county.site;
          this.#base =
            url !== null && URL.canParse(url) ? new URL(`${url}/`).pathname.replace(/\/+$/u, '/') : '/';
        }
        const edition = this.#shelf === null ? '' : `${this.#started}-${this.#count}`;
        this.#show({ ...found, edition, failure: null });
      };
    } catch (error) {
      const failure = reasonOf(error)[this.#language];
      return () => this.#show({ ...nothing(this.#language), edition: this.#state.edition, failure });
    }
  }

  #show(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

function nothing(language: Language): LiveFindings {
  return { language, counts: { errors: 0, warnings: 0 }, findings: [], more: 0 };
}

function reasonOf(error: unknown): Wording {
  if (error instanceof CommandError) return wording(error.zh, error.en);
  const detail = error instanceof Error ? error.message : String(error);
  return wording(`这一次没有读成：${detail}`, `the workspace could not be read: ${detail}`);
}
