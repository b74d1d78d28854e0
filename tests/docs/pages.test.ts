import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, temporaryFolder } from '../binary.js';
import { type Block, blocksOf, pagesByHand } from './blocks.js';
import { groundOf, type Shell, shellIn } from './grounds.js';

/**
 * The commands of every page, run one after the other as they stand. A reader who copies one that does not work has no
 * way to tell that it is the page that is wrong.
 */
const folder = temporaryFolder('pages');
const pages = pagesByHand();
let shell: Shell;

beforeAll(() => {
  requireBuild();
  shell = shellIn(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Commands that cannot be typed one after the other on one machine, and where each of them is run instead. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci && npm start': '.ci/run',
  'npm cit': '.ci/run',
  'npm ci': '.ci/run',
  'npm pack --silent': 'tests/cli/package.test.ts',
  'npm install --global --offline gongkai-0.1.0.tgz': 'tests/cli/package.test.ts',
  'gongkai --version': 'tests/cli/package.test.ts',
  'npm install --offline --prefix 工具 gongkai-0.1.0.tgz': 'tests/cli/package.test.ts',
  '工具/node_modules/.bin/gongkai check': 'tests/cli/package.test.ts',
  'gongkai guide import 安全生产目录.xlsx --domain 安全生产': 'tests/cli/guide.test.ts',
  'gongkai guide import 安全生产目录.xlsx --domain 安全生产 --write': 'tests/cli/guide.test.ts',
  'docker build -t gongkai .': 'tests/docs/container.test.ts',
  'docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" gongkai check':
    'tests/docs/container.test.ts',
  'docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" gongkai build':
    'tests/docs/container.test.ts',
  'gongkai completion bash >> ~/.bashrc': 'tests/cli/completion.test.ts',
  'gongkai completion zsh > "${fpath[1]}/_gongkai"': 'tests/cli/completion.test.ts',
  'gongkai completion fish > ~/.config/fish/completions/gongkai.fish': 'tests/cli/completion.test.ts',
};

/** Languages of blocks that are shown, not typed. */
const shown = ['yaml', 'markdown', 'css', 'handlebars', 'text'];

const isCommand = (line: string): boolean =>
  /^(?:gongkai|npm|npx|node|docker|git|cp|cd)(?:\s|$)|^工具\//u.test(line);
const runs = ({ language }: Block): boolean => language === 'sh';
const printed = '输出';
const isTried = (block: Block): boolean => runs(block) || block.file !== '';
const mark = ({ line }: Block): string => `@${line}\n`;

/** The lines of what a page says one sees, without those it leaves out. */
function excerpt({ text }: Block): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/…$/u, ''))
    .filter((line) => line !== '');
}

/** That a file holds every line a page shows of it, but for the comments the page adds. */
function held({ file, text }: Block): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+#.*$|^\s*…$/u, ''));
  return lines
    .filter((line) => line !== '')
    .map((line) => `grep -qxF -- '${line}' '${file.slice(1)}' || { echo 'no line “${line}”'; exit 1; }`)
    .join('\n');
}

/**
 * The page as one script: its commands, the texts it has the reader put into files (`+` behind what is there), and a mark
 * where it says what is seen. What was put into files must check in the end.
 */
function scriptOf(blocks: readonly Block[], refused: readonly string[]): string {
  const steps = blocks.filter(isTried).map((block) => {
    if (block.file === printed) return `echo '${mark(block).trim()}'`;
    if (runs(block))
      return block.text.replace(/^.+$/gmu, (line) =>
        refused.some((words) => line.startsWith(words)) ? `! ${line}` : line,
      );
    if (block.file.startsWith('=')) return held(block);
    const file = block.file.replace(/^\+/u, '');
    // Not as a here-document: some shells lose bytes of Chinese characters in one.
    const coded = Buffer.from(block.text).toString('base64');
    const into = block.file === file ? '>' : '>>';
    return `mkdir -p "$(dirname '${file}')"\necho ${coded} | base64 -d ${into} '${file}'`;
  });
  const written = blocks.some(({ file }) => /^[^=]/u.test(file) && file !== printed);
  return ['exec 2>&1', ...steps, ...(written ? ['gongkai check --quiet'] : [])].join('\n');
}

describe.skipIf(process.platform === 'win32').each(pages)('%s', (page) => {
  const blocks = blocksOf(page);

  it.skipIf(!blocks.some(isTried))('says commands and texts that work, one after the other', async () => {
    const { lay, says = [], makes = [], refused = [] } = groundOf(page);
    // One below a folder of its own: a page may speak of what lies beside the workspace.
    const home = join(folder, page.replaceAll('/', '-'), 'home');
    mkdirSync(home, { recursive: true });
    await lay(home, shell);
    const output = shell(scriptOf(blocks, refused), home);
    for (const words of says) expect(output).toContain(words);
    for (const block of blocks.filter(({ file }) => file === printed)) {
      const seen =
        output
          .split(mark(block))
          .at(0)
          ?.split(/^@\d+$/mu)
          .at(-1) ?? '';
      for (const line of excerpt(block)) expect(seen, `${page}:${block.line}`).toContain(line);
    }
    for (const path of makes) expect(existsSync(join(home, path)), path).toBe(true);
  });

  it('marks every block: one without a language may hold commands nobody ran', () => {
    const unmarked = blocks.filter((block) => !runs(block) && !shown.includes(block.language));
    expect(unmarked.map(({ line, text }) => `${page}:${line} ${text}`)).toEqual([]);
  });

  it('shows no command that is run nowhere', () => {
    const lines = blocks
      .filter((block) => !isTried(block))
      .flatMap(({ text }) => text.split('\n'))
      .map((line) => line.replace(/\s+#.*$/u, '').trim())
      .filter(isCommand);
    expect(lines.filter((line) => elsewhere[line] === undefined)).toEqual([]);
    for (const line of lines) expect(existsSync(elsewhere[line] ?? ''), line).toBe(true);
  });
});

it('finds the pages: an empty list would pass whatever they said', () => {
  expect(pages.length).toBeGreaterThanOrEqual(16);
  expect(pages.flatMap(blocksOf).filter(runs).length).toBeGreaterThanOrEqual(60);
});

it('runs nothing elsewhere that no page shows any more', () => {
  const texts = pages.map((page) => readFileSync(page, 'utf8')).join('\n');
  expect(Object.keys(elsewhere).filter((line) => !texts.includes(line))).toEqual([]);
});
