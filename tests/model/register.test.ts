import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { packageFile } from '../../src/load/package.js';
import { readFolder } from '../../src/load/read.js';
import type { Instrument } from '../../src/model/catalog.js';
import { fullCitation, InstrumentIndex } from '../../src/model/instruments.js';
import { parseCitation } from '../../src/text/citation/citation.js';
import { parseNumber } from '../../src/text/citation/number.js';
import { cpuTime } from '../cpu-time.js';
import { instrument } from './instrument.js';

/** The register as it is shipped. */
async function shipped(): Promise<readonly Instrument[]> {
  const files = await readFolder(packageFile('catalog'), ['registers/*.yaml']);
  const loaded = await load({
    workspace: [],
    held: [],
    shipped: files.files,
    known: new Map(),
    progress: () => undefined,
  });
  return loaded.catalog.instruments;
}

describe('the instrument register', () => {
  it('says of everything repealed since when, and of every successor that it is there and not repealed itself', async () => {
    const all = await shipped();
    expect(all.length).toBeGreaterThan(250);
    const byId = new Map(all.map((one) => [one.id, one]));
    expect(byId.size).toBe(all.length);
    for (const one of all) {
      if (one.validity === 'repealed') expect(one.repealed, one.title).not.toBeNull();
      else expect(one.repealed, one.title).toBeNull();
      if (one.successor === null) continue;
      expect(byId.get(one.successor)?.validity, one.title).not.toBe('repealed');
      expect(byId.has(one.successor), one.title).toBe(true);
    }
  });

  it('names the successor of every repealed instrument but of two that were abolished altogether', async () => {
    const without = (await shipped()).filter((one) => one.validity === 'repealed' && one.successor === null);
    expect(without.map(({ title }) => title)).toEqual(['社会抚养费征收管理办法', '计划生育技术服务管理条例']);
  });

  it('is written in citations its own reader finds no fault with, and finds again', async () => {
    const all = await shipped();
    const index = new InstrumentIndex(all);
    for (const one of all) {
      if (one.number !== null) expect(parseNumber(one.number)?.brackets, one.number).toBeNull();
      for (const text of [fullCitation(one), ...one.aliases]) {
        const citation = parseCitation(text);
        expect(citation.faults, text).toEqual([]);
        expect(index.find(citation)?.instrument.id, text).toBe(one.id);
      }
    }
  });

  it('gives the edition in force with its year: an older one could not be told from it', async () => {
    for (const one of await shipped()) {
      if (one.edition === null) continue;
      expect(one.year, one.title).toBe(parseCitation(fullCitation({ ...one, number: null })).year);
    }
  });

  it('knows the short names people use', async () => {
    const index = new InstrumentIndex(await shipped());
    for (const [short, title] of [
      ['政府信息公开条例', '中华人民共和国政府信息公开条例'],
      ['义务教育法', '中华人民共和国义务教育法'],
      ['《合同法》', '中华人民共和国合同法'],
      ['地方预决算公开操作规程', '财政部关于印发〈地方预决算公开操作规程〉的通知'],
    ] as const) {
      expect(index.find(parseCitation(short))?.instrument.title).toBe(title);
    }
  });

  it('is searched in time that grows with the title, whatever it is made of', () => {
    const started = cpuTime();
    const index = new InstrumentIndex([
      instrument('部'.repeat(20_000)),
      instrument(`${'委、'.repeat(20_000)}关于`),
    ]);
    index.find(parseCitation(`《${'国务院办公厅'.repeat(5000)}》`));
    expect(cpuTime() - started).toBeLessThan(5000);
  });
});
