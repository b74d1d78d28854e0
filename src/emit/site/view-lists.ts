import type { PublishedEntry } from '../../model/catalog.js';
import { paths } from '../paths.js';
import {
  type AudienceGroup,
  type ChannelGroup,
  everyone,
  type MethodGroup,
  type StageGroup,
} from '../selection.js';
import type { SiteContext } from './context.js';
import { entryList } from './entry-groups.js';
import { type Page, sectionCrumb } from './frame.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import { type View, viewCrumb } from './views.js';
import { withheldPages } from './withheld.js';
import { referencesText } from './words.js';

/** Every item of the catalog, on as many pages as it takes. */
export function allItemsPages(context: SiteContext): Iterable<Page> {
  return listPages(context, {
    title: '全部事项',
    intro: '本目录的全部公开事项',
    entries: context.publication.entries,
    pathOf: paths.items,
    view: null,
  });
}

export function audiencePages(context: SiteContext, { id, name, entries }: AudienceGroup): Iterable<Page> {
  return listPages(context, {
    title: `面向${id === everyone ? '全社会' : name}公开的事项`,
    intro: id === everyone ? '面向全社会公开的事项' : `只向特定群体“${name}”公开的事项`,
    entries,
    pathOf: (part) => paths.audience(id, part),
    view: 'audiences',
  });
}

/** What stands behind 其他 is said of each item: it is all a reader learns of such a channel. */
export function channelPages(context: SiteContext, { channel, name, entries }: ChannelGroup): Iterable<Page> {
  return listPages(context, {
    title: `通过${name}${name === '其他' ? '渠道' : ''}公开的事项`,
    intro: `通过${name}${name === '其他' ? '渠道' : ''}公开的事项`,
    entries,
    pathOf: (part) => paths.channel(channel.id, part),
    view: 'channels',
    beside: (entry) =>
      entry.channels.flatMap((use) =>
        use.channel === channel.id && use.detail !== null ? [use.detail] : [],
      ),
  });
}

export function stagePages(context: SiteContext, { stage, name, entries }: StageGroup): Iterable<Page> {
  return listPages(context, {
    title: stage === null ? '未注明五公开环节的事项' : `${name}事项`,
    intro: stage === null ? '没有注明属于哪个五公开环节的事项' : `属于${name}的事项`,
    entries,
    pathOf: (part) => paths.stage(stage, part),
    view: 'stages',
  });
}

export function methodPages(context: SiteContext, { method, name, entries }: MethodGroup): Iterable<Page> {
  if (method === 'withheld') return withheldPages(context, entries);
  return listPages(context, {
    title: `${name}事项`,
    intro: `${name}的事项`,
    entries,
    pathOf: (part) => paths.method(method, part),
    view: 'methods',
  });
}

interface ItemList {
  readonly title: string;
  /** What the items are, before their number. */
  readonly intro: string;
  readonly entries: readonly PublishedEntry[];
  readonly pathOf: (part: number) => string;
  /** The index above the list; null for the list of all items. */
  readonly view: View | null;
  readonly beside?: (entry: PublishedEntry) => readonly string[];
}

function* listPages(context: SiteContext, list: ItemList): Iterable<Page> {
  const { title, intro, entries, pathOf, view, beside = () => [] } = list;
  const lines = entryList(context, entries, (entry) => [
    referencesText(context, entry.subject),
    ...beside(entry),
  ]);
  for (const part of lines.parts) {
    const path = pathOf(part.number);
    const summary = `${intro}共 ${entries.length} 项，涉及 ${lines.domains} 个领域。${partSummary(lines.parts, part)}`;
    yield {
      path,
      template: 'level',
      title: partTitle(title, part),
      description: summary,
      above: [sectionCrumb(paths.views), ...(view === null ? [] : [viewCrumb(view)])],
      wide: false,
      view: {
        heading: title,
        summary,
        files: [],
        pager: pagerOf(lines.parts, part, pathOf),
        groups: lines.groups(part, path),
        toc: lines.toc(path, pathOf),
      },
    };
  }
}
