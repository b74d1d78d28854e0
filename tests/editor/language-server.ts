import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

export interface Completion {
  readonly label: string;
  readonly insertText?: string;
  readonly textEdit?: { readonly newText: string };
  readonly documentation?: string | { readonly value: string };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * yaml-language-server itself, spoken to as an editor does: over stdio, with the settings `gongkai editor` wrote
 * into the workspace. It is kept from the network by those settings and by having no proxy that exists.
 */
export class LanguageServer {
  readonly #server: ChildProcess;
  readonly #settings: Readonly<Record<string, unknown>>;
  readonly #folder: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  #received = Buffer.alloc(0);
  #last = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#settings = JSON.parse(readFileSync(join(folder, '.vscode/settings.json'), 'utf8'));
    const binary = resolve('node_modules/yaml-language-server/bin/yaml-language-server');
    this.#server = spawn(process.execPath, [binary, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#server.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer(folder);
    const rootUri = pathToFileURL(folder).href;
    await server.#request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: {} },
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
          publishDiagnostics: {},
        },
      },
    });
    server.#notify('initialized', {});
    server.#notify('workspace/didChangeConfiguration', { settings: {} });
    return server;
  }

  /**
   * Opens a text as a file of the workspace; what the server marks in it. Each path once: the server checks a text
   * a while after it came, and marks of one text would be taken for those of the next.
   */
  open(path: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = this.#uri(path);
    if (this.#published.has(uri)) throw new Error(`${path} was opened before`);
    const marked = new Promise<readonly Diagnostic[]>((settle) => this.#published.set(uri, settle));
    this.#notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return marked;
  }

  async complete(path: string, position: Position): Promise<readonly Completion[]> {
    const result = await this.#request('textDocument/completion', {
      textDocument: { uri: this.#uri(path) },
      position,
    });
    return (result as { items: Completion[] }).items;
  }

  async hover(path: string, position: Position): Promise<string> {
    const result = await this.#request('textDocument/hover', {
      textDocument: { uri: this.#uri(path) },
      position,
    });
    return (result as { contents: { value: string } } | null)?.contents.value ?? '';
  }

  stop(): void {
    this.#server.kill();
  }

  #uri(path: string): string {
    return pathToFileURL(join(this.#folder, path)).href;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    this.#send({ id, method, params });
    return new Promise((settle, fail) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? settle(result) : fail(new Error(`${method}: ${error.message}`)),
      );
    });
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#server.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin?.write(body);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/iu.exec(this.#received.toString('ascii', 0, end))?.[1]);
      if (this.#received.length < end + 4 + length) return;
      const body = this.#received.toString('utf8', end + 4, end + 4 + length);
      this.#received = this.#received.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      if (id !== undefined) this.#waiting.get(id)?.(message);
    } else if (method === 'workspace/configuration') {
      const { items } = params as { items: { section: string }[] };
      this.#answer(
        id,
        items.map(({ section }) => this.#section(section)),
      );
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.#published.get(decoded(uri))?.(diagnostics);
    } else if (id !== undefined) {
      this.#answer(id, null);
    }
  }

  #answer(id: number | undefined, result: unknown): void {
    if (id !== undefined) this.#send({ id, result });
  }

  /** `yaml` → the settings that begin with `yaml.`, nested as editors hand them over. */
  #section(section: string): unknown {
    const whole = this.#settings[section];
    if (whole !== undefined) return whole;
    const nested: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(this.#settings)) {
      const [first, ...path] = key.split('.');
      if (first !== section) continue;
      let at = nested;
      for (const step of path.slice(0, -1)) {
        at[step] = (at[step] as Record<string, unknown> | undefined) ?? {};
        at = at[step] as Record<string, unknown>;
      }
      at[path.at(-1) ?? ''] = value;
    }
    return nested;
  }
}

function decoded(uri: string): string {
  return pathToFileURL(decodeURIComponent(new URL(uri).pathname)).href;
}
