import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { paths } from '../../src/emit/paths.js';
import { launchChromium, patienceMs } from './chromium.js';

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** A browser, and a folder of files for it to open. */
export interface Browsing {
  readonly withPage: (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => Promise<void>;
  /** Writes products into the folder, or below a folder of it. */
  readonly write: (files: Files, below?: string) => void;
  readonly fileAddress: (path: string, query?: string) => string;
  readonly close: () => Promise<void>;
}

export async function openBrowsing(): Promise<Browsing> {
  const folder = mkdtempSync(join(tmpdir(), 'browsing-'));
  const browser: Browser = await launchChromium();
  return {
    async withPage(options, use) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(patienceMs);
      try {
        await use(await context.newPage());
      } finally {
        await context.close();
      }
    },
    write(files, below = '') {
      for (const [path, content] of files) {
        mkdirSync(dirname(join(folder, below, path)), { recursive: true });
        writeFileSync(join(folder, below, path), content);
      }
    },
    fileAddress: (path, query = '') => `${pathToFileURL(join(folder, path)).href}${query}`,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a page asks for, what goes wrong in it, and what it pops up, from now on. */
export function watched(page: Page): {
  readonly requests: string[];
  readonly errors: string[];
  readonly dialogs: string[];
} {
  const seen = { requests: [] as string[], errors: [] as string[], dialogs: [] as string[] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('requestfailed', (request) => {
    // A picture that was still on its way when the page was left is not missing.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') seen.errors.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) seen.errors.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => seen.errors.push(message.text()));
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('dialog', async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  return seen;
}

export interface Served {
  readonly origin: string;
  /** Paths asked for that are not there. */
  readonly astray: string[];
  readonly close: () => void;
}

/**
 * A server as counties run them: the site under a base path of a portal, and its page for what is not there. The
 * files are asked for by their path in the publication.
 */
export async function serve(
  base: string,
  find: (path: string) => string | Uint8Array | undefined,
): Promise<Served> {
  const astray: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(base) ? `site/${pathname.slice(base.length)}` : null;
    const content = path === null ? undefined : find(path);
    if (path === null || content === undefined) {
      astray.push(pathname);
      response.writeHead(404, { 'content-type': mediaTypes.html }).end(find(paths.notFound));
      return;
    }
    response
      .writeHead(200, { 'content-type': mediaTypes[path.split('.').at(-1) ?? ''] ?? 'text/plain' })
      .end(content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, astray, close: () => server.close() };
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** What axe finds against a page, targets of pointers (WCAG 2.2 AA) included: rule and element. */
export async function violationsOf(page: Page): Promise<string[]> {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const rules = { 'color-contrast': { enabled: true }, 'target-size': { enabled: true } };
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, ${options})`);
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`);
}

let axe: string | undefined;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/**
 * One page of every kind a site has, found in the site itself, so that a new kind is looked at without being
 * named: pages of one folder are of one kind when their elements bear the same classes. Of each kind the longest.
 */
export function pageKinds(files: Files): string[] {
  const kinds = new Map<string, { path: string; length: number }>();
  for (const [path, html] of files) {
    if (!path.endsWith('.html') || typeof html !== 'string') continue;
    // Nobody stays on a page that leads on at once.
    if (html.includes('<meta http-equiv="refresh"')) continue;
    const classes = Array.from(html.matchAll(/\sclass="([^"]*)"/gu), ([, names = '']) =>
      names.split(' '),
    ).flat();
    const folder = dirname(path) === 'site' ? path : dirname(path);
    const kind = [folder, path.endsWith('/index.html'), ...[...new Set(classes)].sort()].join(' ');
    if ((kinds.get(kind)?.length ?? 0) < html.length) kinds.set(kind, { path, length: html.length });
  }
  return Array.from(kinds.values(), ({ path }) => path).sort();
}
