import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What a reader is told to type, or is shown: a fenced block, or a cell of a table that is a command and nothing else. */
export interface Block {
  /** The word behind the fence: `sh` for what is run here; '' where there is none. */
  readonly language: string;
  /** What stands behind the language: the file the block is the text of, or `输出` for what the commands print. */
  readonly file: string;
  readonly text: string;
  /** The line of the page it begins on, from 1. */
  readonly line: number;
}

/** Every page a user reads that is written by hand: the two READMEs, the one of a new workspace, and docs/zh. */
export function pagesByHand(): string[] {
  const written = readdirSync('docs/zh')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/zh/${name}`)
    .filter((path) => !readFileSync(path, 'utf8').startsWith('<!-- Generated'));
  return ['README.md', 'README.zh-CN.md', 'templates/start/README.md', ...written.sort()];
}

/** The blocks of a page in the order of its lines. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let open: (Omit<Block, 'text'> & { readonly indent: string; readonly lines: string[] }) | null = null;
  for (const [index, line] of readFileSync(page, 'utf8').split('\n').entries()) {
    const fence = /^( *)```(.*)$/u.exec(line);
    if (open !== null && fence !== null) {
      const { language, file, lines } = open;
      blocks.push({ language, file, text: lines.join(''), line: open.line });
      open = null;
    } else if (open !== null) {
      open.lines.push(`${line.startsWith(open.indent) ? line.slice(open.indent.length) : line}\n`);
    } else if (fence !== null) {
      const [language = '', file = ''] = (fence[2] ?? '').trim().split(/\s+/u);
      open = { language, file, line: index + 1, indent: fence[1] ?? '', lines: [] };
    } else {
      for (const text of commandCells(line))
        blocks.push({ language: 'sh', file: '', text: `${text}\n`, line: index + 1 });
    }
  }
  if (open !== null) throw new Error(`${basename(page)}:${open.line}: a block that never ends`);
  return blocks;
}

/** The commands in running text, with the line they stand on: `gongkai serve --open`. */
export function inlineCommands(page: string): { readonly command: string; readonly line: number }[] {
  const outside = readFileSync(page, 'utf8').replace(/^( *)```[\s\S]*?^ *```$/gmu, (block) =>
    block.replace(/[^\n]/gu, ''),
  );
  return outside.split('\n').flatMap((text, index) =>
    Array.from(text.matchAll(/`(gongkai [^`]*)`/gu), ([, command = '']) => ({
      command: command.replaceAll('\\|', '|'),
      line: index + 1,
    })),
  );
}

/** A cell with a command that can be typed as it stands: `<…>` and `[…]` want to be filled in. */
function commandCells(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return Array.from(line.matchAll(/\| `(gongkai [^`<>[\]|]+)`(?= \|)/gu), ([, command = '']) => command);
}
