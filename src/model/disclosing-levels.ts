import type { Agency, Entry } from './catalog.js';
import type { Level } from './vocabulary.js';

/** Makes the function that tells at which levels those stand who disclose an entry. */
export function disclosingLevels(agencies: readonly Agency[]): (entry: Entry) => readonly Level[] {
  const levelOf = new Map(agencies.map(({ id, level }) => [id, level]));
  return ({ subject, sharedId }) => {
    const known = subject.map((reference) => reference.agencies.flatMap((id) => levelOf.get(id) ?? []));
    // Whom the register does not know yet is one of the county's; instances of a shared list name their members.
    const unknown = sharedId === null && (known.length === 0 || known.some((levels) => levels.length === 0));
    return [...known.flat(), ...(unknown ? (['county'] as const) : [])];
  };
}
