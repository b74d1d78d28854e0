import { type Deadline, formed, type Phase, type Span } from './phase.js';
import { numberOf, quantity, spanOf } from './quantity.js';
import { headOf, matterOf, partOf } from './trigger.js';

type Form = (text: string) => Partial<Phase> | null;

/**
 * One clause (no `;`, no `,`), normalised to half-width and without white space, as what it says of a phase;
 * null when it has none of the known forms. The first form that fits decides.
 */
export function clauseOf(text: string): Partial<Phase> | null {
  for (const form of forms) {
    const found = form(text);
    if (found !== null) return found;
  }
  return null;
}

const publish =
  '(?:(?:予以|对外|向社会|主动|首次|再次|及时|依法|进行|的?)*(?:公开|公示|公告|公布|发布|披露|提供|送达|回应|答复|更新|告知|反馈|公开发布))';
const display = '(?:(?:公示|公告|预公告|公开|披露信息|展示)(?:期限?|时间|时限)?)';
const consultation = '(?:(?:公开)?征求意见(?:的?期限?|的?时间)?)';

const onRequest: Form = (text) => {
  const match = /^(.*?)(?:为|:)?依申请公开$/u.exec(text);
  return match === null ? null : { matter: matterOf(match[1] ?? ''), onRequest: true };
};

const standing: Form = (text) => {
  const match = /^(.*?)(?:长期|常年)(?:公开|公示)(?:\(动态(?:调整|更新)\)|并?动态(?:调整|更新))?$/u.exec(
    text,
  );
  return match === null ? null : { matter: matterOf(match[1] ?? ''), standing: true };
};

const day: Form = (text) => {
  const yearEnd = new RegExp(
    `^(.*?)(?:(?:每|当|本)年)?(?:(?<=年)|年)[底末](?:之|以)?前${publish}?$`,
    'u',
  ).exec(text);
  if (yearEnd !== null) {
    return { matter: matterOf(yearEnd[1] ?? ''), by: { year: 'every', month: 12, day: 31 } };
  }
  const match = new RegExp(
    `^(.*?)在?(每年度?|次年|下一年度?|每月)的?(?:(\\d+|[一二三四五六七八九十]+)月份?)?(?:(\\d+|[一二三四五六七八九十]+)[日号]|(底|末))?(?:之前|以前|前)?(?:${publish}|核对)?(?:一次)?$`,
    'u',
  ).exec(text);
  if (match === null) return null;
  const [, words = '', year = '', monthWords, dayWords, end] = match;
  const monthly = year === '每月';
  if (monthly === (monthWords !== undefined)) return null;
  if (monthly && dayWords === undefined && end === undefined) return null;
  const month = monthWords === undefined ? null : numberOf(monthWords);
  const of = dayWords === undefined ? lastDay(month) : numberOf(dayWords);
  if (of === null || of < 1 || of > lastDay(month) || (!monthly && month === null)) return null;
  const by: Deadline = { year: /^每/u.test(year) ? 'every' : 'next', month, day: of };
  return { matter: matterOf(words), by };
};

const ahead: Form = (text) => {
  const early = new RegExp(
    `^(.*?)(?:应当?|至少|须)*提前(${quantity})(?:以上)?(?:发通知邀请|通知|${publish})?$`,
    'u',
  ).exec(text);
  if (early !== null) return before(early[1] ?? '', early[2] ?? '');
  const counted =
    new RegExp(`^(.*?)(?:至少)?(${quantity})(?:之|以)?前${publish}?$`, 'u').exec(text) ??
    new RegExp(`^(.*?)(?:之|以)?前(${quantity})${publish}?$`, 'u').exec(text);
  if (counted !== null) return before(counted[1] ?? '', counted[2] ?? '');
  const shown = new RegExp(`^(.+?)(?:之|以)?前(?:公示|公告)(?:不得?少于)?(${quantity})(?:以上)?$`, 'u').exec(
    text,
  );
  if (shown !== null) {
    const span = spanOf(shown[2] ?? '');
    return span === null ? null : { ...before(shown[1] ?? '', '0'), atLeast: { ...span, of: 'display' } };
  }
  const any = new RegExp(`^(.+?)(?:之|以)?前${publish}$`, 'u').exec(text);
  return any === null ? null : before(any[1] ?? '', '0');
};

const atLeast: Form = (text) => {
  const match = new RegExp(
    `^(.*?)(?:向社会)?(?:(${consultation})|${display})(?:各|应当?|一律)*(不得?少于|不得?短于|不得?低于|至少|为|满|达到)?(${quantity})(以上)?$`,
    'u',
  ).exec(text);
  const span = spanOf(match?.[4] ?? '');
  if (match === null || span === null) return null;
  const words = (match[1] ?? '').replace(/^(?:且|并|其中)/u, '').replace(/^正式$/u, '');
  const shown: Partial<Phase> = {
    atLeast: { ...span, of: match[2] === undefined ? 'display' : 'consultation' },
  };
  if (words === '') return shown;
  const after = /^(.+?)(?:之日|之?后|以后)$/u.exec(words);
  return after === null ? { ...shown, matter: matterOf(words) } : { ...shown, ...headOf(words) };
};

