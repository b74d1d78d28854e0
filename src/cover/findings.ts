import { type Entry, type GuideItem, isAttested } from '../model/catalog.js';
import type { Shortfall, ShortfallElement } from '../model/coverage.js';
import { type Claim, type Diagnostic, diagnosticOf, type Related } from '../model/diagnostic.js';
import { type Group, groupedBy } from '../model/grouped.js';
import { liesWithin } from '../model/place.js';
import { type Wording, wording } from '../model/wording.js';
import { coverClaims } from './claims.js';
import type { Conformance } from './conform/conform.js';
import { inBraces } from './conform/content.js';
import { askedPlace, isSeen } from './conform/weakness.js';

/**
 * What conformance finds, as diagnostics at the entries' own words. An entry of many cells says a thing once,
 * and so do the instances of a shared list.
 */
export class ConformityFindings {
  readonly #found = new Map<string, Diagnostic>();

  add(item: GuideItem, entries: readonly Entry[], { shortfalls, unseen, undecided }: Conformance): void {
    if (shortfalls.length + unseen.length + undecided.length === 0) return;
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const group of [...byElement([...shortfalls, ...unseen])]) {
      const claim = coverClaims[group[0].element];
      this.#keep(
        claim,
        messages[group[0].element](group, guideWords(item, group[0].element)),
        group,
        item,
        byId,
      );
    }
    for (const limit of undecided) {
      this.#keep(
        coverClaims.comparable,
        notComparable(limit, guideWords(item, 'timeLimit')),
        [limit],
        item,
        byId,
      );
    }
  }

  diagnostics(): Diagnostic[] {
    return [...this.#found.values()];
  }

  #keep(
    claim: Claim,
    message: Wording,
    group: Group<Shortfall>,
    item: GuideItem,
    entries: ReadonlyMap<string, Entry>,
  ): void {
    const [first] = group;
    const place =
      group.length === 1 ? first.place : (entries.get(first.entry)?.places.content ?? first.place);
    const key = JSON.stringify([claim.code, place, message.zh]);
    if (this.#found.has(key)) return;
    const entry = entries.get(first.entry);
    const attested = isAttested(item) && isSeen(item, first.element);
    this.#found.set(
      key,
      diagnosticOf(claim, {
        message,
        place,
        related: [asked(group, item), ...(entry === undefined ? [] : namedBeside(entry, first))],
        hint: hintOf(group),
        severity: attested ? 'warning' : 'advice',
      }),
    );
  }
}

/** Everything an entry lacks of one element together; only content can lack several things. */
function byElement(shortfalls: readonly Shortfall[]): Iterable<Group<Shortfall>> {
  return groupedBy(shortfalls, ({ element, entry }) => `${element} ${entry}`).values();
}

/** What the entry is weaker than, and how surely the guide is known to say so. */
interface GuideWords {
  readonly zh: string;
  readonly en: string;
  /** `（YWJY-0502 招生政策）`. */
  readonly item: Wording;
}

function guideWords(item: GuideItem, element: ShortfallElement): GuideWords {
  const known = isAttested(item) && isSeen(item, element);
  return {
    zh: known ? '标准指引' : '指引（未见证）',
    en: known ? 'the guide' : 'the guide (as recalled)',
    item: wording(`（${item.id} ${item.name}）`, ` (${item.id} ${item.name})`),
  };
}

type Message = (group: Group<Shortfall>, guide: GuideWords) => Wording;

const messages: Readonly<Record<ShortfallElement, Message>> = {
  content: (group, { zh, en, item }) =>
    wording(
      `内容少了${zh}的${group.map(({ asked }) => `“${asked}”`).join('')}${item.zh}`,
      `the content lacks ${group.map(({ asked }) => `“${asked}”`).join(', ')} of ${en}${item.en}`,
    ),
  timeLimit: ([{ given, asked }], { zh, en, item }) =>
    wording(
      `时限“${given}”比${zh}的“${asked}”宽${item.zh}`,
      `the time limit “${given}” is longer than “${asked}” of ${en}${item.en}`,
    ),
  channels: ([{ given, asked }], { zh, en, item }) =>
    wording(
      `渠道“${given}”没有达到${zh}的“${asked}”${item.zh}`,
      `the channels “${given}” are less than “${asked}” of ${en}${item.en}`,
    ),
  audience: ([{ given, asked }], { zh, en, item }) =>
    wording(
      `对象“${given}”比${zh}的“${asked}”窄${item.zh}`,
      `the audience “${given}” is narrower than “${asked}” of ${en}${item.en}`,
    ),
  method: ([{ given, asked }], { zh, en, item }) =>
    wording(
      `方式是“${given}”，${zh}是“${asked}”${item.zh}`,
      `the method is “${given}”, that of ${en} “${asked}”${item.en}`,
    ),
  levels: ([{ given, asked }], { zh, en, item }) =>
    wording(
      `层级“${given}”比${zh}的“${asked}”少，而公开主体就在少写的层级${item.zh}`,
      `the levels “${given}” are fewer than “${asked}” of ${en}, though a subject stands at the level left out${item.en}`,
    ),
};

function notComparable({ given, asked }: Shortfall, { zh, en, item }: GuideWords): Wording {
  return wording(
    `时限“${given}”与${zh}的“${asked}”比不出宽严${item.zh}`,
    `nobody can tell whether the time limit “${given}” is within “${asked}” of ${en}${item.en}`,
  );
}

/** The hint of one thing; of several lost contents, one that can be pasted as it is. */
function hintOf(group: Group<Shortfall>): Wording | null {
  const [first] = group;
  if (group.length === 1) return first.hint;
  const near = group.filter(({ given }) => given !== '');
  const asked = group.map((shortfall) => shortfall.asked);
  const confirm = near
    .map((shortfall) => `${inBraces(shortfall.asked)}: ${inBraces(shortfall.given)}`)
    .join(', ');
  return wording(
    `在“内容”中补上${asked.map((text) => `“${text}”`).join('')}${near.length === 0 ? '' : `；已用别的说法写了的，写“对应: {${confirm}}”`}`,
    `add ${asked.map((text) => `“${text}”`).join(', ')} to “content”${near.length === 0 ? '' : `; for what stands there in other words, write “equivalents: {${confirm}}”`}`,
  );
}

/** The guide's words; of several lost contents the list they stand in, since the message names each. */
function asked(group: Group<Shortfall>, item: GuideItem): Related {
  const [first] = group;
  return group.length === 1
    ? { place: first.askedPlace, message: wording(`指引：${first.asked}`, `guide: ${first.asked}`) }
    : { place: askedPlace(item, first.element), message: wording('指引的内容', 'the content of the guide') };
}

/** A value written once for many entries (a default, a shared list) does not show which entry is meant. */
function namedBeside(entry: Entry, { place }: Shortfall): Related[] {
  if (liesWithin(place, entry.place)) return [];
  return [{ place: entry.place, message: wording(`事项“${entry.name}”`, `the entry “${entry.name}”`) }];
}
