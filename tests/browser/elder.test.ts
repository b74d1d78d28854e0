import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import { emitSite } from '../../src/emit/site/site.js';
import { samplePublication } from '../emit/fixtures.js';
import { type Browsing, openBrowsing, pageKinds, type Served, serve, watched } from './browsing.js';

const base = '/zwgk/bzml/';

let browsing: Browsing;
let served: Served;
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  for await (const { path, content } of emitSite(samplePublication())) files.set(path, content);
  [browsing, served] = await Promise.all([openBrowsing(), serve(base, (path) => files.get(path))]);
  browsing.write(files);
});

afterAll(async () => {
  await browsing?.close();
  served?.close();
});

describe('the elder mode (长辈版)', () => {
  it.each(['file', 'http'])(
    'is switched on with the keyboard, is told to screen readers, and stays on from page to page (%s)',
    async (scheme) => {
      await browsing.withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
        const { errors } = watched(page);
        await page.goto(addressOf(scheme, paths.home));
        expect(await sizeOf(page)).toBe(16);
        // Skip link, name of the site, then the switch.
        for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        const toggle = page.getByRole('button', { name: '长辈版' });
        expect(await toggle.getAttribute('aria-pressed')).toBe('true');
        expect(await sizeOf(page)).toBe(24);
        await page.keyboard.press('Tab');
        expect(await page.locator(':focus').textContent()).toBe('特大字');
        await page.keyboard.press('Enter');
        expect(await page.getByRole('button', { name: '特大字' }).getAttribute('aria-pressed')).toBe('true');
        expect(await sizeOf(page)).toBe(32);

        await page.getByRole('main').getByRole('link', { name: '义务教育' }).first().click();
        await page.locator('h1', { hasText: '义务教育' }).waitFor();
        expect(await sizeOf(page)).toBe(32);
        await toggle.click();
        expect(await sizeOf(page)).toBe(16);
        expect(await toggle.getAttribute('aria-pressed')).toBe('false');
        // A page the browser kept as it was follows what was chosen since.
        await page.goBack();
        await page.locator('.hero').waitFor();
        expect(await sizeOf(page)).toBe(16);
        expect(errors).toEqual([]);
      });
    },
  );

  it('is on before anything is painted: a page must not flash up in small type', async () => {
    await browsing.withPage({}, async (page) => {
      await page.goto(addressOf('http', paths.home));
      await page.evaluate("localStorage.setItem('gongkai-elder', 'on')");
      // The class is there when the parser reaches the body, and the script waits for no style.
      await page.addInitScript(`new MutationObserver((_, observer) => {
        if (document.body === null) return;
        window.classesAtBody = document.documentElement.className;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true })`);
      await page.goto(addressOf('http', paths.item('YWJY-0101')));
      expect(await page.evaluate('window.classesAtBody')).toBe('scripted elder');
    });
  });

  it('works for one page where the browser keeps nothing, without an error', async () => {
    await browsing.withPage({}, async (page) => {
      const { errors } = watched(page);
      await page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
      );
      await page.goto(addressOf('file', paths.home));
      await page.getByRole('button', { name: '长辈版' }).click();
      expect(await sizeOf(page)).toBe(24);
      expect(errors).toEqual([]);
    });
  });

  it('is not offered where it cannot work: without scripts', async () => {
    await browsing.withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(addressOf('file', paths.home));
      expect(await page.getByRole('button', { name: '长辈版' }).count()).toBe(0);
    });
  });

  it.each([1280, 768, 390, 320])(
    'no page scrolls sideways, neither in larger nor in largest type (%d px)',
    async (width) => {
      await browsing.withPage({ viewport: { width, height: 800 } }, async (page) => {
        const wide: string[] = [];
        for (const mode of ['on', 'larger']) {
          await page.goto(addressOf('file', paths.home));
          await page.evaluate(`localStorage.setItem('gongkai-elder', '${mode}')`);
          for (const path of [...pageKinds(files), paths.domain('agricultural-subsidies')]) {
            if (path === paths.notFound) continue;
            await page.goto(addressOf('file', path));
            const [content, screen] = await page.evaluate<[number, number]>(
              '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
            );
            if (content > screen) wide.push(`${path} (${mode}): ${content} px`);
          }
        }
        expect(wide).toEqual([]);
      });
    },
  );

  it('prints like any other page', async () => {
    await browsing.withPage({}, async (page) => {
      await page.goto(addressOf('file', paths.domain('compulsory-education')));
      await page.emulateMedia({ media: 'print' });
      const before = await page.evaluate(paper);
      await page.evaluate("document.documentElement.className = 'scripted elder larger'");
      expect(await page.evaluate(paper)).toEqual(before);
    });
  });
});

describe('motion', () => {
  it('there is none for those it makes ill, whatever a county adds', async () => {
    await browsing.withPage({ reducedMotion: 'reduce', bypassCSP: true }, async (page) => {
      await page.goto(addressOf('file', paths.home));
      await page.addStyleTag({
        content: 'a { transition: color 3s; animation: x 3s infinite } html { scroll-behavior: smooth }',
      });
      expect(
        await page.evaluate(`(() => {
          const { transitionProperty, animationName } = getComputedStyle(document.querySelector('a'));
          return [transitionProperty, animationName, getComputedStyle(document.documentElement).scrollBehavior];
        })()`),
      ).toEqual(['none', 'none', 'auto']);
    });
  });
});

function addressOf(scheme: string, path: string): string {
  return scheme === 'file'
    ? browsing.fileAddress(path)
    : `${served.origin}${base}${path.slice('site/'.length)}`;
}

/** Pixels of body text. */
function sizeOf(page: Page): Promise<number> {
  return page.evaluate<number>('parseFloat(getComputedStyle(document.body).fontSize)');
}

/** What makes a printed table: sizes, colours and boxes. */
const paper = `Array.from(document.querySelectorAll('body, table, caption, thead, th, td, .scroll, .elder-switch'), (element) => {
  const { display, fontSize, color, borderTopWidth, textAlign } = getComputedStyle(element);
  return [element.tagName, display, fontSize, color, borderTopWidth, textAlign].join(' ');
})`;
