import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { nodePlace, type Place } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { loadClaims } from './claims.js';
import type { EntriesFile, EntryContext } from './entry-context.js';

/** Whose entries a file holds. */
export interface Owner {
  /** The agency the file belongs to: its subject unless it says otherwise. Null when none or unknown. */
  readonly agency: string | null;
  /** In the words of the file. */
  readonly text: string;
  /** Whether it is one of several members sharing the file. */
  readonly shared: boolean;
  readonly place: Place | null;
}

/** One owner for each agency that has the items of the file; none where it names nobody that is known. */
export function ownersOf(
  file: EntriesFile,
  context: EntryContext,
  diagnostics: Diagnostic[],
): readonly Owner[] {
  const { agency, appliesTo } = file.authored;
  if (appliesTo !== undefined) {
    const place = nodePlace(file.path, '/appliesTo');
    const members = context.agencies.membersOf(appliesTo);
    if (members !== null)
      return members.map((member) => ({ agency: member, text: member, shared: true, place }));
    if (context.agenciesKnown) diagnostics.push(unknownGroup(appliesTo, context.groupNames, place));
    return [];
  }
  if (agency === undefined) return [{ agency: null, text: '', shared: false, place: null }];
  const place = nodePlace(file.path, '/agency');
  const [found] = context.agencies.reference(agency, place).agencies;
  if (found === undefined && context.agenciesKnown) diagnostics.push(unknownAgency(agency, context, place));
  return [{ agency: found ?? null, text: agency, shared: false, place }];
}

export function unknownGroup(text: string, groupNames: readonly string[], place: Place): Diagnostic {
  const near = nearest(text, groupNames);
  return diagnosticOf(loadClaims.knownGroups, {
    message: wording(`单位登记册中没有“${text}”这个分组`, `the agency register has no group “${text}”`),
    place,
    hint:
      near !== null
        ? wording(`是不是“${near}”？`, `did you mean “${near}”?`)
        : wording(
            `已有的分组：${groupNames.join('、') || '无'}`,
            `groups: ${groupNames.join(', ') || 'none'}`,
          ),
  });
}

function unknownAgency(text: string, context: EntryContext, place: Place): Diagnostic {
  const near = nearest(text, context.agencyNames);
  return diagnosticOf(loadClaims.knownGroups, {
    message: wording(`单位登记册中没有“${text}”`, `the agency register does not know “${text}”`),
    place,
    hint:
      near === null
        ? wording('先在 agencies.yaml 中登记', 'enter it in agencies.yaml')
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}
