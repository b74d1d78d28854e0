// The Chromium that benches and screenshots run in, and the site they look at.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * Runs `use` with the Chromium of `CHROME_PATH`, else that of the npm package with its libraries.
 * @template T
 * @param {(browser: import('playwright-core').Browser) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withChromium(use) {
  const root = mkdtempSync(join(tmpdir(), 'gongkai-chromium-'));
  const browser = await launch(root);
  try {
    return await use(browser);
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** @param {string} root */
async function launch(root) {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];
  const own = process.env.CHROME_PATH;
  if (own !== undefined && own !== '') return chromium.launch({ executablePath: own, args });
  // The package unpacks where it finds itself on a bare machine of this kind.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  const { TMPDIR, FONTCONFIG_PATH } = process.env;
  process.env.TMPDIR = root;
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  process.env.TMPDIR = TMPDIR ?? '';
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  const libraries = join(dirname(executablePath), 'al2023', 'lib');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries };
  // The packed fonts are Latin only: the system's, where there are any, know Chinese.
  if (FONTCONFIG_PATH === undefined) delete env.FONTCONFIG_PATH;
  return chromium.launch({ executablePath, args, env });
}

const mediaTypes = /** @type {Readonly<Record<string, string>>} */ ({
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
});

/**
 * Serves files, by their path, on a port of its own.
 * @param {ReadonlyMap<string, string | Uint8Array>} files
 */
export async function serveSite(files) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
    const content = files.get(path);
    const bytes = content === undefined ? null : Buffer.from(content);
    response
      .writeHead(bytes === null ? 404 : 200, {
        'content-type': mediaTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        'content-length': bytes?.length ?? 0,
      })
      .end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : '';
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
