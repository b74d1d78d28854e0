import { Conformity } from '../../src/cover/conform/conform.js';
import type { Agency, Catalog, Entry, Exemption, Guide, GuideItem } from '../../src/model/catalog.js';
import { plainLook } from '../../src/model/look.js';
import { filePlace } from '../../src/model/place.js';
import type { Level } from '../../src/model/vocabulary.js';

const place = filePlace('x.yaml');

/** One working day takes one to three days here: enough for limits that do not hang on holidays. */
export const conformity = new Conformity({
  workingDays: Array.from({ length: 61 }, (_, n) => [n, n * 3] as const),
  months: Array.from({ length: 25 }, (_, n) => [n * 28, n * 31] as const),
});

export function agency(id: string, level: Level): Agency {
  return { id, name: id, aliases: [], level, code: null, phone: null, address: null, url: null, place };
}

export function guide(domain: string, order: number, items: readonly GuideItem[]): Guide {
  const document = { title: domain, number: null, issued: null, attested: true };
  return {
    domain,
    id: domain,
    slug: domain,
    order,
    issuer: 'x',
    document,
    notes: [],
    items,
    replaces: null,
    parent: null,
    place,
  };
}

/** The elements that entries and guide items both have, where a test needs other than the plain ones. */
export type Elements = Partial<
  Pick<Entry & GuideItem, 'content' | 'timeLimit' | 'channels' | 'audience' | 'method'>
>;

export function guideItem(
  id: string,
  domain: string,
  levels: readonly Level[],
  seen: boolean,
  elements: Elements & Partial<Pick<GuideItem, 'channelRule' | 'unseen'>> = {},
): GuideItem {
  return {
    id,
    domain,
    category: ['c'],
    name: id,
    content: ['x'],
    basis: ['x'],
    timeLimit: 'x',
    subject: 'x',
    channels: [],
    channelRule: 'any',
    audience: { kind: 'public' },
    method: 'proactive',
    levels,
    attestation: seen ? 'seen' : 'recalled-high',
    unseen: [],
    sources: [],
    remarks: null,
    place,
    ...elements,
  };
}

export interface EntryGiven {
  readonly id: string;
  readonly fulfils: readonly string[];
  readonly subject: readonly string[];
  readonly levels: readonly Level[];
  readonly draft?: boolean;
  readonly elements?: Elements & Partial<Pick<Entry, 'equivalents'>>;
}

/** An entry with all eight elements. */
export function entry({ id, fulfils, subject, levels, draft = false, elements = {} }: EntryGiven): Entry {
  return {
    id,
    domain: 'x',
    category: ['c'],
    name: id,
    content: ['x'],
    basis: ['x'],
    timeLimit: 'x',
    subject: [{ text: 'x', agencies: subject, place }],
    responsible: [],
    method: 'proactive',
    channels: [{ text: 'x', channel: 'x', detail: null }],
    audience: { kind: 'public' },
    levels,
    stage: null,
    column: null,
    guide: [],
    fulfils,
    equivalents: [],
    status: draft ? 'draft' : 'final',
    review: null,
    remarks: null,
    withheldReason: null,
    sharedId: null,
    place,
    places: {},
    ...elements,
  };
}

export interface ExemptionGiven {
  readonly guide: readonly string[];
  readonly levels?: readonly Level[];
  readonly agencies?: readonly string[];
  readonly approved?: string;
  readonly expires?: string;
}

export function exemption(given: ExemptionGiven): Exemption {
  const { guide: items, levels = [], agencies = [], approved = '2026-01-01', expires = '2026-12-31' } = given;
  return {
    guide: items,
    waiver: null,
    levels,
    agencies: agencies.length === 0 ? [] : [{ text: 'x', agencies, place }],
    reason: 'x',
    basis: ['x'],
    approver: 'x',
    approved,
    expires,
    place,
  };
}

export function catalog(given: {
  readonly agencies: readonly Agency[];
  readonly guides: readonly Guide[];
  /** Adopted domain → id of its lead agency. */
  readonly leads: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
  readonly exemptions?: readonly Exemption[];
}): Catalog {
  const site = {
    title: null,
    url: null,
    organizer: null,
    operator: null,
    phone: null,
    siteCode: null,
    icp: null,
    police: null,
    license: null,
  };
  return {
    county: {
      name: 'x',
      code: null,
      date: null,
      office: null,
      threshold: null,
      listColumns: [],
      variants: [],
      site,
      place,
    },
    agencies: given.agencies,
    groups: [],
    columns: [],
    domains: Object.entries(given.leads).map(([name, lead]) => ({
      name,
      lead: { text: lead, agencies: [lead], place },
      threshold: null,
      place,
    })),
    guides: given.guides,
    channels: [],
    instruments: [],
    pages: { columns: { progress: [], guidance: [] }, onRequest: null },
    entries: given.entries,
    exemptions: given.exemptions ?? [],
    lineage: [],
    participation: [],
    statutoryLimits: [],
    holidays: [],
    look: plainLook,
    traditional: { kept: [], spellings: new Map(), forms: new Map() },
    broken: new Set(),
  };
}
