import type { Catalog, Entry } from '../../model/catalog.js';
import { type Place, placeWithin } from '../../model/place.js';
import { fieldNames } from '../../model/vocabulary.js';
import { type Wording, wording } from '../../model/wording.js';
import { type Named, type Placeholder, placeholderOf } from '../../text/placeholder.js';
import type { SectionRule } from '../rule.js';

/**
 * Every element says something of this county: 相关审批部门, 同上 or ××县 are copied from a sample table and tell a
 * reader neither who nor where. 国办发〔2019〕54号: the guides are to be localised.
 */
export const noPlaceholders: SectionRule = {
  code: 'no-placeholders',
  scope: 'section',
  severity: 'error',
  claim: wording('要素都结合本地写实，没有照抄的占位词', 'Every element is localised; none is a placeholder'),
  source: wording(
    '《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）：结合本地实际编制目录',
    'General Office of the State Council, No. 54 of 2019: catalogs are made for the place itself',
  ),
  needs: ['agencies', 'registers'],
  *check(catalog) {
    for (const { value, place, kind, draft } of found(catalog)) {
      const field = wording(fieldNames[value.field] ?? value.field, value.field);
      yield {
        severity: draft ? 'warning' : 'error',
        message: messageOf(kind, value.text, field),
        place,
        hint: hints[kind],
      };
    }
  },
};

interface Value {
  readonly text: string;
  readonly field: string;
  readonly named: Named;
  readonly place: Place;
  /** The number of the item where the place is that of a list. */
  readonly index: number | null;
}

interface Found {
  readonly value: Value;
  readonly place: Place;
  readonly kind: Placeholder;
  /** Whether nothing but drafts says it. */
  draft: boolean;
}

/** The placeholders of all entries, each place once. */
function found(catalog: Catalog): Iterable<Found> {
  const byPlace = new Map<string, Found>();
  // Entries say the same few thousand texts over and over.
  const kinds = new Map<Named, Map<string, Placeholder | null>>();
  for (const entry of catalog.entries) {
    const draft = entry.status === 'draft';
    for (const value of valuesOf(entry)) {
      const { text, named, index } = value;
      let known = kinds.get(named);
      if (known === undefined) {
        known = new Map();
        kinds.set(named, known);
      }
      let kind = known.get(text);
      if (kind === undefined) {
        kind = placeholderOf(text, named);
        known.set(text, kind);
      }
      if (kind === null) continue;
      const place = index === null ? value.place : placeWithin(value.place, String(index));
      const key = place.kind === 'node' ? `${place.file}#${place.pointer}` : `${place.file}#${text}`;
      const before = byPlace.get(key);
      if (before === undefined) byPlace.set(key, { value, place, kind, draft });
      else if (!draft) before.draft = false;
    }
  }
  return byPlace.values();
}

function* valuesOf(entry: Entry): Iterable<Value> {
  const at = (field: keyof Entry['places']): Place => entry.places[field] ?? entry.place;
  const whole = { index: null } as const;
  yield { text: entry.name, field: 'name', named: 'words', place: at('name'), ...whole };
  for (const field of ['content', 'basis'] as const) {
    const named = field === 'basis' ? 'document' : 'words';
    for (const [index, text] of entry[field].entries()) yield { text, field, named, place: at(field), index };
  }
  for (const [index, { text, channel }] of entry.channels.entries()) {
    if (channel === null) {
      yield { text, field: 'channels', named: 'words', place: at('channels'), index };
    }
  }
  if (entry.timeLimit !== null) {
    yield { text: entry.timeLimit, field: 'timeLimit', named: 'words', place: at('timeLimit'), ...whole };
  }
  for (const field of ['subject', 'responsible'] as const) {
    for (const { text, agencies, place } of entry[field]) {
      if (agencies.length === 0) yield { text, field, named: 'agency', place, ...whole };
    }
  }
  if (entry.audience?.kind === 'group') {
    yield { text: entry.audience.group, field: 'group', named: 'group', place: at('audience'), ...whole };
  }
}

function messageOf(kind: Placeholder, text: string, field: Wording): Wording {
  const [zh, en] = meanings[kind];
  return wording(`${field.zh}“${text}”${zh}`, `the ${field.en} “${text}” ${en}`);
}

const meanings: Readonly<Record<Placeholder, readonly [string, string]>> = {
  ditto: [
    '要靠别处才看得懂，单独打开这个事项的人看不到',
    'is told elsewhere; who opens this entry alone cannot see it',
  ],
  pending: ['没有写出内容', 'says nothing'],
  anonymous: ['还是范本里的空格，没有换成本地的名称', 'is a blank of the sample, not a name of this place'],
  'any-agency': ['没有写明是本地的哪个单位', 'does not say which agency of this place it is'],
  'any-document': ['没有写明是哪个文件', 'does not say which document it is'],
  'any-group': ['没有写明是哪一类人', 'does not say who they are'],
};

const hints: Readonly<Record<Placeholder, Wording>> = {
  ditto: wording(
    '照原文写一遍；整个文件都一样的，写在文件开头的“默认”里',
    'write it out; what holds for the whole file goes to its defaults',
  ),
  pending: wording(
    '写出内容；还没定的事项先写“状态: 草稿”',
    'write it; until it is settled, mark the item “status: draft”',
  ),
  anonymous: wording('换成本地的名称', 'write the name of this place'),
  'any-agency': wording(
    '写单位登记册（agencies.yaml）里的名称，如“县教育和体育局”；几个单位写成列表',
    'write names of the agency register (agencies.yaml), several as a list',
  ),
  'any-document': wording(
    '写出文件的全称和文号，如“《某某办法》(国办发〔2019〕54号)”；地方文件也要写全',
    'write title and number of the document, local ones too',
  ),
  'any-group': wording(
    '写成“特定群体: 低保对象”这样具体的一类人',
    'name them: “group: recipients of subsistence allowances”',
  ),
};
