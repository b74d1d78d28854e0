import type { Rule } from './rule.js';
import { citationsInForce } from './rules/citations-in-force.js';
import { citationsWellFormed } from './rules/citations-well-formed.js';
import { creditCodesAddUp } from './rules/credit-codes-add-up.js';
import { divisionCodeAssigned } from './rules/division-code-assigned.js';
import { emblemSafe } from './rules/emblem-safe.js';
import { filingNumbersWellFormed } from './rules/filing-numbers-well-formed.js';
import { fullCitations } from './rules/full-citations.js';
import { holidaysWithinYear } from './rules/holidays-within-year.js';
import { knownAgencies } from './rules/known-agencies.js';
import { knownChannels } from './rules/known-channels.js';
import { knownColumns } from './rules/known-columns.js';
import { knownDocumentNumbers } from './rules/known-document-numbers.js';
import { knownDomains } from './rules/known-domains.js';
import { knownEquivalents } from './rules/known-equivalents.js';
import { knownGuideItems } from './rules/known-guide-items.js';
import { levelsHaveSubjects } from './rules/levels-have-subjects.js';
import { lineageDatesPast } from './rules/lineage-dates-past.js';
import { lineageWithoutChains } from './rules/lineage-without-chains.js';
import { lineageWithoutCycles } from './rules/lineage-without-cycles.js';
import { mainColourReadable } from './rules/main-colour-readable.js';
import { mandatoryElements } from './rules/mandatory-elements.js';
import { nearGuideItemsConfirmed } from './rules/near-guide-items-confirmed.js';
import { noPlaceholders } from './rules/no-placeholders.js';
import { oneInstrumentPerCitation } from './rules/one-instrument-per-citation.js';
import { ordinaryCharacters } from './rules/ordinary-characters.js';
import { pageDatesPlausible } from './rules/page-dates-plausible.js';
import { participationReachable } from './rules/participation-reachable.js';
import { phoneNumbersDialable } from './rules/phone-numbers-dialable.js';
import { retiredIdsUnused } from './rules/retired-ids-unused.js';
import { siteAddressOfficial } from './rules/site-address-official.js';
import { siteCodeWellFormed } from './rules/site-code-well-formed.js';
import { siteFooterComplete } from './rules/site-footer-complete.js';
import { successorsExist } from './rules/successors-exist.js';
import { successorsFitChange } from './rules/successors-fit-change.js';
import { timeLimitUnderstood } from './rules/time-limit-understood.js';
import { timeLimitWithinStatutory } from './rules/time-limit-within-statutory.js';
import { traditionalNamesSettled } from './rules/traditional-names-settled.js';
import { uniqueAgencyNames } from './rules/unique-agency-names.js';
import { uniqueColumnIds } from './rules/unique-column-ids.js';
import { uniqueDomains } from './rules/unique-domains.js';
import { uniqueEntryIds } from './rules/unique-entry-ids.js';
import { uniqueEntryNames } from './rules/unique-entry-names.js';
import { uniqueGuideIds } from './rules/unique-guide-ids.js';
import { uniqueGuideSlugs } from './rules/unique-guide-slugs.js';
import { uniqueRetiredIds } from './rules/unique-retired-ids.js';
import { withheldEntriesGiveReason } from './rules/withheld-entries-give-reason.js';

/**
 * All rules, in the order they are documented and run: first what identifies things (nothing can be trusted
 * while two of them share a name), then references to them, then what an entry says of itself,
 * last how the county, its site and its agencies are known to the state.
 */
export const rules: readonly Rule[] = [
  uniqueGuideIds,
  uniqueGuideSlugs,
  uniqueAgencyNames,
  uniqueColumnIds,
  uniqueDomains,
  uniqueEntryIds,
  uniqueRetiredIds,
  retiredIdsUnused,
  knownDomains,
  knownAgencies,
  knownChannels,
  knownColumns,
  knownGuideItems,
  knownEquivalents,
  successorsExist,
  successorsFitChange,
  lineageWithoutChains,
  lineageWithoutCycles,
  lineageDatesPast,
  mandatoryElements,
  withheldEntriesGiveReason,
  levelsHaveSubjects,
  holidaysWithinYear,
  timeLimitUnderstood,
  timeLimitWithinStatutory,
  uniqueEntryNames,
  nearGuideItemsConfirmed,
  noPlaceholders,
  ordinaryCharacters,
  citationsWellFormed,
  oneInstrumentPerCitation,
  knownDocumentNumbers,
  citationsInForce,
  fullCitations,
  pageDatesPlausible,
  divisionCodeAssigned,
  siteAddressOfficial,
  siteCodeWellFormed,
  filingNumbersWellFormed,
  siteFooterComplete,
  phoneNumbersDialable,
  mainColourReadable,
  emblemSafe,
  creditCodesAddUp,
  participationReachable,
  traditionalNamesSettled,
];
