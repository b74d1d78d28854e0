import { compiled } from './compiled.js';
import { type Deadline, formed, type Phase, type Span } from './phase.js';
import { lastDay, numberOf, period, periodOf, quantity, spanOf } from './quantity.js';
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
  '(?:(?:予以|对外|向社会|上网|主动|首次|再次|及时|依法|进行|的?)*(?:公开|公示|公告|公布|发布|披露|提供|送达|回应|答复|更新|告知|反馈|公开发布))';
const display = '(?:(?:公示|公告|预公告|公开|披露信息|展示)(?:期限?|时间|时限)?)';
const consultation = '(?:(?:公开)?征求意见(?:的?期限?|的?时间)?)';

const onRequest: Form = (text) => {
  const match = /^(.*?)(?:为|:)?依申请公开$/u.exec(text);
  return match === null ? null : { matter: matterOf(match[1] ?? ''), onRequest: true };
};

const standing: Form = (text) => {
  const match =
    /^(.*?)(?:并?保持)?(?:长期|常年)(?:公开|公示)(?:\(动态(?:调整|更新)\)|并?动态(?:调整|更新))?$/u.exec(
      text,
    );
  return match === null ? null : { matter: matterOf(match[1] ?? ''), standing: true };
};

const yearEnd = compiled(`^(.*?)(?:(?:每|当|本)年)?(?:(?<=年)|年)[底末](?:之|以)?前${publish}?$`);
const years = '每年度?|当年度?|本年度?|次年度?|下一?年度?|第二年|翌年';
const dayOfYear = compiled(
  `^(.*?)在?(${years}|每月|次月|下个?月)的?(?:第?([一二三四1-4])季度|(\\d+|[一二三四五六七八九十]+)月份?)?(?:(\\d+|[一二三四五六七八九十]+)[日号]|(底|末))?(?:之内|以内|内|之前|以前|前)?(?:${publish}|核对)?(?:一次)?$`,
);

const day: Form = (text) => {
  const atYearEnd = yearEnd().exec(text);
  if (atYearEnd !== null) {
    return { matter: matterOf(atYearEnd[1] ?? ''), by: { year: 'every', month: 12, day: 31 } };
  }
  const match = dayOfYear().exec(text);
  if (match === null) return null;
  const [, words = '', year = '', quarterWords, monthWords, dayWords, end] = match;
  const monthly = year.endsWith('月');
  if (monthly === ((monthWords ?? quarterWords) !== undefined)) return null;
  if (quarterWords !== undefined && dayWords !== undefined) return null;
  if (monthly && dayWords === undefined && end === undefined) return null;
  const quarter = quarterWords === undefined ? null : numberOf(quarterWords);
  const month = quarter !== null ? quarter * 3 : monthWords === undefined ? null : numberOf(monthWords);
  const of = dayWords === undefined ? lastDay(month) : numberOf(dayWords);
  if (of === null || of < 1 || of > lastDay(month) || (!monthly && month === null)) return null;
  // `季度结束后次月10日前`: the year or the month of an event, which no deadline can say.
  if (/[后起]$/u.test(words)) return null;
  const by: Deadline = { year: monthly || /^[每当本]/u.test(year) ? 'every' : 'next', month, day: of };
  return { matter: matterOf(words), by };
};

const early = compiled(`^(.*?)(?:应当?|至少|须)*提前(${quantity})(?:以上)?(?:发通知邀请|通知|${publish})?$`);
const countedBefore = compiled(`^(.*?)(?:至少)?(${quantity})(?:之|以)?前${publish}?$`);
const countedAfterBefore = compiled(`^(.*?)(?:之|以)?前(${quantity})${publish}?$`);
const shownBefore = compiled(`^(.+?)(?:之|以)?前(?:公示|公告)(?:不得?少于)?(${quantity})(?:以上)?$`);
const anyBefore = compiled(`^(.+?)(?:之|以)?前${publish}$`);

const ahead: Form = (text) => {
  const [, earlyWords = '', earlyLength] = early().exec(text) ?? [];
  if (earlyLength !== undefined) return before(earlyWords, earlyLength);
  const [, words = '', length] = countedBefore().exec(text) ?? countedAfterBefore().exec(text) ?? [];
  // `10日前` alone may be a day of the month.
  if (words === '' && /[^作然历]日$/u.test(length ?? '')) return null;
  if (length !== undefined) return before(words, length);
  const shown = shownBefore().exec(text);
  if (shown !== null) {
    const span = spanOf(shown[2] ?? '');
    const event = before(shown[1] ?? '', '0');
    return span === null || event === null ? null : { ...event, atLeast: { ...span, of: 'display' } };
  }
  const any = anyBefore().exec(text);
  return any === null ? null : before(any[1] ?? '', '0');
};

