import type { Assessment, DeductionResult, FaultName, Loss } from '../model/assessment.js';
import type { Language } from '../model/wording.js';

/** A mock assessment as JSON (two spaces); points as decimal numbers. */
export function scoreJson(assessment: Assessment, county: string, language: Language): string {
  const { points, lost, score, indicators, vetoes, byDomain, byAgency, repairs, ...rest } = assessment;
  const data = {
    county,
    ...rest,
    points: points / 1000,
    lost: lost / 1000,
    score: score / 1000,
    indicators: indicators.map(({ deductions, ...indicator }) => ({
      ...indicator,
      points: indicator.points / 1000,
      lost: indicator.lost / 1000,
      deductions: deductions.map((deduction) => deductionData(deduction, language)),
    })),
    vetoes: vetoes.map(({ what, ceiling, ...veto }) => ({
      ...veto,
      ceiling: ceiling / 1000,
      counts: faultData(what, language),
    })),
    byDomain: byDomain.map(lossData),
    byAgency: byAgency.map(lossData),
    repairs: repairs.map(({ gain, raw, ...repair }) => ({ ...repair, gain: gain / 1000, raw: raw / 1000 })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function deductionData({ what, faults, raw, lost }: DeductionResult, language: Language): object {
  return { counts: faultData(what, language), faults, raw: raw / 1000, lost: lost / 1000 };
}

function faultData({ words, ...fault }: FaultName, language: Language): object {
  return { ...fault, name: words[language] };
}

function lossData({ lost, ...loss }: Loss): object {
  return { ...loss, lost: lost / 1000 };
}
