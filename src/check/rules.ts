import type { Rule } from './rule.js';
import { knownAgencies } from './rules/known-agencies.js';
import { knownChannels } from './rules/known-channels.js';
import { knownColumns } from './rules/known-columns.js';
import { knownDomains } from './rules/known-domains.js';
import { knownGuideItems } from './rules/known-guide-items.js';
import { levelsHaveSubjects } from './rules/levels-have-subjects.js';
import { mandatoryElements } from './rules/mandatory-elements.js';
import { nearGuideItemsConfirmed } from './rules/near-guide-items-confirmed.js';
import { uniqueAgencyNames } from './rules/unique-agency-names.js';
import { uniqueColumnIds } from './rules/unique-column-ids.js';
import { uniqueDomains } from './rules/unique-domains.js';
import { uniqueEntryIds } from './rules/unique-entry-ids.js';
import { uniqueEntryNames } from './rules/unique-entry-names.js';
import { uniqueGuideIds } from './rules/unique-guide-ids.js';

/**
 * All rules, in the order they are documented and run: first what identifies things (nothing can be trusted
 * while two of them share a name), then references to them, then what an entry says of itself.
 */
export const rules: readonly Rule[] = [
  uniqueGuideIds,
  uniqueAgencyNames,
  uniqueColumnIds,
  uniqueDomains,
  uniqueEntryIds,
  knownDomains,
  knownAgencies,
  knownChannels,
  knownColumns,
  knownGuideItems,
  mandatoryElements,
  levelsHaveSubjects,
  uniqueEntryNames,
  nearGuideItemsConfirmed,
];
