import type { Frame } from './catalog.js';
import type { Diagnostic } from './diagnostic.js';
import { groupedByEach } from './grouped.js';
import { type Wording, wording } from './wording.js';

/** Who has to act on some findings, and on which. */
export interface Acting {
  readonly name: Wording;
  readonly diagnostics: readonly Diagnostic[];
}

/** An item of so many subjects is a list they share: whoever leads the domain keeps it. */
const mostSubjects = 3;

/**
 * Findings by who must act: the subjects of the entry, the lead agency of its domain where it is shared or names
 * no subject that is known, and for all other files the office in charge of disclosure. Whoever has the most to do first,
 * of several the one with the most errors.
 */
export function actingOn(
  diagnostics: readonly Diagnostic[],
  frame: Pick<Frame, 'agencies' | 'domains' | 'county'>,
): Acting[] {
  const names = new Map(frame.agencies.map(({ id, name }) => [id, name]));
  const leads = new Map(frame.domains.map(({ name, lead }) => [name, named(lead.agencies)[0] ?? lead.text]));
  const office = frame.county.office;
  const found = groupedByEach(diagnostics, actorsOf);
  return Array.from(found, ([name, own]) => ({
    name:
      name === '' ? wording('政务公开主管单位', 'the office in charge of disclosure') : wording(name, name),
    diagnostics: own,
  })).sort(
    (a, b) =>
      b.diagnostics.length - a.diagnostics.length ||
      errorsOf(b) - errorsOf(a) ||
      (a.name.zh < b.name.zh ? -1 : 1),
  );

  function actorsOf({ about }: Diagnostic): readonly string[] {
    const subjects = named(about?.subjects ?? []);
    if (subjects.length > 0 && subjects.length <= mostSubjects) return subjects;
    return [leads.get(about?.domain ?? '') ?? office ?? ''];
  }

  function named(ids: readonly string[]): string[] {
    return ids.flatMap((id) => names.get(id) ?? []);
  }
}

function errorsOf({ diagnostics }: Acting): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}
