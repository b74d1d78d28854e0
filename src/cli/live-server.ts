import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { TemplateFault } from '../compile.js';
import { livePage } from './live-page.js';
import type { LiveSite } from './live-site.js';

/** What the server itself adds; no path of a publication begins so. */
const ownPrefix = '/_gongkai/';

const loopback = '127.0.0.1';

/** A server that others on the network cannot reach, on a port that is free. */
export interface LiveServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves a site at a port of this machine, from the first of `ports` that is free. Rejects with the error of the
 * system when none is.
 */
export async function serveLive(site: LiveSite, ports: readonly number[]): Promise<LiveServer> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, 'text/plain', String(error));
      else response.destroy();
    });
  });
  const port = await listening(server, ports);
  return {
    port,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        // Pages that are open keep their connection for what comes next.
        server.closeAllConnections();
      }),
  };
}

async function listening(server: Server, ports: readonly number[]): Promise<number> {
  for (const [index, port] of ports.entries()) {
    try {
      await new Promise<void>((settle, fail) => {
        server.once('error', fail).listen(port, loopback, () => {
          server.off('error', fail);
          settle();
        });
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    } catch (error) {
      if (index === ports.length - 1) throw error;
    }
  }
  throw new Error('no port was given');
}

async function answer(site: LiveSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A name of somebody else that leads here would let their pages read this one (DNS rebinding).
  if (!isOwnHost(request)) return send(response, 421, 'text/plain', '只在本机使用 this machine only\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(response, 405, 'text/plain', 'GET, HEAD\n');
  }
  const path = pathOf(request);
  if (path?.startsWith(ownPrefix) === true) return own(site, path.slice(ownPrefix.length), response);
  const { shelf, state } = site;
  if (shelf === null) return send(response, 503, types.html, livePage(asset('problems.html'), state.edition));
  const wanted = path === null ? null : productPath(path, site.base);
  try {
    const found = wanted === null ? null : await shelf.at(wanted);
    const shown = found ?? (await shelf.at('site/404.html'));
    if (shown === null) return send(response, 404, 'text/plain', '404\n');
    const type = typeOf(shown.path);
    const isPage = type === types.html && typeof shown.content === 'string';
    const content = isPage ? livePage(String(shown.content), state.edition) : shown.content;
    send(response, found === null ? 404 : 200, type, content);
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    site.report(error);
    send(response, 500, types.html, livePage(asset('problems.html'), state.edition));
  }
}

function isOwnHost({ headers: { host }, socket }: IncomingMessage): boolean {
  return [loopback, 'localhost'].some((name) => host?.toLowerCase() === `${name}:${socket.localPort}`);
}

/** The path that is asked for, decoded; null where it cannot be. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

/** Where a product of this address stands in the publication: the report for the office beside the site. */
function productPath(path: string, base: string): string {
  const whole = path.endsWith('/') ? `${path}index.html` : path;
  if (whole === '/reports/index.html') return 'reports/coverage.html';
  if (whole.startsWith('/reports/')) return whole.slice(1);
  return `site/${whole.startsWith(base) ? whole.slice(base.length) : whole.slice(1)}`;
}

function own(site: LiveSite, name: string, response: ServerResponse): void {
  if (name === 'events') events(site, response);
  else if (name === 'live.js' || name === 'live.css') send(response, 200, typeOf(name), asset(name));
  else send(response, 404, 'text/plain', '404\n');
}

/** The state now, and each one that follows. */
function events(site: LiveSite, response: ServerResponse): void {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
  const tell = (): void => void response.write(`data: ${JSON.stringify(site.state)}\n\n`);
  tell();
  const stop = site.listen(tell);
  response.once('close', stop);
}

const folder = new URL('../../templates/serve/', import.meta.url);

function asset(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  const body = Buffer.from(content);
  response.writeHead(status, {
    ...headers,
    'Content-Type': /^text\/|javascript|json|xml/u.test(type) ? `${type}; charset=utf-8` : type,
    'Content-Length': body.byteLength,
  });
  response.end(body);
}

const types: Readonly<Record<string, string>> & { readonly html: string } = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  jsonld: 'application/ld+json',
  csv: 'text/csv',
  xml: 'application/xml',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function typeOf(path: string): string {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
