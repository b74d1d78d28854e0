import type { ShortfallElement } from '../model/coverage.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { filePlace, nodePlace, type Place, placeWithin } from '../model/place.js';
import type { Deduction, Fault, FaultStatus, Scheme } from '../model/scheme.js';
import type { Level } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { loadClaims } from './claims.js';

/** A scheme file after translation and validation: schemas/scheme.json as a type. */
export interface AuthoredScheme {
  readonly name: string;
  readonly notes?: readonly string[];
  readonly sample?: {
    readonly count: number;
    readonly domains?: readonly string[];
    readonly always?: readonly string[];
  };
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: number;
    readonly domains?: readonly string[];
    readonly levels?: readonly Level[];
    readonly deductions: readonly (AuthoredFault & {
      readonly each?: number;
      readonly share?: number;
      readonly cap?: number;
    })[];
  }[];
  readonly vetoes?: readonly (AuthoredFault & {
    readonly name: string;
    readonly guide?: readonly string[];
    readonly domains?: readonly string[];
    readonly levels?: readonly Level[];
    readonly atLeast?: number;
    readonly ceiling?: number;
  })[];
}

interface AuthoredFault {
  readonly status?: FaultStatus;
  readonly element?: ShortfallElement;
  readonly rule?: string;
}

export interface LoadedScheme {
  /** Null when it does not say what it counts. */
  readonly scheme: Scheme | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function schemeOf(authored: AuthoredScheme, file: string): LoadedScheme {
  const diagnostics: Diagnostic[] = [];
  const indicators = authored.indicators.map((indicator, index) => ({
    id: indicator.id,
    name: indicator.name,
    points: indicator.points,
    domains: indicator.domains ?? [],
    levels: indicator.levels ?? [],
    deductions: indicator.deductions.flatMap((deduction, number): Deduction[] => {
      const place = nodePlace(file, `/indicators/${index}/deductions/${number}`);
      const what = faultOf(deduction, place, diagnostics);
      const { each = null, share = null, cap = null } = deduction;
      return what === null ? [] : [{ what, each, share, cap, place }];
    }),
    place: nodePlace(file, `/indicators/${index}`),
  }));
  const vetoes = (authored.vetoes ?? []).flatMap((veto, index): Scheme['vetoes'][number][] => {
    const place = nodePlace(file, `/vetoes/${index}`);
    const what = faultOf(veto, place, diagnostics);
    if (what === null) return [];
    const { name, guide = [], domains = [], levels = [], atLeast = 1, ceiling = 0 } = veto;
    return [{ name, what, guide, domains, levels, atLeast, ceiling, place }];
  });
  const scheme: Scheme = {
    name: authored.name,
    notes: authored.notes ?? [],
    sample:
      authored.sample === undefined
        ? null
        : {
            count: authored.sample.count,
            domains: authored.sample.domains ?? [],
            always: authored.sample.always ?? [],
            place: nodePlace(file, '/sample'),
          },
    indicators,
    vetoes,
    place: filePlace(file),
  };
  return { scheme: diagnostics.length > 0 ? null : scheme, diagnostics };
}

function faultOf(
  { status, element, rule }: AuthoredFault,
  place: Place,
  diagnostics: Diagnostic[],
): Fault | null {
  if ((status === undefined) === (rule === undefined)) {
    diagnostics.push(
      diagnosticOf(loadClaims.requiredFields, {
        message: wording('“状态”和“规则”要写其中一个', 'give either “status” or “rule”'),
        place,
        hint: wording(
          '写“状态: 缺项”，或“规则: 规则代码”',
          'write “status: missing”, or “rule: …” with the code of a rule',
        ),
      }),
    );
    return null;
  }
  if (element !== undefined && status !== 'partial') {
    diagnostics.push(
      diagnosticOf(loadClaims.allowedValues, {
        message: wording('“要素”只能与“状态: 部分达标”同写', '“element” goes with “status: partial” only'),
        place: placeWithin(place, 'element'),
        hint: wording('删去“要素”，或把状态改为“部分达标”', 'remove it, or make the status “partial”'),
      }),
    );
    return null;
  }
  if (rule !== undefined) return { kind: 'rule', code: rule };
  return status === undefined ? null : { kind: 'cells', status, element: element ?? null };
}
