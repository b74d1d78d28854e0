import type { Agency, Catalog } from '../model/catalog.js';
import { findAgency } from '../model/find-agency.js';
import { findGuide } from '../model/find-guide.js';
import { CommandError } from './io.js';

/** The agency that words on the command line name. */
export function wantedAgency(words: string, { agencies }: Pick<Catalog, 'agencies'>): Agency {
  const found = findAgency(words, agencies);
  if (found.agency !== null) return found.agency;
  const hint =
    found.near === null
      ? ['（单位登记在 agencies.yaml）', ' (agencies.yaml lists them)']
      : [`，是不是“${found.near}”？`, `; did you mean “${found.near}”?`];
  throw new CommandError(`没有“${words}”这个单位${hint[0]}`, `There is no agency “${words}”${hint[1]}`);
}

/** The domain that words on the command line name: an adopted one, or one with a guide. */
export function wantedDomain(name: string, { guides, domains }: Pick<Catalog, 'guides' | 'domains'>): string {
  const own = domains.find((domain) => domain.name === name.trim())?.name;
  if (own !== undefined) return own;
  const { guide, near } = findGuide(name, guides);
  if (guide !== null) return guide.domain;
  throw new CommandError(
    `没有“${name}”这个领域${near === null ? '（gongkai guide list 列出全部领域）' : `，是不是“${near}”？`}`,
    `There is no domain “${name}”${near === null ? ' (gongkai guide list shows them)' : `; did you mean “${near}”?`}`,
  );
}
