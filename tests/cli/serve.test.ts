import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { follow, type Running, requireBuild, temporaryFolder } from '../binary.js';

const ready = '按 Ctrl+C 结束。\n';

let folder: string;
let serving: Running;
let address: string;

beforeAll(requireBuild);

beforeEach(() => {
  folder = temporaryFolder('serve');
  cpSync('tests/cases/_base/tiny', folder, { recursive: true });
});

afterEach(async () => {
  serving.signal('SIGKILL');
  await serving.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function serve(): Promise<void> {
  serving = follow(['serve', '--port', '0'], folder);
  address = /http:\/\/127\.0\.0\.1:\d+\//u.exec(await serving.until(ready))?.[0] ?? '';
}

const file = (): string => join(folder, 'entries/涉农补贴.yaml');
const right = (): string => readFileSync(file(), 'utf8');

interface Told {
  readonly edition: string;
  readonly counts: { readonly errors: number; readonly warnings: number };
  readonly failure: string | null;
  readonly findings: readonly {
    readonly position: string;
    readonly message: string;
    readonly hint: string | null;
  }[];
}

/** The states the server tells, one after another. */
async function states(): Promise<{
  next: (wanted: (state: Told) => boolean) => Promise<Told>;
  stop: () => void;
}> {
  const stopping = new AbortController();
  const response = await fetch(`${address}_gongkai/events`, { signal: stopping.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(wanted) {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) text += (await reader?.read())?.value ?? '';
        else {
          const state = JSON.parse(text.slice('data: '.length, end)) as Told;
          text = text.slice(end + 2);
          if (wanted(state)) return state;
        }
      }
    },
    stop: () => stopping.abort(),
  };
}

/** The status of a request whose path and headers no client would send so. */
function statusOf(path: string, host?: string, method = 'GET'): Promise<number | undefined> {
  const { hostname, port } = new URL(address);
  return new Promise((settle, fail) => {
    const headers = host === undefined ? {} : { Host: host };
    request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      settle(response.statusCode);
    })
      .once('error', fail)
      .end();
  });
}

describe('gongkai serve', () => {
  it('shows site and report, with the right types, and its page for what is not there', async () => {
    await serve();
    const home = await fetch(address);
    expect(home.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await home.text()).toMatch(/connect-src 'self'.*\/_gongkai\/live\.js/su);
    const list = await fetch(`${address}lists/county.xlsx`);
    expect(list.headers.get('content-type')).toContain('spreadsheetml');
    expect((await list.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    expect((await fetch(`${address}reports/`)).status).toBe(200);
    expect((await fetch(`${address}data/catalog.json`)).headers.get('content-type')).toContain('json');
    const missing = await fetch(`${address}nothing.html`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('没有找到网页');
  });

  it('shows an edit in the page once it has told of it', async () => {
    await serve();
    const told = await states();
    const before = await told.next(() => true);
    const name = /名称: (\S+)/u.exec(right())?.[1] ?? '';
    writeFileSync(file(), right().replace(`名称: ${name}`, `名称: ${name}新写法`));
    await told.next(({ edition }) => edition !== before.edition);
    expect(await (await fetch(`${address}all.html`)).text()).toContain(`${name}新写法`);
    told.stop();
  });

  it('keeps the last good site while there are errors, tells where and how to mend, and stops when mended', async () => {
    await serve();
    const told = await states();
    const before = await told.next(() => true);
    const good = right();
    writeFileSync(file(), good.replace('主动公开', '主动公布'));
    const wrong = await told.next(({ counts }) => counts.errors > 0);
    expect(wrong.edition).toBe(before.edition);
    expect(wrong.findings[0]?.position).toMatch(/^entries\/涉农补贴\.yaml:\d+:\d+$/u);
    expect(wrong.findings[0]?.message).toContain('主动公布');
    expect(wrong.findings[0]?.hint).not.toBeNull();
    expect((await fetch(address)).status).toBe(200);
    rmSync(file());
    writeFileSync(file(), good);
    const mended = await told.next(({ counts }) => counts.errors === 0);
    expect(mended.edition).not.toBe(before.edition);
    told.stop();
  });

  it('has a page for problems where there never was a site, and the site once they are mended', async () => {
    const good = right();
    writeFileSync(file(), good.replace('主动公开', '主动公布'));
    await serve();
    const refused = await fetch(address);
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain('/_gongkai/live.js');
    const told = await states();
    expect((await told.next(() => true)).counts.errors).toBe(1);
    writeFileSync(file(), good);
    await told.next(({ edition }) => edition !== '');
    expect((await fetch(address)).status).toBe(200);
    told.stop();
  });

  it('goes on when gongkai.yaml is gone for a while', async () => {
    await serve();
    const told = await states();
    const county = readFileSync(join(folder, 'gongkai.yaml'));
    rmSync(join(folder, 'gongkai.yaml'));
    expect((await told.next(({ failure }) => failure !== null)).failure).toContain('不是工作区');
    expect((await fetch(address)).status).toBe(200);
    writeFileSync(join(folder, 'gongkai.yaml'), county);
    await told.next(({ failure }) => failure === null);
    told.stop();
  });

  it('answers no other machine and no other name, and gives out nothing but products', async () => {
    await serve();
    const { port } = new URL(address);
    expect(await statusOf('/', `localhost:${port}`)).toBe(200);
    // A foreign name that leads here: its pages could read the catalog before it is published.
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`]) {
      expect(await statusOf('/', host)).toBe(421);
      expect(await statusOf('/_gongkai/events', host)).toBe(421);
    }
    for (const path of [
      '/../gongkai.yaml',
      '/..%2fgongkai.yaml',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/gongkai.yaml',
      '/_gongkai/..%2fstart%2fREADME.md',
      '/reports/..%2f..%2fgongkai.yaml',
      '/%00',
      '/%zz',
    ]) {
      expect(await statusOf(path), path).toBe(404);
    }
    expect(await statusOf('/', undefined, 'POST')).toBe(405);
    const others = Object.values(networkInterfaces()).flatMap((each) =>
      (each ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address: own } of others) {
      const refused = await new Promise((settle) => {
        connect(Number(port), own)
          .once('error', () => settle(true))
          .once('connect', () => settle(false));
      });
      expect(refused).toBe(true);
    }
  });

  it('ends with 0 on Ctrl+C, also while a page is open', async () => {
    await serve();
    const told = await states();
    await told.next(() => true);
    serving.signal('SIGINT');
    expect(await serving.ended).toBe(0);
    told.stop();
  });

  it('ends when the workspace is gone, also while a page is open: the page would look as if it followed the files', async () => {
    await serve();
    const told = await states();
    await told.next(() => true);
    rmSync(folder, { recursive: true });
    expect(await serving.until('请重新运行\n')).toContain('被删除、改名或换成了另一个文件夹');
    expect(await serving.ended).toBe(2);
    told.stop();
  });
});
