import type { Agency, Column, Guide, GuideItem } from '../../model/catalog.js';
import type { Publication } from '../../model/publication.js';
import { type Selection, selectionOf } from '../selection.js';

/** What every page of one site needs, looked up once. */
export interface SiteContext {
  readonly publication: Publication;
  readonly selection: Selection;
  readonly agencies: ReadonlyMap<string, Agency>;
  /** Columns by id and by name. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly channelNames: ReadonlyMap<string, string>;
  readonly guideItems: ReadonlyMap<string, GuideRow>;
}

export interface GuideRow {
  readonly guide: Guide;
  readonly item: GuideItem;
}

export function contextOf(publication: Publication): SiteContext {
  const { agencies, columns, channels, guides } = publication.catalog;
  return {
    publication,
    selection: selectionOf(publication),
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    columns: new Map([
      ...columns.map((column) => [column.name, column] as const),
      ...columns.map((column) => [column.id, column] as const),
    ]),
    channelNames: new Map(channels.map(({ id, name }) => [id, name])),
    guideItems: new Map(
      guides.flatMap((guide) => guide.items.map((item) => [item.id, { guide, item }] as const)),
    ),
  };
}
