import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.js';
import { applyFixes } from '../../src/edit/apply-fixes.js';
import { repairsIn } from '../../src/mend.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Repair } from '../../src/model/mend.js';
import { repairForm } from '../../src/source/repair.js';
import { damagedFile } from './damaged.js';
import { filesOf } from './files-of.js';

const base = filesOf('tests/explain/base');
const entries = 'entries/茶叶.yaml';
const right = base.get(entries) ?? '';

interface Offered {
  readonly diagnostic: Diagnostic;
  readonly repair: Repair | null;
}

async function offered(path: string, text: string): Promise<Offered[]> {
  const files = Array.from(new Map([...base, [path, text]]), ([name, content]) => ({
    path: name,
    bytes: Buffer.from(content, 'utf8'),
  }));
  const compiled = await compile({
    workspace: { files, held: [], diagnostics: [] },
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
  const repair = repairsIn(compiled);
  return compiled.diagnostics
    .filter(({ place }) => place.file === path)
    .map((diagnostic) => ({ diagnostic, repair: repair(diagnostic) }));
}

function made(text: string, { place: { start, end }, text: words }: Repair): string {
  return text.slice(0, start) + words + text.slice(end);
}

describe('the repair of one finding', () => {
  it.each([
    ['a colon', right.replace('名称: 茶农', '名称：茶农'), right],
    ['a missing space', right.replace('名称: 茶农', '名称:茶农'), right],
    ['a text', right.replace('信息公开条例》(', '信息公开条例》【').replace('711号)', '711号】'), right],
    ['a text that becomes a list', right.replace('[政府网站]', '政府网站、政府公报'), null],
    [
      'a file of Windows',
      right.replace('名称: 茶农', '名称：茶农').replaceAll('\n', '\r\n'),
      right.replaceAll('\n', '\r\n'),
    ],
  ])('gives what fix makes of it: %s', async (_, wrong, wanted) => {
    const repairs = (await offered(entries, wrong)).flatMap(({ repair }) => repair ?? []);
    expect(repairs).toHaveLength(1);
    const [repair] = repairs;
    const text = repair === undefined ? '' : made(wrong, repair);
    expect(text).toBe(
      wanted ??
        wrong.replace('政府网站、政府公报', '\n      - 政府网站\n      - 政府公报').replace(': \n', ':\n'),
    );
  });

  it('is not offered where only the whole file shows whether it is safe: the field would belong elsewhere', async () => {
    const found = await offered(entries, right.replace('    渠道:', '\t渠道:'));
    expect(found.map(({ diagnostic: { code }, repair }) => [code, repair])).toContainEqual([
      'spaces-not-tabs',
      null,
    ]);
    expect(found.every(({ repair }) => repair === null)).toBe(true);
  });

  it('is the same whether a file has one or many, in 60 files: an editor makes one at a time', async () => {
    let count = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      // Where the form is wrong there are no values yet.
      const damaged = repairForm(damagedFile(seed).damaged).text;
      for (const { diagnostic, repair } of await offered(`entries/${seed}.yaml`, damaged)) {
        const { fix } = diagnostic;
        if (repair === null || !fix || fix.kind === 'characters') continue;
        expect(made(damaged, repair), `${seed} ${diagnostic.code}`).toBe(applyFixes(damaged, [fix]).text);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(30);
  });
});
