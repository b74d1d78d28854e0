import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { allCommands } from '../../src/cli/help.js';
import { programOf } from '../../src/cli/program.js';
import { inlineCommands, pagesByHand } from './blocks.js';

/**
 * Commands in running text are not run, but they must be commands: the program's own parser takes each of them. A flag
 * that was renamed would go on being recommended.
 */
const pages = [...pagesByHand(), 'docs/zh/常见提示.md'];

describe.each(pages)('%s', (page) => {
  it('speaks of no command or flag that is none', async () => {
    const wrong: string[] = [];
    for (const { command, line } of inlineCommands(page)) {
      for (const words of spelledOut(command)) {
        const problem = await problemOf(words);
        if (problem !== null) wrong.push(`${page}:${line} ${command}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('finds the commands: an empty list would pass whatever they were', () => {
  expect(pages.flatMap(inlineCommands).length).toBeGreaterThanOrEqual(80);
});

it('tells a wrong flag, a wrong choice and a wrong command', async () => {
  expect(await problemOf(['check', '--sinse', 'main'])).toContain('unknown option');
  expect(await problemOf(['coverage', '--by', 'town'])).toContain('Allowed choices');
  expect(await problemOf(['chekc'])).toContain('unknown command');
  expect(await problemOf(['check', '--since', 'main'])).toBeNull();
});

/** The words of every command that one with `a|b`, `<…>` and `[…]` stands for. */
function spelledOut(command: string): string[][] {
  const plain = command
    .replace(/^gongkai /u, '')
    .replace(/\[--seed n\]/u, '--seed 7')
    .replace(/\[([^\]]*)\]/gu, '$1')
    .replace(/格式=文件/u, 'json=a.json')
    .replace(/<[^>]*\|[^>]*>/gu, (choices) => choices.slice(1, -1))
    .replace(/<[^>]*>/gu, '甲');
  const words = plain.split(/\s+/u).filter((word) => word !== '' && word !== '…');
  return words.reduce<string[][]>(
    (lines, word) => lines.flatMap((line) => word.split('|').map((choice) => [...line, choice])),
    [[]],
  );
}

/** What the parser has against the words; null where it takes them. Nothing is run. */
async function problemOf(words: readonly string[]): Promise<string | null> {
  const actions = new Proxy({}, { get: () => () => Promise.resolve(0) });
  const program = programOf('zh', '0', actions as Parameters<typeof programOf>[2], () => undefined);
  const silent = { writeOut: () => undefined, writeErr: () => undefined };
  for (const command of allCommands(program)) command.exitOverride().configureOutput(silent);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? null : error.message;
    return error instanceof Error ? error.message : String(error);
  }
}
