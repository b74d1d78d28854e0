import type { Attestation } from '../model/catalog.js';
import type {
  Change,
  ChannelRule,
  InstrumentStatus,
  Level,
  ListColumn,
  Method,
  RuleLevel,
  Stage,
  Status,
  TestedField,
  Variant,
} from '../model/vocabulary.js';

/** The files of a workspace after translation and validation: the schemas of `schemas/` as types. */
export interface AuthoredWorkspace {
  readonly name: string;
  readonly code?: string;
  readonly date?: string;
  readonly office?: string;
  readonly site?: {
    readonly title?: string;
    readonly url?: string;
    readonly organizer?: string;
    readonly operator?: string;
    readonly phone?: string;
    readonly siteCode?: string;
    readonly icp?: string;
    readonly police?: string;
    readonly appearance?: { readonly color?: string; readonly emblem?: string };
    readonly license?: { readonly name: string; readonly url: string };
  };
  readonly threshold?: number;
  readonly variants?: readonly Variant[];
  readonly check?: {
    readonly severities?: Readonly<Record<string, RuleLevel>>;
    readonly rules?: readonly {
      readonly name: string;
      readonly field: TestedField;
      readonly test: {
        readonly required?: boolean;
        readonly includes?: readonly string[];
        readonly excludes?: readonly string[];
        readonly matches?: readonly string[];
        readonly longest?: number;
        readonly shortest?: number;
        readonly among?: readonly string[];
      };
      readonly scope?: {
        readonly domains?: readonly string[];
        readonly agencies?: readonly string[];
        readonly levels?: readonly Level[];
        readonly method?: Method;
      };
      readonly severity?: RuleLevel;
      readonly message?: string;
    }[];
  };
  readonly lists?: { readonly columns?: readonly ListColumn[] };
  readonly domains: readonly { readonly name: string; readonly lead: string; readonly threshold?: number }[];
}

export interface AuthoredAgencies {
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases?: readonly string[];
    readonly level: Level;
    readonly code?: string;
    readonly phone?: string;
    readonly address?: string;
    readonly url?: string;
  }[];
  readonly groups?: readonly { readonly name: string; readonly members: readonly string[] }[];
}

export interface AuthoredColumns {
  readonly columns: readonly { readonly id: string; readonly name: string; readonly url: string }[];
}

export type AuthoredAudience = 'public' | { readonly group: string };

/** The elements an item may have, and a file's defaults may give. */
export interface AuthoredElements {
  readonly category?: readonly string[];
  readonly content?: readonly string[];
  readonly basis?: readonly string[];
  readonly timeLimit?: string;
  readonly subject?: readonly string[];
  readonly responsible?: readonly string[];
  readonly method?: Method;
  readonly channels?: readonly string[];
  readonly audience?: AuthoredAudience;
  readonly levels?: readonly Level[];
  readonly stage?: Stage;
  readonly column?: string;
  readonly status?: Status;
}

export interface AuthoredItem extends AuthoredElements {
  readonly id?: string;
  readonly inherits?: string;
  readonly name?: string;
  readonly guide?: readonly string[];
  readonly equivalents?: Readonly<Record<string, string>>;
  readonly review?: string;
  readonly remarks?: string;
  readonly withheldReason?: string;
}

export interface AuthoredEntries {
  readonly domain?: string;
  readonly agency?: string;
  readonly appliesTo?: string;
  readonly defaults?: AuthoredElements;
  readonly items: readonly AuthoredItem[];
}

export interface AuthoredExemptions {
  readonly exemptions: readonly {
    readonly guide?: readonly string[];
    readonly rule?: string;
    readonly entry?: readonly string[];
    readonly levels?: readonly Level[];
    readonly agencies?: readonly string[];
    readonly reason: string;
    readonly basis: readonly string[];
    readonly approver: string;
    readonly approved: string;
    readonly expires: string;
  }[];
}

export interface AuthoredBaseline {
  readonly known: readonly {
    readonly entry?: string;
    readonly path?: string;
    readonly rule: string;
    readonly field?: string;
    readonly occurrences?: string | number;
    readonly reason?: string;
  }[];
}

export interface AuthoredGuide {
  readonly domain: string;
  readonly id: string;
  readonly slug: string;
  readonly order: number;
  readonly replaces?: 'shipped';
  readonly inherits?: string;
  readonly issuer: string;
  readonly document: {
    readonly title: string;
    readonly number?: string;
    readonly issued?: string;
    readonly attested: boolean;
  };
  readonly notes?: readonly string[];
  readonly items: readonly {
    readonly id: string;
    readonly category: readonly string[];
    readonly name: string;
    readonly content: readonly string[];
    readonly basis: readonly string[];
    readonly timeLimit: string;
    readonly subject: string;
    readonly channels: readonly string[];
    readonly channelRule?: ChannelRule;
    readonly audience: AuthoredAudience;
    readonly method: Method;
    readonly levels: readonly Level[];
    readonly attestation: Attestation;
    readonly unseen?: readonly string[];
    readonly sources?: readonly string[];
    readonly remarks?: string;
  }[];
}

export interface AuthoredChannels {
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases?: readonly string[];
  }[];
}

export interface AuthoredInstruments {
  readonly instruments: readonly {
    readonly id: string;
    readonly title: string;
    readonly number?: string;
    readonly issuer?: string;
    readonly year?: number;
    readonly edition?: string;
    readonly aliases?: readonly string[];
    readonly validity?: InstrumentStatus;
    readonly effective?: string;
    readonly repealed?: string;
    readonly successor?: string;
  }[];
}

export interface AuthoredLimits {
  readonly limits: readonly {
    readonly id: string;
    readonly basis: string;
    readonly article: string;
    readonly matter: string;
    readonly timeLimit: string;
    readonly scope?: {
      readonly method?: Method;
      readonly entryWords?: readonly string[];
      readonly phaseWords?: readonly string[];
    };
    readonly attested?: boolean;
  }[];
}

export interface AuthoredHolidays {
  readonly years: readonly {
    readonly year: number;
    readonly basis?: string;
    readonly rest: readonly string[];
    readonly work: readonly string[];
  }[];
}

export interface AuthoredLineage {
  readonly lineage: readonly {
    readonly change: Change;
    readonly from: string;
    readonly formerName?: string;
    readonly to?: readonly string[];
    readonly appliesTo?: string;
    readonly date: string;
    readonly reason?: string;
  }[];
}

export interface AuthoredParticipation {
  readonly participation: readonly {
    readonly name: string;
    readonly ways: readonly string[];
    readonly period: string;
    readonly responsible: readonly string[];
    readonly phone?: string;
    readonly address?: string;
    readonly url?: string;
    readonly remarks?: string;
  }[];
}

export interface AuthoredPage {
  readonly title: string;
  readonly date?: string;
  readonly source?: string;
  readonly number?: string;
  readonly summary?: string;
  readonly keywords?: readonly string[];
  readonly attachments?: readonly (string | { readonly name: string; readonly file: string })[];
  readonly id?: string;
}

export interface AuthoredTraditional {
  readonly kept?: readonly string[];
  readonly spellings?: Readonly<Record<string, string>>;
  readonly forms?: Readonly<Record<string, string>>;
}
