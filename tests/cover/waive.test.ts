import { describe, expect, it } from 'vitest';
import { rootsOf, waive } from '../../src/cover/waive.js';
import type { Catalog, Entry, Exemption } from '../../src/model/catalog.js';
import type { Claim, Diagnostic, Severity } from '../../src/model/diagnostic.js';
import { nodePlace, type Place } from '../../src/model/place.js';
import { wording } from '../../src/model/wording.js';
import { agency, catalog, entry, exemption } from './catalogs.js';

const words = wording('x', 'x');
const claims: Claim[] = (['warning', 'error'] as const).map((severity) => ({
  code: `some-${severity}`,
  severity,
  claim: words,
  source: words,
}));

function found(place: Place, severity: Severity = 'warning', ...related: Place[]): Diagnostic {
  return {
    code: 'some-warning',
    severity,
    message: words,
    place,
    related: related.map((other) => ({ place: other, message: words })),
    hint: null,
  };
}

/** Item 0 of 一.yaml alone; item 0 of 共用.yaml shared by east and west, overridden by west in 西.yaml. */
function entries(): Entry[] {
  const made = (id: string, file: string, sharedId: string | null, places: Entry['places'] = {}): Entry => ({
    ...entry({ id, fulfils: [], subject: ['east'], levels: ['township'] }),
    sharedId,
    place: nodePlace(file, '/items/0'),
    places,
  });
  return [
    made('A-1', '一.yaml', null),
    made('S-1@east', '共用.yaml', 'S-1', { content: nodePlace('共用.yaml', '/items/0/content') }),
    made('S-1@west', '共用.yaml', 'S-1', { content: nodePlace('西.yaml', '/items/3/content') }),
  ];
}

function waiving(entry: string, rule = 'some-warning'): Exemption {
  const place = nodePlace('exemptions.yaml', '/exemptions/0');
  return { ...exemption({ guide: [] }), waiver: { rule, entries: [entry] }, place };
}

function county(...exemptions: Exemption[]): Catalog {
  return catalog({
    agencies: [agency('east', 'township')],
    guides: [],
    leads: {},
    entries: entries(),
    exemptions,
  });
}

/** What stands, by code and pointer. */
function standing(given: Catalog, diagnostics: readonly Diagnostic[], settled = true): string[] {
  const { entries: all, exemptions } = given;
  const roots = new Map(rootsOf(all, exemptions));
  return waive({
    frame: given,
    roots,
    ids: () => all.flatMap(({ id, sharedId }) => [id, sharedId ?? id]),
    date: '2026-06-30',
    diagnostics,
    claims,
    settled,
  }).map(({ code, place }) => `${code} ${place.kind === 'node' ? `${place.file}${place.pointer}` : ''}`);
}

const alone = nodePlace('一.yaml', '/items/0/timeLimit');
const neighbour = nodePlace('一.yaml', '/items/01/timeLimit');
const byDefault = nodePlace('一.yaml', '/defaults/timeLimit');
const shared = nodePlace('共用.yaml', '/items/0/content');
const override = nodePlace('西.yaml', '/items/3/content');

describe('a waiver', () => {
  it('accepts what was found in its entry, and nothing of its neighbours', () => {
    expect(standing(county(waiving('A-1')), [found(alone), found(neighbour)])).toEqual([
      'some-warning 一.yaml/items/01/timeLimit',
    ]);
  });

  it('accepts a value from defaults only where the finding names its entry beside it', () => {
    const ofOther = found(byDefault, 'warning', nodePlace('一.yaml', '/items/5'));
    const ofThis = found(byDefault, 'warning', nodePlace('一.yaml', '/items/0'));
    expect(standing(county(waiving('A-1')), [ofOther, ofThis])).toEqual([
      'some-warning 一.yaml/defaults/timeLimit',
    ]);
  });

  it('of a shared item is for all its instances, of one instance for what that agency wrote', () => {
    const diagnostics = [found(shared), found(override)];
    expect(standing(county(waiving('S-1')), diagnostics)).toEqual([]);
    expect(standing(county(waiving('S-1@west')), diagnostics)).toEqual([
      'some-warning 共用.yaml/items/0/content',
    ]);
    expect(standing(county(waiving('S-1@east')), diagnostics)).toEqual([
      'some-warning 共用.yaml/items/0/content',
      'some-warning 西.yaml/items/3/content',
      'exemptions-needed exemptions.yaml/exemptions/0/entry/0',
    ]);
  });

  it('never hides an error, even of a rule that is a warning elsewhere', () => {
    expect(standing(county(waiving('A-1')), [found(alone, 'error')], false)).toEqual([
      'some-warning 一.yaml/items/0/timeLimit',
    ]);
    expect(standing(county(waiving('A-1', 'some-error')), [])).toEqual([
      'known-waived-rules exemptions.yaml/exemptions/0/rule',
    ]);
  });

  it('is not called idle while an error kept a stage from looking', () => {
    expect(standing(county(waiving('A-1')), [], false)).toEqual([]);
    expect(standing(county(waiving('A-1')), [], true)).toEqual([
      'exemptions-needed exemptions.yaml/exemptions/0/entry/0',
    ]);
  });
});
