import type { Guide, GuideItem } from '../model/catalog.js';
import { nodePlace } from '../model/place.js';
import { matchKey } from '../text/normalise.js';
import type { AuthoredGuide } from './authored.js';
import type { OwnGuide } from './guide-sets.js';
import { audienceOf, type ChannelNames } from './resolve.js';

export function guideOf(authored: AuthoredGuide, file: string, channels: ChannelNames): Guide {
  return {
    domain: authored.domain,
    id: authored.id,
    slug: authored.slug,
    order: authored.order,
    issuer: authored.issuer,
    document: {
      title: authored.document.title,
      number: authored.document.number ?? null,
      issued: authored.document.issued ?? null,
      attested: authored.document.attested,
    },
    notes: authored.notes ?? [],
    items: authored.items.map(
      (item, index): GuideItem => ({
        id: item.id,
        domain: authored.domain,
        category: item.category,
        name: item.name,
        content: item.content,
        basis: item.basis,
        timeLimit: item.timeLimit,
        subject: item.subject,
        channels: item.channels.map((text) => channels.use(text)),
        channelRule: item.channelRule ?? 'any',
        audience: audienceOf(item.audience),
        method: item.method,
        levels: item.levels,
        attestation: item.attestation,
        unseen: item.unseen ?? [],
        sources: item.sources ?? [],
        remarks: item.remarks ?? null,
        place: nodePlace(file, `/items/${index}`),
      }),
    ),
    replaces: null,
    parent: null,
    place: nodePlace(file, '/domain'),
  };
}

export function ownGuideOf(authored: AuthoredGuide, file: string, channels: ChannelNames): OwnGuide {
  return {
    guide: guideOf(authored, file, channels),
    replaces: authored.replaces !== undefined,
    inherits: authored.inherits ?? null,
  };
}

/** Which guide items an entry answers: those it names, or the one of the same domain, category and name. */
export class GuideIndex {
  readonly #ids = new Set<string>();
  readonly #byName = new Map<string, string>();

  constructor(guides: readonly Guide[]) {
    for (const guide of guides) {
      for (const item of guide.items) {
        this.#ids.add(item.id);
        this.#byName.set(nameKey(item.domain, item.category, item.name), item.id);
      }
    }
  }

  answeredBy(entry: {
    readonly guide: readonly string[];
    readonly domain: string;
    readonly category: readonly string[];
    readonly name: string;
  }): readonly string[] {
    if (entry.guide.length > 0) return entry.guide.filter((id) => this.#ids.has(id));
    const id = this.#byName.get(nameKey(entry.domain, entry.category, entry.name));
    return id === undefined ? [] : [id];
  }
}

function nameKey(domain: string, category: readonly string[], name: string): string {
  return `${matchKey(domain)}|${category.map(matchKey).join('/')}|${matchKey(name)}`;
}
