import type { Catalog, Entry, GuideItem } from '../../src/model/catalog.js';
import { isPublished } from '../../src/model/catalog.js';
import type { Cell, ShortfallElement } from '../../src/model/coverage.js';
import { fieldNames, type Level } from '../../src/model/vocabulary.js';
import { matchKey } from '../../src/text/normalise.js';
import { drop, type Example, listOf, put, type Written } from './example.js';
import type { Expectation } from './expected.js';

/** One thing that can be done to the example, and what must come of it. */
export interface Mutation {
  readonly target: string;
  readonly file: string;
  readonly change: (written: Written) => void;
  readonly expectation: Expectation;
}

export interface Kind {
  readonly name: string;
  /** Every mutation of the kind that the example allows. */
  readonly mutations: readonly Mutation[];
}

/** Every way in which this script removes or weakens one thing. */
export function kindsOf(example: Example): Kind[] {
  const items = itemsWritten(example);
  const of = (make: (item: ItemWritten) => readonly Mutation[]): readonly Mutation[] => items.flatMap(make);
  return [
    { name: '删去事项', mutations: of(removed) },
    { name: '改为草稿', mutations: of(drafted) },
    { name: '改名后对不上指引', mutations: of(renamed) },
    { name: '删去内容要素', mutations: of(lostContent) },
    { name: '放宽时限', mutations: of(longer) },
    { name: '换掉渠道', mutations: of(otherChannel) },
    { name: '缩小公开对象', mutations: of(narrower) },
    { name: '主动公开改为依申请', mutations: of(onRequest) },
    { name: '删去“对应”', mutations: of(unconfirmed) },
    { name: '少写层级', mutations: of(levelDropped) },
    { name: '删去一个乡镇或村的主体', mutations: of(subjectDropped) },
    { name: '删去本地事项', mutations: localRemoved(example) },
    { name: '删去豁免', mutations: exemptionRemoved(example) },
    { name: '豁免过期', mutations: exemptionExpired(example) },
  ];
}

/** An item as a file has it, alone in answering its guide item: all its instances, and the cells they answer. */
interface ItemWritten {
  readonly entries: readonly [Entry, ...Entry[]];
  readonly file: string;
  readonly index: number;
  readonly guide: GuideItem;
  readonly cells: ReadonlySet<Cell>;
  /** The lead agency of the domain, which answers for a county cell that nobody answers. */
  readonly lead: string;
  readonly levelOf: ReadonlyMap<string, Level>;
}

function itemsWritten({ catalog, coverage }: Example): ItemWritten[] {
  const guides = new Map(catalog.guides.flatMap((guide) => guide.items.map((item) => [item.id, item])));
  const leads = new Map(catalog.domains.map(({ name, lead }) => [name, lead.agencies[0] ?? '']));
  const exempted = new Set(catalog.exemptions.flatMap(({ guide }) => guide));
  const levelOf = new Map(catalog.agencies.map(({ id, level }) => [id, level]));
  const cellsOf = new Map<string, Cell[]>();
  for (const cell of coverage.cells) {
    for (const id of cell.entries) cellsOf.set(id, [...(cellsOf.get(id) ?? []), cell]);
  }
  return groupsOf(catalog).flatMap((entries) => {
    const [first] = entries;
    const guide = guides.get(first.fulfils[0] ?? '');
    const ids = new Set(entries.map(({ id }) => id));
    const cells = new Set(entries.flatMap(({ id }) => cellsOf.get(id) ?? []));
    const alone = [...cells].every((cell) => cell.entries.every((id) => ids.has(id)));
    const overridden = entries.some(({ places }) =>
      Object.values(places).some(({ file }) => file !== first.place.file),
    );
    const fit =
      alone &&
      !overridden &&
      entries.every((entry) => isPublished(entry) && entry.fulfils.length === 1) &&
      [...cells].some(({ status }) => status === 'complete');
    if (guide === undefined || !fit || exempted.has(guide.id)) return [];
    const lead = leads.get(guide.domain) ?? '';
    return [{ entries, file: first.place.file, index: indexOf(first), guide, cells, lead, levelOf }];
  });
}

