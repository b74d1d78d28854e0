import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice is at hand. */
export const office = spawnSync('soffice', ['--version']).error === undefined;

/** Behind the title of a test that needs it. */
export const missing = office ? '' : ' (skipped: soffice is not on the PATH)';

/** A workbook as LibreOffice saves it again, everything recalculated. */
export function resaved(workbook: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
  try {
    writeFileSync(join(folder, 'book.xlsx'), workbook);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const flags = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved')];
    execFileSync('soffice', [...flags, join(folder, 'book.xlsx')], { stdio: 'ignore' });
    return readFileSync(join(folder, 'saved', 'book.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
