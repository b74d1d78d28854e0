import type { Coverage, GuideOfWorkspace } from './coverage.js';
import type { Language } from './wording.js';

/** The guides of the workspace that the figures rest on, one line each: a denominator never changes unsaid. */
export function ownGuideLines({ ownGuides }: Pick<Coverage, 'ownGuides'>, language: Language): string[] {
  return ownGuides.map((guide) => (language === 'zh' ? inChinese(guide) : inEnglish(guide)));
}

function inChinese({ domain, file, attested, replaces, inherits }: GuideOfWorkspace): string {
  const relation =
    replaces !== null
      ? `取代内置标准指引（已见证 ${replaces.attested} 个）`
      : inherits !== null
        ? `继承 ${inherits}`
        : '没有对应的内置标准指引';
  return `“${domain}”按工作区的 ${file} 计算（已见证 ${attested} 个指引事项），${relation}。`;
}

function inEnglish({ domain, file, attested, replaces, inherits }: GuideOfWorkspace): string {
  const relation =
    replaces !== null
      ? `in place of the shipped guide (${replaces.attested} attested)`
      : inherits !== null
        ? `extending ${inherits}`
        : 'of a domain no shipped guide has';
  return `“${domain}” is held against ${file} of the workspace (${attested} attested items), ${relation}.`;
}