/** The instances of one written item together. */
function groupsOf(catalog: Catalog): [Entry, ...Entry[]][] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of catalog.entries) {
    const key = `${entry.place.file} ${indexOf(entry)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function indexOf({ place }: Entry): number {
  return place.kind === 'node' ? Number(place.pointer.split('/')[2]) : -1;
}

function mutation(
  { entries: [first], file, index }: ItemWritten,
  change: (item: Written, all: Written[]) => void,
  expectation: Expectation,
): Mutation {
  return {
    target: `${first.sharedId ?? first.id}`,
    file,
    change: (written) => {
      const all = listOf(written, 'items');
      const item = all[index];
      if (item === undefined) throw new Error(`${file} has no item ${index}`);
      change(item, all);
    },
    expectation,
  };
}

/** Nobody answers the cells any more; at county level the lead agency is left with them. */
function unanswered({ cells, lead }: ItemWritten, localEntries = 0): Expectation {
  return {
    changed: (cell) =>
      cells.has(cell) ? { status: 'missing', ...(cell.level === 'county' && { agency: lead }) } : null,
    localEntries,
  };
}

/** What was complete is partial, for this element and no other, and nothing else moves. */
function weakened({ cells }: ItemWritten, weaker: ShortfallElement): Expectation {
  return {
    changed: (cell) => (cells.has(cell) ? { status: 'partial', weaker } : null),
    localEntries: 0,
  };
}

function asks({ guide }: ItemWritten, element: ShortfallElement): boolean {
  return !guide.unseen.some((name) => name === element || name === fieldNames[element]);
}

function removed(item: ItemWritten): readonly Mutation[] {
  return [mutation(item, (_, all) => void all.splice(item.index, 1), unanswered(item))];
}

function drafted(item: ItemWritten): readonly Mutation[] {
  const expectation: Expectation = {
    changed: (cell) => (item.cells.has(cell) ? { status: 'draft' } : null),
    localEntries: 0,
  };
  return [mutation(item, (written) => put(written, 'status', 'draft'), expectation)];
}

function renamed(item: ItemWritten): readonly Mutation[] {
  if (item.entries[0].guide.length > 0) return [];
  return [
    mutation(item, (written) => put(written, 'name', '另起的名称'), unanswered(item, item.entries.length)),
  ];
}

/** Drops an element that one of the guide's is word for word, and that stands in none of the others. */
function lostContent(item: ItemWritten): readonly Mutation[] {
  const [{ content, equivalents }] = item.entries;
  if (!asks(item, 'content') || equivalents.length > 0) return [];
  return content.flatMap((element, index) => {
    const key = matchKey(element);
    const rest = content.filter((_, other) => other !== index);
    const asked = item.guide.content.some((text) => matchKey(text) === key && !text.includes('可选'));
    const single = !/[、，,；;/()（）和及与]/u.test(element);
    if (!asked || !single || rest.length === 0 || rest.some((text) => matchKey(text).includes(key)))
      return [];
    return [mutation(item, (written) => put(written, 'content', rest), weakened(item, 'content'))];
  });
}

/** Twice the guide's own number of days, in the guide's own words. */
function longer(item: ItemWritten): readonly Mutation[] {
  const { timeLimit } = item.guide;
  const numbers = timeLimit.match(/\d+/gu) ?? [];
  const plain = numbers.length === 1 && /日内/u.test(timeLimit) && !/公示|公告|期限|前|另有/u.test(timeLimit);
  if (!plain || !asks(item, 'timeLimit')) return [];
  const doubled = timeLimit.replace(/\d+/u, (days) => String(Number(days) * 2));
  return [mutation(item, (written) => put(written, 'timeLimit', doubled), weakened(item, 'timeLimit'))];
}

function otherChannel(item: ItemWritten): readonly Mutation[] {
  const { channels } = item.guide;
  if (!asks(item, 'channels') || channels.length === 0) return [];
  const other = ['政府公报', '精准推送', '广播电视'].find((name) =>
    channels.every(({ text }) => text !== name),
  );
  if (other === undefined) return [];
  return [mutation(item, (written) => put(written, 'channels', [other]), weakened(item, 'channels'))];
}

function narrower(item: ItemWritten): readonly Mutation[] {
  if (!asks(item, 'audience') || item.guide.audience.kind !== 'public') return [];
  return [
    mutation(item, (written) => put(written, 'audience', { 特定群体: '申请人' }), weakened(item, 'audience')),
  ];
}

function onRequest(item: ItemWritten): readonly Mutation[] {
  if (!asks(item, 'method') || item.guide.method !== 'proactive') return [];
  return [mutation(item, (written) => put(written, 'method', '依申请公开'), weakened(item, 'method'))];
}

function unconfirmed(item: ItemWritten): readonly Mutation[] {
  if (!asks(item, 'content') || item.entries[0].equivalents.length === 0) return [];
  return [mutation(item, (written) => drop(written, 'equivalents'), weakened(item, 'content'))];
}

/** Unticks one level at which the item has a subject. */
function levelDropped(item: ItemWritten): readonly Mutation[] {
  const [first] = item.entries;
  if (item.entries.length > 1 || !asks(item, 'levels') || first.levels.length < 2) return [];
  return first.levels.flatMap((level) => {
    const answered = [...item.cells].filter((cell) => cell.level === level && cell.status === 'complete');
    if (answered.length === 0) return [];
    const rest = first.levels.filter((other) => other !== level);
    const hit = new Set(answered);
    return [
      mutation(item, (written) => put(written, 'levels', rest), {
        changed: (cell) => (hit.has(cell) ? { status: 'partial', weaker: 'levels' } : null),
        localEntries: 0,
      }),
    ];
  });
}

/** Takes one township or village out of several subjects; the levels stay as they are. */
function subjectDropped(item: ItemWritten): readonly Mutation[] {
  const [first] = item.entries;
  if (item.entries.length > 1) return [];
  const subjects = first.subject.flatMap(({ agencies }) => agencies);
  return [...item.cells].flatMap((cell) => {
    const { level, agency } = cell;
    if (level === 'county' || item.levelOf.get(agency) !== level) return [];
    const rest = subjects.filter((id) => id !== agency);
    if (rest.length === 0) return [];
    return [
      mutation(
        item,
        (written) => {
          put(written, 'subject', rest);
          put(written, 'levels', [...first.levels]);
        },
        { changed: (other) => (other === cell ? { status: 'missing' } : null), localEntries: 0 },
      ),
    ];
  });
}

function localRemoved({ catalog }: Example): readonly Mutation[] {
  return groupsOf(catalog)
    .filter((entries) => entries.every((entry) => isPublished(entry) && entry.fulfils.length === 0))
    .map(([first, ...others]) => ({
      target: first.sharedId ?? first.id,
      file: first.place.file,
      change: (written) => void listOf(written, 'items').splice(indexOf(first), 1),
      expectation: { changed: () => null, localEntries: -1 - others.length },
    }));
}

function exemptionRemoved({ catalog, coverage }: Example): readonly Mutation[] {
  return exempting(catalog, coverage.cells, (written, index) => {
    listOf(written, 'exemptions').splice(index, 1);
  });
}

function exemptionExpired({ catalog, coverage }: Example): readonly Mutation[] {
  return exempting(catalog, coverage.cells, (written, index) => {
    const exemption = listOf(written, 'exemptions')[index];
    if (exemption !== undefined) put(exemption, 'expires', '2026-01-01');
  });
}

function exempting(
  catalog: Catalog,
  cells: readonly Cell[],
  change: (written: Written, index: number) => void,
): readonly Mutation[] {
  return catalog.exemptions.flatMap(({ place, guide }, index) => {
    const hit = new Set(cells.filter(({ exemption }) => exemption !== null && same(exemption.place, place)));
    if (hit.size === 0) return [];
    return [
      {
        target: guide.join(' '),
        file: place.file,
        change: (written: Written) => change(written, index),
        expectation: {
          changed: (cell: Cell) =>
            hit.has(cell) ? { status: cell.entries.length > 0 ? 'draft' : 'missing' } : null,
          localEntries: 0,
        },
      },
    ];
  });
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
