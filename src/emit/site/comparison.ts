import { type GuideItem, isAttested, type PublishedEntry } from '../../model/catalog.js';
import { fieldNames, methodNames } from '../../model/vocabulary.js';
import { hostOf } from '../../text/identity/host.js';
import type { GuideRow, SiteContext } from './context.js';
import { type TextLinkView, textLink } from './links.js';
import {
  audienceText,
  categoryText,
  channelText,
  levelsText,
  referencesText,
  type TextsView,
  textsView,
  titleText,
} from './words.js';

/** A guide item beside the entry that answers it, with how surely the item is known. */
export interface ComparisonView {
  readonly caption: string;
  /** Heading over what the guide asks; it never claims to be the ministry's text. */
  readonly asked: string;
  readonly given: string;
  readonly rows: readonly {
    readonly name: string;
    readonly asked: TextsView;
    readonly given: TextsView;
    /** Set when this element was not seen although its row was. */
    readonly unseen: string | null;
  }[];
  readonly recalled: boolean;
  readonly attestation: string;
  readonly explanation: string;
  readonly sources: readonly (TextLinkView & { readonly before: string })[];
}

export function comparisonOf(
  context: SiteContext,
  page: string,
  entry: PublishedEntry,
  { guide, item }: GuideRow,
): ComparisonView {
  const attested = isAttested(item);
  const row = (field: string, name: string, asked: readonly string[], given: readonly string[]) => ({
    name,
    asked: textsView(asked),
    given: textsView(given),
    unseen: attested && isUnseen(item, field) ? '此要素未见于已公布的目录，仅供参考' : null,
  });
  const channels = (uses: GuideItem['channels']) => uses.map((use) => channelText(context, use));
  return {
    caption: `${item.id} ${item.name}`,
    asked: attested ? '标准指引事项（据已公布的目录）' : '参考内容（未见原文）',
    given: `${context.publication.catalog.county.name}目录`,
    rows: [
      row(
        'name',
        '事项',
        [`${categoryText(item.category)} / ${item.name}`],
        [`${categoryText(entry.category)} / ${entry.name}`],
      ),
      row('content', '内容', item.content, entry.content),
      row('basis', '依据', item.basis, entry.basis),
      row('timeLimit', '时限', [item.timeLimit], entry.timeLimit === null ? [] : [entry.timeLimit]),
      row('subject', '主体', [item.subject], [referencesText(context, entry.subject)]),
      row('channels', '渠道', channels(item.channels), channels(entry.channels)),
      row('audience', '对象', [audienceText(item.audience)], [audienceText(entry.audience)]),
      row('method', '方式', [methodNames[item.method]], [methodNames[entry.method]]),
      row('levels', '层级', [levelsText(item.levels)], [levelsText(entry.levels)]),
    ],
    recalled: !attested,
    attestation: attested ? '见于已公布的目录。' : '未见原文，仅供参考。',
    explanation: attested
      ? `对照文字据各地已公布的目录整理，不是标准指引原件；正式文本以${guide.issuer}印发的${titleText(guide.document.title)}为准。`
      : `对照文字没有与标准指引原件或者已公布的目录核对过，不代表${guide.issuer}的要求；请以正式印发的${titleText(guide.document.title)}为准。`,
    sources: attested ? sourcesOf(context, page, item.sources) : [],
  };
}

/** Guides name unseen elements by the English or the Chinese name of the field. */
function isUnseen(item: GuideItem, field: string): boolean {
  return item.unseen.some((name) => name === field || name === fieldNames[field]);
}

/** Web sources by their host: the full addresses are long and say nothing to a reader. */
function sourcesOf(
  context: SiteContext,
  page: string,
  sources: readonly string[],
): ComparisonView['sources'] {
  return sources
    .map((source) => textLink(context, page, hostOf(source), source))
    .filter(({ text, href }) => text !== '' && href !== null && /^https?:/iu.test(href))
    .map((source, index) => ({ ...source, before: index === 0 ? '' : '、' }));
}
