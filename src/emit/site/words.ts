import type { AgencyReference, Audience, ChannelUse, PublishedEntry } from '../../model/catalog.js';
import { type Level, levelNames, levels } from '../../model/vocabulary.js';
import type { SiteContext } from './context.js';

/** One text as it is, several as a list: what the partial `texts` prints. */
export interface TextsView {
  readonly many: boolean;
  readonly one: string;
  readonly items: readonly string[];
}

export function textsView(texts: readonly string[]): TextsView {
  return { many: texts.length > 1, one: texts[0] ?? '—', items: texts };
}

/** The name of the register, so that all pages speak of one channel in one way; what stands behind 其他 is kept. */
export function channelText(context: SiteContext, use: ChannelUse): string {
  const name = use.channel === null ? use.text : (context.channelNames.get(use.channel) ?? use.text);
  return use.detail === null ? name : `${name}：${use.detail}`;
}

export function audienceText(audience: Audience): string {
  return audience.kind === 'public' ? '全社会' : `特定群体：${audience.group}`;
}

/** 县级、乡级, in the order of government whatever the author wrote. */
export function levelsText(own: readonly Level[]): string {
  return levels
    .filter((level) => own.includes(level))
    .map((level) => levelNames[level])
    .join('、');
}

/**
 * One agency by its full name, whatever the author wrote (a short name, an id); a group of agencies by the
 * word for the group, and unknown words as they are.
 */
export function referencesText(context: SiteContext, references: readonly AgencyReference[]): string {
  const names = references.map(({ text, agencies: [only, ...more] }) =>
    only === undefined || more.length > 0 ? text : (context.agencies.get(only)?.name ?? text),
  );
  return [...new Set(names)].join('、');
}

/** The name of an entry; that of an instance of a shared list says whose it is, for there are many alike. */
export function entryTitle(context: SiteContext, entry: PublishedEntry): string {
  return entry.sharedId === null ? entry.name : `${entry.name}（${referencesText(context, entry.subject)}）`;
}

export function categoryText(category: readonly string[]): string {
  return category.join(' / ');
}

/** The title of a document, in title marks once. */
export function titleText(title: string): string {
  return title.startsWith('《') ? title : `《${title}》`;
}

/** `2024-05-20` → `2024年5月20日`. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The first characters of a text, for page descriptions; never half a character. */
export function excerpt(text: string, length: number): string {
  const characters = [...text.replace(/\s+/gu, ' ')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