const within: Form = (text) => {
  const match = new RegExp(
    `^(.*?)(${quantity})(之?内|以内)?(?:(?:通过)?在(.+?)(?=公开|公示|公告|公布))?${publish}?$`,
    'u',
  ).exec(text);
  const span = spanOf(match?.[2] ?? '');
  if (match === null || span === null) return null;
  const words = match[1] ?? '';
  if (match[3] === undefined && words !== '' && !/起$/u.test(words)) return null;
  const head = headOf(words);
  return head === null
    ? null
    : { ...head, within: span, ...(match[4] === undefined ? {} : { place: match[4] }) };
};

const sameDay: Form = (text) => {
  const match = new RegExp(`^(.+?)(?:之日|的)?当[日天]${publish}?$`, 'u').exec(text);
  if (match === null) return null;
  const head = headOf(`${match[1] ?? ''}后`);
  return head === null ? null : { ...head, within: { n: 0, unit: 'day' } };
};

const every: Form = (text) => {
  const match = new RegExp(
    `^(.*?)(?:至少|应当?|原则)*每(${quantity}|个?季度?|个?月|周|星期|年度?|半年|日|天|个?学期)(?:至少)?(?:集中|定期|对外|向社会)?(?:公开|公告|公布|更新|公示|核对|发布|通报)(?:一次|1次)?$`,
    'u',
  ).exec(text);
  const span = match === null ? null : periodOf(match[2] ?? '');
  return span === null
    ? null
    : { matter: matterOf((match?.[1] ?? '').replace(/^(?:且|并)/u, '')), every: span };
};

const prompt: Form = (text) => {
  const match = new RegExp(
    `^(.*?)(实时|即时|立即|及时|随时|第一时间)(?:予以|对外|向社会)?${publish}$`,
    'u',
  ).exec(text);
  if (match === null) return null;
  const words = match[1] ?? '';
  const urgent: Partial<Phase> = { prompt: /[实即]/u.test(match[2] ?? '') ? 'real-time' : 'prompt' };
  if (words === '') return urgent;
  if (/^按照?(?:工作|项目|工程)?进展(?:情况)?$/u.test(words)) return { ...urgent, trigger: '进展' };
  if (!/(?:后|起|之日|时)$/u.test(words)) return { ...urgent, matter: matterOf(words) };
  const head = headOf(words.replace(/时$/u, '后'));
  return head === null ? null : { ...urgent, ...head };
};

const at: Form = (text) => {
  const match = new RegExp(`^(.+?)(?<![适定及随按届同临何平小暂即实])时(?:同步|即)?${publish}?$`, 'u').exec(
    text,
  );
  const head = match === null ? null : headOf(`${match[1] ?? ''}后`);
  return head === null ? null : { ...head, within: { n: 0, unit: 'day' } };
};

const alongside: Form = (text) => {
  const match =
    /^(.*?)随(?!时)(.+?)(?:一并|同时|一起|同步)?(?:公开|公告|公布|公示|发布)$/u.exec(text) ??
    /^(.*?)[与和同](.+?)(?:同步|同时|一并|一起)(?:公开|公告|公布|公示|发布)$/u.exec(text);
  return match === null ? null : { matter: matterOf(match[1] ?? ''), alongside: match[2] ?? '' };
};

const after: Form = (text) => {
  const match = new RegExp(`^(.+(?:之?后|以后))${publish}$`, 'u').exec(text);
  return match === null ? null : headOf(match[1] ?? '');
};

const place: Form = (text) => {
  const match = /^(?:并|同时)?(?:通过|在)(.+?)(?:公开|公示|公告|公布)$/u.exec(text);
  return match === null ? null : { place: match[1] ?? '' };
};

const forms: readonly Form[] = [
  onRequest,
  standing,
  day,
  ahead,
  every,
  atLeast,
  within,
  sameDay,
  prompt,
  alongside,
  after,
  at,
  place,
];

function before(words: string, length: string): Partial<Phase> | null {
  const span: Span | null = length === '0' ? { n: 0, unit: 'day' } : spanOf(length);
  const { matter, rest } = partOf(words.replace(/^(?:且|并|或者?|至少)/u, '').replace(/^不得?[晚迟]于/u, ''));
  if (span === null || (rest === '' && length === '0')) return null;
  const event = rest.replace(/(?:之日|的)$/u, '');
  return { matter, before: { ...span, event: event === '' || event === formed ? null : event } };
}

function periodOf(words: string): Span | null {
  const text = words.replace(/^个/u, '');
  if (/^学期$/u.test(text)) return { n: 1, unit: 'semester' };
  if (/^季度?$/u.test(text)) return { n: 3, unit: 'month' };
  if (/^年度?$/u.test(text)) return { n: 1, unit: 'year' };
  return spanOf(words) ?? spanOf(`1${text}`);
}

function lastDay(month: number | null): number {
  if (month === 2) return 29;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
