import type { Look } from './look.js';
import type { Pages } from './page.js';
import type { Place } from './place.js';
import type {
  Change,
  ChannelRule,
  EntryField,
  InstrumentStatus,
  Level,
  ListColumn,
  Method,
  Stage,
  Status,
  Variant,
} from './vocabulary.js';

/** Everything a workspace says, with the guides and registers it is held against. */
export interface Catalog {
  readonly county: County;
  readonly agencies: readonly Agency[];
  readonly groups: readonly AgencyGroup[];
  readonly columns: readonly Column[];
  /** The domains the county discloses, in the order of gongkai.yaml. */
  readonly domains: readonly AdoptedDomain[];
  /** All guides at hand, in their national order, also those of domains not adopted. */
  readonly guides: readonly Guide[];
  readonly channels: readonly Channel[];
  readonly instruments: readonly Instrument[];
  /** All entries, drafts too, instances of shared lists expanded; by file, then in the author's order. */
  readonly entries: readonly Entry[];
  readonly exemptions: readonly Exemption[];
  /** What became of ids that are no longer in use, in the author's order. */
  readonly lineage: readonly LineageRecord[];
  /** Matters in which citizens may take part, in the author's order. */
  readonly participation: readonly Participation[];
  /** The time limits laid down by law, in the order of the register. */
  readonly statutoryLimits: readonly StatutoryLimit[];
  /** Years of national holidays the workspace has entered itself. */
  readonly holidays: readonly HolidayYear[];
  /** How the site looks. */
  readonly look: Look;
  /** What stands beside the catalog: the columns of pages, and the guide to requests. */
  readonly pages: Pages;
  /** How words are written in traditional characters, those of the package first. */
  readonly traditional: TraditionalWords;
  /** Parts that could not be read whole; rules that rest on them are not run, and no figure is given. */
  readonly broken: ReadonlySet<CatalogPart>;
}

/** What a catalog says besides its entries. */
export type Frame = Omit<Catalog, 'entries'>;

export type CatalogPart =
  | 'county'
  | 'agencies'
  | 'columns'
  | 'entries'
  | 'exemptions'
  | 'lineage'
  | 'participation'
  | 'baseline'
  | 'holidays'
  | 'traditional'
  | 'guides'
  | 'registers'
  | 'schemes'
  | 'pages';

export interface County {
  readonly name: string;
  /** Administrative division code (GB/T 2260), six digits. */
  readonly code: string | null;
  /** Date of this edition, YYYY-MM-DD. */
  readonly date: string | null;
  readonly office: string | null;
  /** The least coverage rate of all domains together, 0 to 100 percent. */
  readonly threshold: number | null;
  /** The optional columns its published lists show. */
  readonly listColumns: readonly ListColumn[];
  /** The writings the site is published in beside simplified characters. */
  readonly variants: readonly Variant[];
  readonly site: SiteInfo;
  /** The whole of gongkai.yaml. */
  readonly place: Place;
}

export interface SiteInfo {
  readonly title: string | null;
  /** http(s), with the folder the site stands in. */
  readonly url: string | null;
  readonly organizer: string | null;
  readonly operator: string | null;
  readonly phone: string | null;
  readonly siteCode: string | null;
  readonly icp: string | null;
  readonly police: string | null;
  /** What the open data is given under. */
  readonly license: License | null;
}

export interface License {
  readonly name: string;
  readonly url: string;
}

/** A body of the agency register. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: Level;
  readonly code: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly url: string | null;
  readonly place: Place;
}

/** A named group of agencies that share lists, such as 乡镇. */
export interface AgencyGroup {
  readonly name: string;
  readonly members: AgencyReference[];
  readonly place: Place;
}

/** Words that name an agency or a group, and the agencies they name: none when unknown. */
export interface AgencyReference {
  readonly text: string;
  readonly agencies: readonly string[];
  readonly place: Place;
}

/** A column of the government website. */
export interface Column {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly place: Place;
}

export interface AdoptedDomain {
  readonly name: string;
  /** The county agency that answers for what is missing. */
  readonly lead: AgencyReference;
  /** The least coverage rate of this domain, 0 to 100 percent. */
  readonly threshold: number | null;
  readonly place: Place;
}

/** A channel of the channel register; `id` is stable, `name` is what is printed. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Instrument {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly year: number | null;
  /** The edition in force, or the last one. */
  readonly edition: string | null;
  readonly aliases: readonly string[];
  readonly validity: InstrumentStatus;
  /** First day in force of the edition, YYYY-MM-DD. */
  readonly effective: string | null;
  /** First day no longer in force, YYYY-MM-DD. */
  readonly repealed: string | null;
  /** Id of the instrument that takes its place. */
  readonly successor: string | null;
}

