import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { sarifSchema } from './sarif-schema.js';

const folder = temporaryFolder('report-fixes');
const file = join(folder, 'entries/涉农补贴.yaml');
/** What is right in the first place, what is wrong in the second. */
const mistakes = [
  ['(财农〔2017〕41号)', '【财农〔2017〕41号】'],
  ['渠道: [政府网站]', '渠道: 政府网站、政府公报'],
  ['名称: 耕地地力保护', '名称: 耕地地\u2f12保护'],
] as const;

beforeAll(() => {
  requireBuild();
  cpSync('tests/cases/_base/tiny', folder, { recursive: true });
  const right = readFileSync(file, 'utf8');
  for (const [words] of mistakes) expect(right).toContain(words);
  writeFileSync(
    file,
    mistakes.reduce((text, [from, to]) => text.replace(from, to), right),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text with the stretches replaced, the last first: the places of the others stay right. */
function replaced(
  text: string,
  fixes: readonly { readonly start: Position; readonly end: Position; readonly text: string }[],
): string {
  const lines = text.split('\n');
  const offset = ({ line, column }: Position): number =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return [...fixes]
    .sort((a, b) => offset(b.start) - offset(a.start))
    .reduce((done, fix) => done.slice(0, offset(fix.start)) + fix.text + done.slice(offset(fix.end)), text);
}

async function report(format: string): Promise<unknown> {
  return JSON.parse((await run(['check', '--format', format], folder)).stdout);
}

/** What fix writes in the end. */
async function mended(): Promise<string> {
  const copy = temporaryFolder('report-fixed');
  cpSync(folder, copy, { recursive: true });
  await run(['fix', '--write'], copy);
  const text = readFileSync(join(copy, 'entries/涉农补贴.yaml'), 'utf8');
  rmSync(copy, { recursive: true });
  return text;
}

describe('the fixes that reports carry: whoever takes them would write something else than fix does', () => {
  it('stand in JSON with the finding they mend, and nowhere else', async () => {
    const { diagnostics } = (await report('json')) as {
      diagnostics: { code: string; fix: { start: Position; end: Position; text: string } | null }[];
    };
    const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
    expect(fixes).toHaveLength(mistakes.length);
    expect(replaced(readFileSync(file, 'utf8'), fixes)).toBe(await mended());
  });

  it('stand in SARIF, which holds to its schema with them', async () => {
    const sarif = (await report('sarif')) as { runs: [{ results: SarifResult[] }] };
    const valid = sarifSchema();
    expect(valid(sarif), JSON.stringify(valid.errors)).toBe(true);
    const fixes = sarif.runs[0].results.flatMap(({ fixes: [fix] = [], locations }) => {
      if (fix === undefined) return [];
      expect(fix.description.text).not.toBe('');
      const [change] = fix.artifactChanges;
      expect(change.artifactLocation).toEqual(locations[0].physicalLocation.artifactLocation);
      const [{ deletedRegion: at, insertedContent }] = change.replacements;
      return [
        {
          start: { line: at.startLine, column: at.startColumn },
          end: { line: at.endLine, column: at.endColumn },
          text: insertedContent?.text ?? '',
        },
      ];
    });
    expect(fixes).toHaveLength(mistakes.length);
    expect(replaced(readFileSync(file, 'utf8'), fixes)).toBe(await mended());
  });
});

interface SarifResult {
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: object } }];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly [
      {
        readonly artifactLocation: object;
        readonly replacements: readonly [
          {
            readonly deletedRegion: Readonly<
              Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>
            >;
            readonly insertedContent?: { readonly text: string };
          },
        ];
      },
    ];
  }[];
}
