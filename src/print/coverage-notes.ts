import type { Coverage } from '../model/coverage.js';
import { ownGuideLines } from '../model/own-guides.js';
import { undecidedLines } from '../model/undecided.js';
import { type Language, wording } from '../model/wording.js';

/** What no row of figures says, in whole sentences. */
export interface CoverageNotes {
  /** How many entries count for no guide item, and how many cells count only as long as nobody objects. */
  readonly counted: readonly string[];
  /** What makes the denominator another than that of the shipped guides: own guides, domains left out. */
  readonly denominator: readonly string[];
}

export function coverageNotes(coverage: Coverage, language: Language): CoverageNotes {
  const { localEntries, notAdopted } = coverage;
  const left = wording(
    `gongkai.yaml 没有列入的领域 ${notAdopted.length} 个（不在以上分母中）：${notAdopted.join('、')}`,
    `Domains not listed in gongkai.yaml, not in these figures (${notAdopted.length}): ${notAdopted.join(', ')}`,
  );
  return {
    counted: [
      wording(
        `另有本地自增事项 ${localEntries} 个，不对应任何指引事项。`,
        `Besides, ${localEntries} local entries answer no guide item.`,
      )[language],
      ...undecidedLines(coverage, language),
    ],
    denominator: [...ownGuideLines(coverage, language), ...(notAdopted.length > 0 ? [left[language]] : [])],
  };
}