const shownFor = compiled(
  `^(.*?)(?:向社会)?(?:(${consultation})|${display})(?:各|应当?|一律)*(不得?少于|不得?短于|不得?低于|至少|为|满|达到)?(${quantity})(以上)?$`,
);

const atLeast: Form = (text) => {
  const match = shownFor().exec(text);
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

const dueWithin = compiled(
  `^(.*?)(${quantity})(之?内|以内)?(?:(?:通过)?在(.+?)(?=公开|公示|公告|公布))?${publish}?$`,
);

const within: Form = (text) => {
  const match = dueWithin().exec(text);
  const span = spanOf(match?.[2] ?? '');
  if (match === null || span === null) return null;
  const words = (match[1] ?? '').replace(/(?:最长|最迟|最多)?不得?超过$/u, '');
  if (match[3] === undefined && words !== '' && !/[起后]$/u.test(words)) return null;
  const head = headOf(words);
  return head === null
    ? null
    : { ...head, within: span, ...(match[4] === undefined ? {} : { place: match[4] }) };
};

const onSameDay = compiled(`^(.+?)(?:之日|的)?当[日天]${publish}?$`);

const sameDay: Form = (text) => {
  const match = onSameDay().exec(text);
  if (match === null) return null;
  const head = headOf(`${match[1] ?? ''}后`);
  return head === null ? null : { ...head, within: { n: 0, unit: 'day' } };
};

const again = '(?:公开|公告|公布|更新|公示|核对|发布|通报)';
const everySoLong = compiled(
  `^(.*?)(?:至少|应当?|原则)*(?:每(${quantity}|${period})|按(${period}))(?:至少)?(?:集中|定期|对外|向社会)?(?:${again}(?:一次|1次)?|一次|1次)$`,
);

const every: Form = (text) => {
  const match = everySoLong().exec(text);
  const span = match === null ? null : periodOf(match[2] ?? match[3] ?? '');
  return span === null
    ? null
    : { matter: matterOf((match?.[1] ?? '').replace(/^(?:且|并)/u, '')), every: span };
};

const soon = compiled(`^(.*?)(实时|即时|立即|及时|随时|第一时间)(?:(?:予以|对外|向社会)?${publish})?$`);

const prompt: Form = (text) => {
  const match = soon().exec(text);
  if (match === null) return null;
  const words = match[1] ?? '';
  const urgent: Partial<Phase> = { prompt: /[实即]/u.test(match[2] ?? '') ? 'real-time' : 'prompt' };
  if (words === '') return urgent;
  if (/^按照?(?:工作|项目|工程)?进展(?:情况)?$/u.test(words)) return { ...urgent, trigger: '进展' };
  if (!/(?:后|起|之日|时)$/u.test(words)) return { ...urgent, matter: matterOf(words) };
  const head = headOf(words.replace(/时$/u, '后'));
  return head === null ? null : { ...urgent, ...head };
};

const atSameTime = compiled(`^(.+?)(?<![适定及随按届同临何平小暂即实])时(?:同步|即)?${publish}?$`);

const at: Form = (text) => {
  const match = atSameTime().exec(text);
  const head = match === null ? null : headOf(`${match[1] ?? ''}后`);
  return head === null ? null : { ...head, within: { n: 0, unit: 'day' } };
};

const alongside: Form = (text) => {
  const match =
    /^(.*?)随(?!时)(.+?)(?:一并|同时|一起|同步)?(?:公开|公告|公布|公示|发布)$/u.exec(text) ??
    /^(.*?)[与和同](.+?)(?:同步|同时|一并|一起)(?:公开|公告|公布|公示|发布)$/u.exec(text);
  return match === null ? null : { matter: matterOf(match[1] ?? ''), alongside: match[2] ?? '' };
};

const afterwards = compiled(`^(.+(?:之?后|以后))(?:${publish})?$`);

const after: Form = (text) => {
  const match = afterwards().exec(text);
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
  if (dated.test(event)) return null;
  return { matter, before: { ...span, event: event === '' || event === formed ? null : event } };
}

/** Words of a date: what stands before 前 or a number of days is then no event, but the rest of a date. */
const dated =
  /\d{4}年|(?<!第)\d号|(?:\d|[一二三四五六七八九十])个?月|[次下本首]个?月|(?:每|当|本|次|翌|第二|下一?)(?:年|季)|[年季月][初底末]/u;
