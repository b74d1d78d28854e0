import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, temporaryFolder } from '../binary.js';

/**
 * The Dockerfile without a container engine: its steps one by one, in an empty folder that stands for the root of the
 * image, and then what `docker run` would start in it.
 */
const folder = temporaryFolder('container');
const image = join(folder, 'image');
const work = join(folder, 'work');
const steps = instructions(readFileSync('Dockerfile', 'utf8'));
const context = join(folder, 'context');

beforeAll(() => {
  requireBuild();
  mkdirSync(context);
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', context]);
  for (const path of ['Dockerfile', 'package.json']) cpSync(path, join(context, path));
  mkdirSync(work);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  readonly word: string;
  readonly rest: string;
}

function instructions(text: string): Step[] {
  return text
    .replace(/^#.*\n/gmu, '')
    .replace(/\\\n/gu, ' ')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
}

const restOf = (word: string): string[] => steps.filter((step) => step.word === word).map(({ rest }) => rest);

/** What .dockerignore leaves of the folder, by its last rule that fits. */
function sent(): string[] {
  const rules = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return readdirSync(context).filter((name) => {
    const fits = rules.filter((rule) => matches(rule.replace(/^!/u, ''), name));
    return fits.at(-1)?.startsWith('!') === true;
  });
}

function matches(pattern: string, name: string): boolean {
  const source = pattern.replace(/[.+^$()[\]{}|\\]/gu, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 'u').test(name);
}

/** A shell for which the image is the root; npm has nowhere to fetch from. */
function inImage(script: string): void {
  const inside = script.replaceAll(/(?<=\s)\/(?=tmp\/|root\/)/gu, `${image}/`);
  execFileSync('sh', ['-e', '-c', inside], {
    cwd: image,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: join(image, 'root'),
      npm_config_prefix: join(image, 'usr/local'),
      npm_config_registry: 'http://127.0.0.1:9/',
    },
  });
}

/** `docker run` with these words behind the name of the image: of somebody without a home, in /work. */
function started(...words: readonly string[]): string {
  const [entry = ''] = JSON.parse(restOf('ENTRYPOINT')[0] ?? '[]') as string[];
  const command = words.length > 0 ? words : (JSON.parse(restOf('CMD')[0] ?? '[]') as string[]);
  const set = Object.fromEntries(restOf('ENV').map((pair) => pair.split('=')));
  const path = `${join(image, 'usr/local/bin')}:${process.env.PATH ?? ''}`;
  return execFileSync(entry, [...command], {
    cwd: work,
    encoding: 'utf8',
    env: { ...set, PATH: path, HOME: '/nowhere' },
    ...(process.getuid?.() === 0 && writable() ? { uid: 65_534, gid: 65_534 } : {}),
  });
}

/** Gives the folder of the workspace to the user the container runs as. */
function writable(): boolean {
  execFileSync('chown', ['-R', '65534:65534', work]);
  execFileSync('chmod', ['a+rx', folder]);
  return true;
}

describe.skipIf(process.platform === 'win32')('the container', () => {
  it('is made of steps this test knows: one it passed over would be one nobody tried', () => {
    const known = ['FROM', 'COPY', 'RUN', 'ENV', 'USER', 'WORKDIR', 'ENTRYPOINT', 'CMD'];
    expect(steps.filter(({ word }) => !known.includes(word))).toEqual([]);
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    const [, major = ''] = /^node:(\d+)-slim$/u.exec(restOf('FROM')[0] ?? '') ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/u.exec(engines.node)?.[0]));
    expect(restOf('WORKDIR')).toEqual(['/work']);
    expect(restOf('USER')).not.toContain('root');
  });

  it('gets the package and nothing else: the folder beside it may hold anything', () => {
    expect(sent()).toEqual(readdirSync(context).filter((name) => name.endsWith('.tgz')));
    expect(sent().length).toBe(1);
  });

  it('installs without a network, leaves no package behind, and checks and builds without a home or rights', () => {
    const [from = '', to = ''] = (restOf('COPY')[0] ?? '').split(' ');
    mkdirSync(join(image, to), { recursive: true });
    for (const name of sent().filter((each) => matches(from, each)))
      cpSync(join(context, name), join(image, to, name));
    for (const script of restOf('RUN')) inImage(script);
    expect(existsSync(join(image, to))).toBe(false);
    expect(existsSync(join(image, 'root/.npm'))).toBe(false);
    started('init', '--name', '清河县', '--code', '999901', '--domains', '旅游', '--quiet');
    expect(started()).toContain('草稿');
    started('build', '--quiet');
    expect(existsSync(join(work, 'dist/site/index.html'))).toBe(true);
  });
});
