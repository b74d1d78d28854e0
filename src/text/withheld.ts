/**
 * Whether words that say why something is not disclosed name a provision or one of the grounds of articles 14 to 16
 * of the disclosure regulation (国务院令第711号): a reader must be able to hold the refusal against the law.
 */
export function namesGround(reason: string): boolean {
  return grounds.test(reason.normalize('NFKC').replace(/\s/gu, ''));
}

const grounds =
  /《[^》]+》|第[一二三四五六七八九十百零\d]+条|国家秘密|涉密|商业秘密|个人隐私|禁止公开|(?:国家|公共|经济)安全|社会稳定|内部事务|过程性信息|(?:讨论|磋商)(?:记录|信函)|请示报告|执法案卷/u;
