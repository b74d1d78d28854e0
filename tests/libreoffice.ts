import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice is at hand; `pdftotext`, which reads what it prints, is asked for too. */
export const hasOffice = [
  ['soffice', '--version'],
  ['pdftotext', '-v'],
].every(([command = '', option = '']) => spawnSync(command, [option]).error === undefined);

/** Stands behind the title of a test that needs LibreOffice. */
export const officeNote = hasOffice ? '' : ' (skipped: soffice or pdftotext is not on the PATH)';

/** Documents as LibreOffice saves them in another format: `pdf`, `xlsx`, `fods`, or one with options of its filter. */
export function converted(
  documents: ReadonlyMap<string, string | Uint8Array>,
  to: string,
): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
  try {
    const files = [...documents].map(([name, content]) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...files], {
      stdio: 'ignore',
    });
    return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pages of a PDF as texts without white space, each cell's lines one after another. */
export function pagesOf(pdf: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s/gu, ''));
}
