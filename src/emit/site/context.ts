import type { Agency, Audience, Column, Guide, GuideItem, PublishedEntry } from '../../model/catalog.js';
import type { Publication } from '../../model/publication.js';
import { publisherOf } from '../publisher.js';
import { historiesOf, type Retired, retiredOf } from '../retired.js';
import { audienceIds, type DomainGroup, type Selection, selectionOf } from '../selection.js';
import { type Part, partsOf, rowBytes } from './parts.js';

/** What every page of one site needs, looked up once. */
export interface SiteContext {
  readonly publication: Publication;
  /** Who answers for the catalog as a whole. */
  readonly publisher: string | null;
  readonly selection: Selection;
  /** The id of the list an audience has in the selection. */
  readonly audienceId: (audience: Audience) => string;
  readonly agencies: ReadonlyMap<string, Agency>;
  /** Columns by id and by name. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly channelNames: ReadonlyMap<string, string>;
  readonly retired: readonly Retired[];
  /** What each entry came from, by its id. */
  readonly histories: ReadonlyMap<string, readonly Retired[]>;
  readonly guideItems: ReadonlyMap<string, GuideRow>;
  /** The pages the table of a domain takes. */
  readonly domainParts: (group: DomainGroup) => readonly Part<PublishedEntry>[];
}

export interface GuideRow {
  readonly guide: Guide;
  readonly item: GuideItem;
}

export function contextOf(publication: Publication): SiteContext {
  const { agencies, columns, channels, guides } = publication.catalog;
  const retired = retiredOf(publication.catalog);
  const parts = new Map<string, readonly Part<PublishedEntry>[]>();
  return {
    publication,
    publisher: publisherOf(publication.catalog),
    selection: selectionOf(publication),
    audienceId: audienceIds(),
    domainParts(group) {
      const known = parts.get(group.name) ?? partsOf(group.entries, rowBytes);
      parts.set(group.name, known);
      return known;
    },
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    columns: new Map([
      ...columns.map((column) => [column.name, column] as const),
      ...columns.map((column) => [column.id, column] as const),
    ]),
    retired,
    histories: historiesOf(retired),
    channelNames: new Map(channels.map(({ id, name }) => [id, name])),
    guideItems: new Map(
      guides.flatMap((guide) => guide.items.map((item) => [item.id, { guide, item }] as const)),
    ),
  };
}
