import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { follow, type Running, requireBuild, temporaryFolder } from '../binary.js';
import { type Browsing, openBrowsing, watched } from './browsing.js';
import { patienceMs } from './chromium.js';

let browsing: Browsing;
let serving: Running;
let folder: string;

beforeAll(async () => {
  requireBuild();
  folder = temporaryFolder('serve-browser');
  cpSync('tests/cases/_base/tiny', folder, { recursive: true });
  browsing = await openBrowsing();
  serving = follow(['serve', '--port', '0'], folder);
}, patienceMs);

afterAll(async () => {
  serving.signal('SIGINT');
  await serving.ended;
  await browsing.close();
  rmSync(folder, { recursive: true });
}, patienceMs);

it(
  'loads the page again by itself after a save, and shows errors above it until they are mended',
  async () => {
    const address = /http:\S+/u.exec(await serving.until('按 Ctrl+C 结束。\n'))?.[0] ?? '';
    const file = join(folder, 'entries/涉农补贴.yaml');
    const good = readFileSync(file, 'utf8');
    const name = /名称: (\S+)/u.exec(good)?.[1] ?? '';
    const renamed = good.replace(`名称: ${name}`, `名称: ${name}新写法`);
    await browsing.withPage({}, async (page) => {
      const seen = watched(page);
      await page.goto(`${address}all.html`);
      writeFileSync(file, renamed);
      await page.getByText(`${name}新写法`).waitFor();

      writeFileSync(file, renamed.replace('主动公开', '主动公布'));
      const overlay = page.getByRole('alertdialog');
      await overlay.waitFor();
      const said = await overlay.innerText();
      expect(said).toContain('1 个错误');
      expect(said).toMatch(/entries\/涉农补贴\.yaml:\d+:\d+/u);
      expect(said).toContain('主动公布');
      expect(said).toContain('改法：');
      // The style of the overlay came through the policy of the page.
      const shown = "document.getElementById('gongkai-live').shadowRoot.querySelector('.overlay')";
      await expect.poll(() => page.evaluate(`getComputedStyle(${shown}).position`)).toBe('fixed');
      expect(await page.getByText(`${name}新写法`).isVisible()).toBe(true);

      writeFileSync(file, good);
      await overlay.waitFor({ state: 'detached' });
      await page.getByText(`${name}新写法`).waitFor({ state: 'detached' });

      await page.goto(`${address}reports/`);
      writeFileSync(file, good.replace('主动公开', '主动公布'));
      await overlay.waitFor();
      // The script of the report still runs: its hash stayed in the policy.
      expect(await page.locator('.filter select').count()).toBeGreaterThan(0);
      writeFileSync(file, good);
      await overlay.waitFor({ state: 'detached' });
      expect(seen.errors.filter((error) => !error.includes('_gongkai/events'))).toEqual([]);
    });
  },
  patienceMs,
);
