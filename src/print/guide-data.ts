import { type Catalog, type Guide, type GuideItem, isAttested } from '../model/catalog.js';

/** All guides in force, as data. */
export function guideListData({ guides, domains }: Catalog): object {
  const adopted = new Set(domains.map(({ name }) => name));
  return {
    guides: guides.map((guide) => ({
      ...summary(guide),
      adopted: adopted.has(guide.domain),
    })),
  };
}

export function guideData(guide: Guide): object {
  return {
    ...summary(guide),
    document: guide.document,
    notes: guide.notes,
    rows: guide.items.map(itemData),
  };
}

export function itemData({ place: _, channels, ...item }: GuideItem): object {
  return { ...item, channels: channels.map(({ text }) => text) };
}

function summary({ id, domain, slug, issuer, items, replaces, parent, place }: Guide): object {
  return {
    id,
    domain,
    slug,
    issuer,
    items: items.length,
    attested: items.filter(isAttested).length,
    file: place.file,
    replaces: replaces === null ? null : replaces.place.file,
    inherits: parent === null ? null : parent.id,
  };
}