/** A channel named by an entry or a guide item; `channel` is null when the register does not know it. */
export interface ChannelUse {
  readonly text: string;
  readonly channel: string | null;
  /** What stands behind `其他:`. */
  readonly detail: string | null;
}

export type Audience =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'group';
      /** The 特定群体. */
      readonly group: string;
    };

/** A guide's content element and the entry's own element that stands for it. */
export interface Equivalent {
  readonly asked: string;
  readonly own: string;
  /** Where the pair is written: its key names the guide's element, its value the entry's. */
  readonly place: Place;
}

/** One disclosure item of an agency's catalog. A draft may lack elements: they are null or empty. */
export interface Entry {
  readonly id: string;
  readonly domain: string;
  /** One to three categories, from the widest. */
  readonly category: readonly string[];
  readonly name: string;
  readonly content: readonly string[];
  readonly basis: readonly string[];
  /** In its original words. */
  readonly timeLimit: string | null;
  readonly subject: readonly AgencyReference[];
  readonly responsible: readonly AgencyReference[];
  readonly method: Method | null;
  readonly channels: readonly ChannelUse[];
  readonly audience: Audience | null;
  readonly levels: readonly Level[];
  readonly stage: Stage | null;
  /** As written: id or name of a column. */
  readonly column: string | null;
  /** As written: ids of guide items. */
  readonly guide: readonly string[];
  /** Ids of the guide items that exist and that this entry answers, by `guide` or by its name. */
  readonly fulfils: readonly string[];
  /** Content elements of the guide that the entry has in other words, as its clerk confirmed. */
  readonly equivalents: readonly Equivalent[];
  readonly status: Status;
  readonly review: string | null;
  readonly remarks: string | null;
  /** Why it is not disclosed, and by which provision; only where the method is 不予公开. */
  readonly withheldReason: string | null;
  /** The id in the shared list this entry is an instance of. */
  readonly sharedId: string | null;
  readonly place: Place;
  /** Where each element was written: in the item, in the defaults of its file, or in a member's override. */
  readonly places: Readonly<Partial<Record<EntryField, Place>>>;
}

/** An entry proven complete and final: what may be published. */
export interface PublishedEntry extends Entry {
  readonly method: Method;
  readonly audience: Audience;
  readonly status: 'final';
}

/** A domain's standard table. */
export interface Guide {
  readonly domain: string;
  /** Pinyin initials; prefix of the item ids. */
  readonly id: string;
  readonly slug: string;
  readonly order: number;
  readonly issuer: string;
  readonly document: GuideDocument;
  readonly notes: readonly string[];
  /** Its own items, and those of the guide it extends. */
  readonly items: readonly GuideItem[];
  /** The shipped guide it takes the place of (取代); null for others. */
  readonly replaces: Guide | null;
  /** The guide it extends (继承); null for others. */
  readonly parent: Guide | null;
  readonly place: Place;
}

export interface GuideDocument {
  readonly title: string;
  readonly number: string | null;
  readonly issued: string | null;
  readonly attested: boolean;
}

export type Attestation = 'seen' | 'recalled-high' | 'recalled-medium' | 'recalled-low';

export interface GuideItem {
  readonly id: string;
  readonly domain: string;
  readonly category: readonly string[];
  readonly name: string;
  readonly content: readonly string[];
  readonly basis: readonly string[];
  readonly timeLimit: string;
  /** In the words of the guide. */
  readonly subject: string;
  readonly channels: readonly ChannelUse[];
  /** Whether all of the channels are asked for, or one of them is enough. */
  readonly channelRule: ChannelRule;
  readonly audience: Audience;
  readonly method: Method;
  readonly levels: readonly Level[];
  readonly attestation: Attestation;
  readonly unseen: readonly string[];
  readonly sources: readonly string[];
  readonly remarks: string | null;
  readonly place: Place;
}

/** What does not hold here, with reason and approver, until a day: guide items, or a rule for some entries. */
export interface Exemption {
  /** Guide items that do not apply; empty for a waiver. */
  readonly guide: readonly string[];
  /** A rule that is waived for some entries; null for guide items. */
  readonly waiver: Waiver | null;
  /** Empty: at every level. */
  readonly levels: readonly Level[];
  /** Empty: for every agency. */
  readonly agencies: readonly AgencyReference[];
  readonly reason: string;
  readonly basis: readonly string[];
  readonly approver: string;
  /** YYYY-MM-DD. */
  readonly approved: string;
  /** Last day in force, YYYY-MM-DD. */
  readonly expires: string;
  readonly place: Place;
}

