import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Whether the Nu HTML checker can run: it needs Java, which is asked of nobody. */
export const hasJava = spawnSync('java', ['-version']).error === undefined;

/** Said in the titles of tests that need it. */
export const withoutJava = hasJava ? '' : ' (skipped: java is not on the path)';

/** The errors and warnings the checker of the W3C finds in a file or in all HTML files of a folder. */
export function checkedByNu(...targets: readonly string[]): string[] {
  const jar = String(createRequire(import.meta.url)('vnu-jar'));
  const options = [
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    '--skip-non-html',
    '--no-langdetect',
  ];
  const ran = spawnSync('java', ['-jar', jar, ...options, ...targets], {
    encoding: 'utf8',
    maxBuffer: 256e6,
  });
  const { messages } = JSON.parse(ran.stdout) as {
    readonly messages: readonly { readonly type: string; readonly url: string; readonly message: string }[];
  };
  return messages.map(({ type, url, message }) => `${url} ${type}: ${message}`);
}
