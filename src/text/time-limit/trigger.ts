import { formed } from './phase.js';

/** A head of a clause, taken apart: `处罚决定自作出之日起` is the matter 处罚决定 and the trigger 作出. */
export interface Head {
  readonly matter: string | null;
  readonly trigger: string | null;
}

/**
 * The words before a length of time: what it is about and what it runs from. Null when they are neither,
 * so that nothing is guessed.
 */
export function headOf(words: string): Head | null {
  const text = words
    .replace(/^(?:且|并且|并|应当|应(?![急诉聘对用届])|须|最迟)/u, '')
    .replace(/^不得?[晚迟]于/u, '');
  if (text === '') return { matter: null, trigger: null };
  const { matter, rest } = partOf(text);
  const ended = /^(.*?)(?:之日(?:起的?|后|以后|之后)?|日起|起的?|之?后的?|以后)$/u.exec(rest);
  const event = ended?.[1] ?? rest;
  const general = /^(?<rest>其他(?:相关|有关)?(?:政府)?)?(?<event>.*)$/u.exec(event)?.groups;
  const known = formedTrigger(general?.event ?? '');
  if (known !== null) {
    return { matter: matter ?? (general?.rest === undefined ? null : '其他'), trigger: known };
  }
  // Without 之日起 or 后 only words that end in an event can be what the time runs from.
  if (ended === null && !eventEnd.test(event)) return null;
  return event === '' ? null : { matter, trigger: tidied(event) };
}

/** Splits `许可决定自作出之日起` and `路段信息在开工` before 自 or 在; nothing before it: no matter. */
export function partOf(text: string): { readonly matter: string | null; readonly rest: string } {
  const match =
    /^(.*?)(?:应当|应|须)?(?:自(?![然来主治动愿助身]|行(?!政))|(?<![所正存现内])在(?![线建校职岗编册园]))(.+)$/u.exec(
      text,
    );
  if (match === null) return { matter: null, rest: text };
  return { matter: matterOf(match[1] ?? ''), rest: match[2] ?? '' };
}

/** A matter in one way of writing; null for no words. */
export function matterOf(words: string): string | null {
  const text = words.replace(/^其中[,:]?/u, '').replace(/(?:应当?|须|[的:,])$/u, '');
  if (text === '' || /^(?:属于)?主动公开(?:范围)?的?(?:政府)?信息$/u.test(text)) return null;
  if (/^其[他它](?:相关|有关)?(?:政府)?(?:信息|内容|事项|情况)?$/u.test(text)) return '其他';
  const except = /^除(.+?)(?:以外|之外|外)[,的]?(?:其[他它])?(?:相关|有关)?(?:信息|内容|事项)?$/u.exec(text);
  return except === null ? text : `除${except[1] ?? ''}外其他内容`;
}

/** 信息形成或者变更 for all the ways of saying so, 信息变更 for changes alone; null for anything else. */
function formedTrigger(words: string): string | null {
  const text = words
    .replace(/^(?:公开事项|该|本|此|相关|有关|政府|公开)+/u, '')
    .replace(/(?:该|政府)+信息/gu, '信息')
    .replace(/或者?|[、()及和,/]/gu, '');
  if (/^(?:信息)?(?:变更|更新|变化|修改|调整){1,2}$/u.test(text))
    return text.startsWith('信息') ? '信息变更' : null;
  const made = '(?:形成|生成|产生|制作|制定|获取|获得|变更|更新)';
  if (/^(?:形成|产生)(?:变更|更新)?$/u.test(text)) return formed;
  return new RegExp(`^(?:信息${made}{1,3}|${made}{1,3}信息)$`, 'u').test(text) ? formed : null;
}

/** One order of words for decisions: 作出行政处罚决定 is 行政处罚决定作出. */
function tidied(event: string): string {
  return event
    .replace(/^(?:该|本(?!级))(?=.)/u, '')
    .replace(/^[作做]出(.*决定)$/u, '$1作出')
    .replace(/决定(?:形成|做出)$/u, '决定作出');
}

const eventEnd =
  /(?:下达|形成|变更|确定|作出|签订|批准|批复|印发|发布|公布|结束|完成|办结|终了|生效|拨付|发放|支付|通过|审核|备案|验收|到位|核准)$/u;

/** Words that take a limit back, or make it depend on somebody's view. */
const hedges =
  /原则上?|一般|尽量|尽快|尽可能|力争|争取|左右|大约|大概|视情况?|根据|按照|按规定|适时|不定期|定期|必要时|可以|酌情|特殊情况|经批准|延长|延期|如有|若|未|不(?!合格|动产|予|良)|另行|规定的?时限|条件成熟|及时|实时|即时|有关规定|要求/u;

/**
 * The part of the words of a phase that cannot stand in a matter or a trigger without changing the meaning
 * (a hedge, a second number); null when there is none.
 */
export function suspicious(words: string): string | null {
  return (
    hedges.exec(words)?.[0] ??
    /(?<!第)[\d一二三四五六七八九十]+个?(?:工作日|自然日|[日天周]|小时)|[;:,。]/u.exec(words)?.[0] ??
    null
  );
}