/** The warnings and advice of a rule that are accepted for some entries. */
export interface Waiver {
  readonly rule: string;
  /** Ids of entries; that of a shared item stands for all its instances. */
  readonly entries: readonly string[];
}

/** What became of one id that is no longer in use. */
export interface LineageRecord {
  readonly change: Change;
  /** The former id: of an entry, of a shared item, or of one agency's instance of it. */
  readonly from: string;
  readonly formerName: string | null;
  /** Ids of the agencies that shared the item; null when it was shared by none. */
  readonly members: readonly string[] | null;
  /** The ids in its place: of entries, or of shared items. */
  readonly to: readonly string[];
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly reason: string | null;
  readonly place: Place;
}

/** A decision or other matter in which citizens may take part. */
export interface Participation {
  readonly name: string;
  readonly ways: readonly string[];
  /** A period or a stage, in words. */
  readonly period: string;
  readonly responsible: readonly AgencyReference[];
  readonly phone: string | null;
  readonly address: string | null;
  readonly url: string | null;
  readonly remarks: string | null;
  readonly place: Place;
}

/** A time limit laid down by law, with the entries it is held against. */
export interface StatutoryLimit {
  readonly id: string;
  /** The citation of the instrument. */
  readonly basis: string;
  readonly article: string;
  /** What it limits, in words for people. */
  readonly matter: string;
  readonly timeLimit: string;
  /** Whether the article was read; otherwise it was recalled, and must be looked up before it is relied on. */
  readonly attested: boolean;
  /** Null: for reference only, since no words tell surely which entries it is meant for. */
  readonly applies: LimitScope | null;
  readonly place: Place;
}

/** Every condition that is given must hold. */
export interface LimitScope {
  readonly method: Method | null;
  /** The category or name of the entry has one of these words; empty: any entry. */
  readonly entry: readonly string[];
  /** The part or the trigger of the phase has one of these words; empty: any phase. */
  readonly phase: readonly string[];
}

/** The holidays of one year as the State Council announced them; dates are YYYY-MM-DD. */
export interface HolidayYear {
  readonly year: number;
  /** Days off besides weekends. */
  readonly rest: readonly string[];
  /** Weekend days that are worked. */
  readonly work: readonly string[];
  readonly place: Place;
}

/** What no dictionary may decide of a text in traditional characters. */
export interface TraditionalWords {
  /** Words that stay in simplified characters. */
  readonly kept: readonly string[];
  /** Simplified word → its traditional spelling. */
  readonly spellings: ReadonlyMap<string, string>;
  /** A form of a traditional character → the form used for it. */
  readonly forms: ReadonlyMap<string, string>;
}

/** Whether an entry may be published: final, with all elements the law names (regulation No. 711). */
export function isPublished(entry: Entry): entry is PublishedEntry {
  return entry.status === 'final' && missingElements(entry).length === 0;
}

/** The eight elements the law names, in the order of the national table. */
export const mandatoryElements = [
  'name',
  'content',
  'basis',
  'timeLimit',
  'subject',
  'channels',
  'audience',
  'method',
] as const satisfies readonly EntryField[];

/** The mandatory elements an entry lacks, in the order of the national table. */
export function missingElements(entry: Entry): EntryField[] {
  return mandatoryElementsOf(entry.method).filter((element) => isNothing(entry[element]));
}

/** What is not disclosed is disclosed at no time and nowhere: neither limit nor channel can be asked of it. */
export function mandatoryElementsOf(method: Method | null): readonly MandatoryElement[] {
  return method === 'withheld' ? mandatoryElements.filter(isOfWithheld) : mandatoryElements;
}

type MandatoryElement = (typeof mandatoryElements)[number];

function isOfWithheld(element: MandatoryElement): boolean {
  return element !== 'timeLimit' && element !== 'channels';
}

function isNothing(value: Entry[MandatoryElement]): boolean {
  if (value === null) return true;
  return typeof value === 'string' || Array.isArray(value) ? value.length === 0 : false;
}

/** Whether the item was seen in a published table; only such items count in gates and in “missing”. */
export function isAttested(item: GuideItem): boolean {
  return item.attestation === 'seen';
}
