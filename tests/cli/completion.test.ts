import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('completion');
const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** What stands on the line, the last word being completed; what is offered, in any order. */
const lines: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
  [['gui'], ['guide']],
  [['guide', 'i'], ['import']],
  [['guide', 'import', '--over'], ['--overwrite']],
  [
    ['coverage', '--format', ''],
    ['csv', 'json', 'md', 'text'],
  ],
  [['coverage', '--by', 'a'], ['agency']],
  [['new', '义'], ['义务教育']],
  [['import', '--domain', '安'], ['安全生产']],
  [['completion', 'b'], ['bash']],
  [['init', '--ci', 'gith'], ['github']],
];

beforeAll(async () => {
  requireBuild();
  mkdirSync(join(folder, '我的 县'));
  for (const shell of shells) {
    const { code, stdout } = await run(['completion', shell], folder);
    expect(code).toBe(0);
    writeFileSync(join(folder, shell), stdout);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function offeredBy(shell: string, script: string): string[] {
  const output = execFileSync(shell, ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return output
    .split('\n')
    .map((line) => (line.split('\t')[0] ?? '').trim())
    .filter((line) => line !== '')
    .sort();
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

describe.skipIf(!has('bash'))('completion in bash', () => {
  const offered = (words: readonly string[]): string[] =>
    offeredBy(
      'bash',
      `source ./bash; COMP_WORDS=(gongkai ${words.map(quoted).join(' ')}); COMP_CWORD=${words.length}; _gongkai; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );

  it.each(lines)('offers what may follow %j', (words, wanted) => {
    expect(offered(words)).toEqual([...wanted].sort());
  });

  it('offers values behind an equals sign, which is a word of its own to bash', () => {
    expect(offered(['coverage', '--format', '=', 'j'])).toEqual(['json']);
    expect(offered(['coverage', '--format', '='])).toEqual(['csv', 'json', 'md', 'text']);
  });

  it('offers folders where a workspace is asked for, their names whole', () => {
    expect(offered(['check', '我'])).toEqual(['我的 县']);
    expect(offered(['sync', ''])).toEqual(['我的 县']);
  });

  it('is registered for the program', () => {
    expect(offeredBy('bash', 'source ./bash; complete -p gongkai')).toEqual([
      'complete -o filenames -F _gongkai gongkai',
    ]);
  });
});

describe.skipIf(!has('zsh'))('completion in zsh', () => {
  // Outside of its line editor zsh has no words to complete: what is offered to it is caught.
  const stubs = `compdef() { : }
compset() { PREFIX="\${PREFIX#*=}" }
offer() { for word in "$@"; do [[ $word == "$PREFIX"* ]] && print -r -- "$word"; done; return 0 }
compadd() { shift; offer "$@" }
_describe() { for word in "\${offered[@]}"; do offer "\${word%%:*}"; done; return 0 }
_path_files() { offer */(N) }`;
  const offered = (words: readonly string[]): string[] =>
    offeredBy(
      'zsh',
      `${stubs}\nsource ./zsh; words=(gongkai ${words.map(quoted).join(' ')}); CURRENT=${words.length + 1}; PREFIX=${quoted(words.at(-1) ?? '')}; _gongkai`,
    );

  it.each(lines)('offers what may follow %j', (words, wanted) => {
    expect(offered(words)).toEqual([...wanted].sort());
  });

  it('offers values behind an equals sign', () => {
    expect(offered(['coverage', '--format=j'])).toEqual(['json']);
  });
});

describe.skipIf(!has('fish'))('completion in fish', () => {
  const offered = (words: readonly string[]): string[] =>
    offeredBy('fish', `source ./fish; complete -C ${quoted(`gongkai ${words.join(' ')}`)}`);

  it.each(lines)('offers what may follow %j', (words, wanted) => {
    expect(offered(words)).toEqual([...wanted].sort());
  });
});

describe('completion in PowerShell', () => {
  it('names every command and choice: no PowerShell is here to ask', async () => {
    const { stdout } = await run(['completion', 'powershell'], folder);
    for (const words of [
      "' guide import' = @{",
      "'--format' = @('text', 'json')",
      "'义务教育'",
      "'--overwrite'",
    ]) {
      expect(stdout).toContain(words);
    }
    // A table with one key twice is an error to PowerShell, which does not tell capitals apart.
    for (const [, table = ''] of stdout.matchAll(/(?:Values|Texts) = @\{ (.*) \}/gu)) {
      const keys = Array.from(table.matchAll(/(?:^|; )'([^']+)' = /gu), (match) =>
        (match[1] ?? '').toLowerCase(),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

it.each(['zh', 'en'])('gives PowerShell, in %s, texts that end where they should', async (language) => {
  const { stdout } = await run(['completion', 'powershell', '--lang', language], folder);
  // PowerShell takes typographic quotes for quotes, too; doubled, they stand for themselves.
  const code = stdout.replace(/^#.*$/gmu, '').replace(/['‘’‚‛](?:[^'‘’‚‛]|['‘’‚‛]{2})*['‘’‚‛]/gu, '');
  expect(code).not.toMatch(/['‘’‚‛]|[^\p{ASCII}]/u);
  for (const [opening, closing] of ['{}', '()', '[]']) {
    expect(code.split(opening ?? '').length).toBe(code.split(closing ?? '').length);
  }
});

it('names the shells it knows where asked for another', async () => {
  const { code, stderr } = await run(['completion', 'tcsh'], folder);
  expect(code).toBe(2);
  expect(stderr).toContain('bash、zsh、fish、powershell');
});
