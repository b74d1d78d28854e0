import { matchKey } from '../normalise.js';

/** The form in which titles are compared: width, spaces and punctuation do not count. */
export function titleKey(title: string): string {
  return matchKey(title);
}

/**
 * What people cut a title down to, as keys, without the title itself: 政府信息公开条例 for
 * 中华人民共和国政府信息公开条例, 关于…的意见 for 国务院办公厅关于…的意见, X办法 for 某部关于印发〈X办法〉的通知.
 */
export function shortTitles(title: string): string[] {
  const plain = title.replace(/^中华人民共和国(?=.*[法例则定法])/u, '');
  const unsigned = plain.slice(issuersLength(plain));
  const inner = /^(?:关于)?(?:印发|转发)(.+)的通知$/u.exec(unsigned)?.[1];
  const keys = [plain, unsigned, ...(inner === undefined ? [] : [inner])].map(titleKey);
  return [...new Set(keys)].filter((key) => key !== titleKey(title));
}

/** Whether a title says itself who issued it, so that no other body has one of the same name. */
export function isSigned(title: string): boolean {
  return /^中华人民共和国/u.test(title) || issuersLength(title) > 0;
}

/** The length of the bodies a title begins with, before 关于, 印发 or the like; 0 when it begins with none. */
function issuersLength(title: string): number {
  const end = title.search(/关于|印发|转发|对/u);
  if (end <= 0) return 0;
  const names = title
    .slice(0, end)
    .split(/[\s、]+/u)
    .filter((name) => name !== '');
  return names.every((name) => body.test(name)) ? end : 0;
}

const body = /^\p{Script=Han}+(?:部|委|委员会|厅|局|院|办|办公室|会|署|银行|中央|政府)$/u;
