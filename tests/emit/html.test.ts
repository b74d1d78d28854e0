import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import type { Publication } from '../../src/model/publication.js';
import { checkedByNu, hasJava, withoutJava } from '../nu.js';
import { inBoth, samplePublication } from './fixtures.js';
import { hostilePublication, hostileText } from './hostile.js';
import { siteOf } from './site-pages.js';

describe('the Nu HTML checker', () => {
  it.skipIf(!hasJava).each([
    ['a small county', samplePublication()],
    ['a small county in both characters', inBoth(samplePublication())],
    ['a county full of hostile texts', hostilePublication(hostileText)],
    [
      'one with an address and hostile texts',
      hostilePublication(hostileText, { url: 'https://a.example/x/' }),
    ],
  ])(`finds no error and nothing to warn of on any page of %s${withoutJava}`, async (_, publication) => {
    const { folder, pages } = await written(publication);
    try {
      expect(pages).toBeGreaterThan(25);
      expect(checkedByNu(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.skipIf(!hasJava)(`is really asked: a page with a mistake is refused${withoutJava}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'html-'));
    writeFileSync(
      join(folder, 'a.html'),
      '<!doctype html><html lang="zh"><title>x</title><p id="a"><p id="a">',
    );
    expect(checkedByNu(folder).some((said) => said.includes('Duplicate ID'))).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

async function written(publication: Publication): Promise<{ folder: string; pages: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'html-'));
  const files = await siteOf(publication);
  files.set('reports/coverage.html', await coveragePage(publication));
  let pages = 0;
  for (const [path, content] of files) {
    if (!path.endsWith('.html')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    pages += 1;
  }
  return { folder, pages };
}
