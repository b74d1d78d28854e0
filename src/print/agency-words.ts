import type { Cell, Shortfall } from '../model/coverage.js';
import { fieldNames, levelNames } from '../model/vocabulary.js';
import type { Language } from '../model/wording.js';
import type { AgencySheet } from './agency-sheet.js';

/** What every form of an agency's sheet says in words, in both languages. */
export const agencyWords = {
  zh: {
    title: ({ agency }: AgencySheet) => `${agency.name} 政务公开缺项单`,
    date: ({ county, date }: AgencySheet) => `${county}，截至 ${date}`,
    gaps: (count: number) => `缺项 ${count} 格：标准指引要求公开，还没有对应的公开事项`,
    none: '没有缺项，也没有未达标的事项。',
    paste:
      '每个领域附标准指引的原行，可直接复制：存为 entries/ 文件夹里的一个文件，逐项改成本单位的实际情况，核对后删去“状态: 草稿”。带“草稿”的不算公开。',
    partial: (count: number) => `部分达标 ${count} 格：已有公开事项，但要素低于标准指引`,
    asked: '标准',
    given: '现为',
    instead: '建议',
    over: '标准指引的写法，可直接复制：',
    nothing: '（无）',
    undecided: (count: number) => `时限比不出宽严 ${count} 格：按达标计，须人工核对，最好照指引的说法写`,
    draft: (count: number) => `仅有草稿 ${count} 格：核对后删去“状态: 草稿”即可公开`,
    exempt: (count: number) => `已批准豁免 ${count} 格`,
    until: (date: string) => `至 ${date}`,
    advice: (count: number) => `另有 ${count} 格指引事项未见原文，仅供参考，不算缺项：取得正式文件后再核对。`,
  },
  en: {
    title: ({ agency }: AgencySheet) => `${agency.name}: what is lacking`,
    date: ({ county, date }: AgencySheet) => `${county}, as of ${date}`,
    gaps: (count: number) => `Missing (${count}): asked by the guide, answered by no entry`,
    none: 'Nothing is missing, and nothing falls short.',
    paste:
      'The rows of the guide follow for each domain, ready to copy: save them as a file in entries/, make them true of your agency, check them, then remove “状态: 草稿” (draft). Drafts do not count.',
    partial: (count: number) => `Partial (${count}): an entry is there, but weaker than the guide asks`,
    asked: 'guide',
    given: 'entry',
    instead: 'hint',
    over: 'As the guide has it, ready to paste:',
    nothing: '(nothing)',
    undecided: (count: number) =>
      `Time limits that cannot be compared (${count}): counted as conforming, to be checked by hand`,
    draft: (count: number) => `Drafts only (${count}): check them and remove “状态: 草稿”`,
    exempt: (count: number) => `Exempt (${count})`,
    until: (date: string) => `until ${date}`,
    advice: (count: number) =>
      `Besides, ${count} cells of unattested guide items: advice only, not missing, to be checked against the document.`,
  },
} as const;

/** `教师管理 / 教师评优评先（县级）`. */
export function cellName(cell: Cell, language: Language): string {
  const name = [...cell.category, cell.name].join(' / ');
  return language === 'zh' ? `${name}（${levelNames[cell.level]}）` : `${name} (${cell.level})`;
}

export function elementName({ element }: Shortfall, language: Language): string {
  return language === 'zh' ? (fieldNames[element] ?? element) : element;
}
