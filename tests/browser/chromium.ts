import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Only against hanging: a shared machine may give a browser a tenth of a processor. */
export const patienceMs = 600_000;

/**
 * Starts the Chromium of `CHROME_PATH`, else the one of the npm package, which brings the system libraries
 * and a font that a bare machine lacks.
 */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];
  if (own !== undefined && own !== '')
    return chromium.launch({ executablePath: own, args, timeout: patienceMs });
  const folder = unpackedChromium();
  const libraries = join(folder, 'al2023', 'lib');
  const env: Record<string, string> = {
    ...definedOnly(process.env),
    LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
  };
  // The packed fonts are Latin only: the system's, where there are any, know Chinese.
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts');
  return chromium.launch({ executablePath: join(folder, 'chromium'), args, env, timeout: patienceMs });
}

/** Unpacks into a folder of its own and moves it into place whole, so that parallel test files never share half a browser. */
function unpackedChromium(): string {
  const home = join(tmpdir(), `chromium-${packageVersion()}`);
  if (existsSync(home)) return home;
  const staging = mkdtempSync(join(tmpdir(), 'chromium-unpacking-'));
  // In a process of its own, for the package reads its target folder and its platform from the environment.
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      "import chromium from '@sparticuz/chromium'; await chromium.executablePath();",
    ],
    {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      stdio: 'inherit',
    },
  );
  try {
    renameSync(staging, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(staging, { recursive: true });
  }
  return home;
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const file = join(entry.slice(0, entry.indexOf('build')), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
