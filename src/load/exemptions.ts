import type { Exemption, Waiver } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { nodePlace, type Place, placeWithin } from '../model/place.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import type { AuthoredExemptions } from './authored.js';
import { loadClaims } from './claims.js';
import type { AgencyNames } from './resolve.js';

type Authored = AuthoredExemptions['exemptions'][number];

/** The exemptions of a file; one that is neither of guide items nor of a rule, or of both, is a diagnostic. */
export function exemptionsOf(
  authored: AuthoredExemptions,
  path: string,
  names: AgencyNames,
): { exemptions: Exemption[]; diagnostics: Diagnostic[] } {
  const exemptions: Exemption[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, given] of authored.exemptions.entries()) {
    const place = nodePlace(path, `/exemptions/${index}`);
    const wrong = wrongKind(given, place, index);
    if (wrong === null) exemptions.push(exemptionOf(given, place, names));
    else diagnostics.push(wrong);
  }
  return { exemptions, diagnostics };
}

function exemptionOf(given: Authored, place: Place, names: AgencyNames): Exemption {
  return {
    guide: given.guide ?? [],
    waiver: waiverOf(given),
    levels: given.levels ?? [],
    agencies: (given.agencies ?? []).map((text, number) =>
      names.reference(text, placeWithin(place, `agencies/${number}`)),
    ),
    reason: given.reason,
    basis: given.basis,
    approver: given.approver,
    approved: given.approved,
    expires: given.expires,
    place,
  };
}

function waiverOf({ rule, entry }: Authored): Waiver | null {
  return rule === undefined || entry === undefined ? null : { rule, entries: entry };
}

/**
 * Said here and not in the schema: a schema's “one of” could only answer that none of the forms fits, not
 * which field is lacking or too many.
 */
function wrongKind(given: Authored, place: Place, index: number): Diagnostic | null {
  const number = index + 1;
  if (given.guide === undefined) {
    const lacking = (['rule', 'entry'] as const).filter((field) => given[field] === undefined);
    if (lacking.length === 0) return scoped(given, place, number);
    const either = lacking.length === 2;
    const zh = either ? '标准' : lacking.map((field) => fieldNames[field]).join('');
    const en = either ? 'guide' : lacking.join('');
    return diagnosticOf(loadClaims.requiredFields, {
      message: wording(`“豁免”第${number}项缺少“${zh}”`, `item ${number} of “exemptions” lacks “${en}”`),
      place,
      hint: either
        ? wording(
            '豁免指引事项的补上“标准: …”，豁免规则的补上“规则: …”和“事项编码: …”',
            'add “guide: …” for guide items, “rule: …” and “entry: …” for a rule',
          )
        : wording(`补上“${zh}: …”`, `add “${en}: …”`),
    });
  }
  const extra = (['rule', 'entry'] as const).find((field) => given[field] !== undefined);
  return extra === undefined
    ? null
    : excess(
        extra,
        place,
        wording(
          `“豁免”第${number}项既写了“标准”又写了“${fieldNames[extra]}”，只能写一种`,
          `item ${number} of “exemptions” has both “guide” and “${extra}”; it may have one`,
        ),
        wording(
          '指引事项不适用，只留“标准”；接受某条规则的提示，只留“规则”和“事项编码”；两样都要就分成两条',
          'keep “guide”, or “rule” and “entry”; write two exemptions for both',
        ),
      );
}

/** A waiver names its entries; a level or an agency beside them would narrow nothing, and look as if it did. */
function scoped(given: Authored, place: Place, number: number): Diagnostic | null {
  const extra = (['levels', 'agencies'] as const).find((field) => given[field] !== undefined);
  return extra === undefined
    ? null
    : excess(
        extra,
        place,
        wording(
          `“豁免”第${number}项豁免的是规则，不能写“${fieldNames[extra]}”`,
          `item ${number} of “exemptions” waives a rule and can have no “${extra}”`,
        ),
        wording(
          '只对共用事项中的一个单位，把“事项编码”写成“编码@单位编码”',
          'for one agency of a shared item write “entry: id@agency”',
        ),
      );
}

function excess(
  field: string,
  place: Place,
  message: ReturnType<typeof wording>,
  hint: ReturnType<typeof wording>,
): Diagnostic {
  const at = placeWithin(place, field);
  return diagnosticOf(loadClaims.knownFields, {
    message,
    place: at.kind === 'node' ? { ...at, part: 'key' } : at,
    hint,
  });
}
