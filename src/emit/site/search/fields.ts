import type { AgencyReference, PublishedEntry } from '../../../model/catalog.js';
import { levelNames, levels, methodNames, stageNames } from '../../../model/vocabulary.js';
import type { SiteContext } from '../context.js';
import { historyOf } from '../lineage.js';
import { audienceText, channelText } from '../words.js';

/** Part of addresses of searches (`search.html?domain=…`): they stay as they are. */
type FacetKey = 'domain' | 'agency' | 'level' | 'audience' | 'method';

/** What a field is to the search page: a facet, a part of the head of every hit, or shown where it was hit. */
type FieldKind = FacetKey | 'name' | 'category' | 'id' | 'element';

/** One element of entries that can be searched. */
export interface SearchField {
  readonly label: string;
  readonly kind: FieldKind;
  /** Whether its texts are names that are found by the initials of their pinyin. */
  readonly named: boolean;
  /** As the page of the item shows them: what a reader can see is what can be found. */
  readonly texts: (context: SiteContext, entry: PublishedEntry) => readonly string[];
}

/**
 * Every element the page of an item shows, in the order the index numbers them: facets, whose texts every
 * search needs; names; what is fetched for the hits that show it; ids, one for each entry.
 */
export const searchFields: readonly SearchField[] = [
  { label: '领域', kind: 'domain', named: true, texts: (_, entry) => [entry.domain] },
  {
    label: '公开主体',
    kind: 'agency',
    named: true,
    texts: (context, entry) => agencyNames(context, entry.subject),
  },
  {
    label: '公开层级',
    kind: 'level',
    named: false,
    texts: (_, entry) =>
      levels.filter((level) => entry.levels.includes(level)).map((level) => levelNames[level]),
  },
  { label: '公开对象', kind: 'audience', named: false, texts: (_, entry) => [audienceText(entry.audience)] },
  { label: '公开方式', kind: 'method', named: false, texts: (_, entry) => [methodNames[entry.method]] },
  { label: '名称', kind: 'name', named: true, texts: (_, entry) => [entry.name] },
  { label: '一级事项', kind: 'category', named: false, texts: (_, entry) => entry.category },
  element('公开内容', (_, entry) => entry.content),
  element('公开依据', (_, entry) => entry.basis),
  element('公开时限', (_, entry) => (entry.timeLimit === null ? [] : [entry.timeLimit])),
  element('责任单位', (context, entry) => agencyNames(context, entry.responsible)),
  element('公开渠道', (context, entry) => entry.channels.map((use) => channelText(context, use))),
  element('网站栏目', (context, entry) =>
    entry.column === null ? [] : [context.columns.get(entry.column)?.name ?? entry.column],
  ),
  element('五公开', (_, entry) => (entry.stage === null ? [] : [`${stageNames[entry.stage]}公开`])),
  element('备注', (_, entry) => (entry.remarks === null ? [] : [entry.remarks])),
  element('不予公开理由', (_, entry) => (entry.withheldReason === null ? [] : [entry.withheldReason])),
  element('标准指引事项', (context, entry) =>
    entry.fulfils.filter((id) => id !== entry.id && context.guideItems.has(id)),
  ),
  element('历史沿革', (context, entry) => historyOf(context, entry.id)),
  { label: '编码', kind: 'id', named: false, texts: (_, entry) => [entry.id] },
];

/** Facets come first, so that the number of a facet is that of its field. */
export function isFacet({ kind }: SearchField): boolean {
  return ['domain', 'agency', 'level', 'audience', 'method'].includes(kind);
}

function element(label: string, texts: SearchField['texts']): SearchField {
  return { label, kind: 'element', named: false, texts };
}

/** Agencies by their full names; words that name none stay as written. */
function agencyNames(context: SiteContext, references: readonly AgencyReference[]): string[] {
  return references.flatMap(({ text, agencies }) => {
    const names = agencies.flatMap((id) => context.agencies.get(id)?.name ?? []);
    return names.length === 0 ? [text] : names;
  });
}
