import { type Marks, type Span, scanMarks } from './marks.js';
import { type DocumentNumber, halfWidth, parseNumber } from './number.js';

/** One citation of an instrument, understood; what is wrong with its form stands in `faults`, by place. */
export interface Citation {
  readonly text: string;
  /** Without the outer marks; null when the text names a number only. */
  readonly title: string | null;
  readonly number: DocumentNumber | null;
  readonly issuer: string | null;
  /** Of the number, else of the edition. */
  readonly year: number | null;
  /** As written: `2018年修正`. */
  readonly edition: string | null;
  /** As written: `第二十六条第一款`. */
  readonly article: string | null;
  /** The instruments run together in this text, each with its number: at least two, or none. */
  readonly several: readonly string[];
  /** From the first character of the text. */
  readonly faults: readonly CitationFault[];
}

/** What is wrong with the form of a citation; the stretch is empty where something is missing. */
export interface CitationFault extends Span {
  readonly kind: CitationFaultKind;
  /** What should stand in the stretch; null when only the writer can know. */
  readonly replacement: string | null;
}

export type CitationFaultKind =
  | 'half-marks'
  | 'wrong-marks'
  | 'no-marks'
  | 'half-year-brackets'
  | 'wrong-year-brackets'
  | 'half-brackets'
  | 'wrong-brackets'
  | 'leading-words'
  | 'trailing-words'
  | 'several';

/** What the brackets and words behind a title say. */
interface Tail {
  number: DocumentNumber | null;
  issuer: string | null;
  edition: string | null;
  article: string | null;
  year: number | null;
  suffix: string;
  readonly faults: CitationFault[];
}

const numeral = '[\\d零〇○一二三四五六七八九十百千]+';
const oneArticle = `(?:第\\s*${numeral}\\s*(?:条|款|项|目|章|节|编|部分)(?:之${numeral})?|第?\\s*[(（]${numeral}[)）]\\s*[项目]|附件${numeral}?|附录)`;
const articles = new RegExp(`${oneArticle}(?:\\s*(?:以及|[、,，和至及~—-])?\\s*${oneArticle})*`, 'uy');
const bareNumber =
  /[^\s()（）《》,，;；]+[〔﹝[]\s*\d{4}\s*[〕﹞\]]\s*\d+号|[^\s()（）《》,，;；]*令第?[\d零〇一二三四五六七八九十百]+号/uy;
const bodyEnd = '(?:部|委|委员会|厅|局|总局|院|政府|府办|办公厅|办公室|会|署|党委|银行|高法|高检)';
const bodies = new RegExp(
  `^(?:[\\p{Script=Han}]+${bodyEnd}|中共中央)(?:[\\s、]+[\\p{Script=Han}]+${bodyEnd})*$`,
  'u',
);
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '【': '】' };
const separator = /^[\s、，,；;和及与以]+|[\s、，,；;和及与以]+$/gu;

/**
 * Reads one citation: `《中华人民共和国社会保险法》(2018年修正)第二十六条`. Total: every text gives a citation, with
 * what could be read and what is wrong with its form.
 */
export function parseCitation(text: string): Citation {
  const marks = scanMarks(text);
  const [first, ...others] = marks.titles;
  if (first === undefined) return withoutMarks(text, marks);
  const faults: CitationFault[] = marks.faults.map(markFault);
  const issuer = leading(text, first, faults);
  const several = others.length === 0 ? [] : partsOf(text, marks.titles);
  if (several.length > 0) {
    faults.push({ kind: 'several', start: first.start, end: text.length, replacement: null });
  }
  const end = others[0]?.start ?? text.length;
  const tail = tailOf(text, first.end, end, several.length > 0);
  return citationOf(text, titleIn(text, first, marks) + tail.suffix, tail, issuer, several, [
    ...faults,
    ...tail.faults,
  ]);
}

/** The text with every fault mended that can be without knowing more; null when one cannot. */
export function mended({ text, faults }: Citation): string | null {
  let result = '';
  let from = 0;
  for (const { start, end, replacement } of [...faults].sort((a, b) => a.start - b.start)) {
    if (replacement === null || start < from) return null;
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}

function citationOf(
  text: string,
  title: string | null,
  tail: Tail,
  issuer: string | null,
  several: readonly string[],
  faults: readonly CitationFault[],
): Citation {
  const { number } = tail;
  // The president promulgates what the congress has made.
  const body = number?.kind === 'decree' && !['', '主席'].includes(number.body) ? number.body : null;
  const numberYear = number?.kind === 'document' || number?.kind === 'decree' ? number.year : null;
  return {
    text,
    title,
    number,
    issuer: issuer ?? tail.issuer ?? body,
    year: numberYear ?? tail.year,
    edition: tail.edition,
    article: tail.article,
    several,
    faults: [...faults].sort((a, b) => a.start - b.start),
  };
}

function markFault({ fault, start, end, replacement }: Marks['faults'][number]): CitationFault {
  return { kind: fault === 'unpaired' ? 'half-marks' : 'wrong-marks', start, end, replacement };
}

function titleIn(text: string, span: Span, { faults }: Marks): string {
  let title = '';
  for (let at = span.start; at < span.end; at += 1) {
    const fault = faults.find(({ start, end }) => start === at && end > at);
    title += fault?.replacement ?? text[at];
  }
  return title.replace(/^《|》$/gu, '').trim();
}

/** What stands before the title: a body, or words that do not belong to a citation. */
function leading(text: string, { start }: Span, faults: CitationFault[]): string | null {
  const before = text.slice(0, start);
  const words = before.trim();
  if (words === '') return null;
  if (bodies.test(words)) return words;
  // What stands before may be the title that half a mark hides.
  if (faults.some(({ replacement }) => replacement === null)) return null;
  faults.push({ kind: 'leading-words', start: before.indexOf(words), end: start, replacement: '' });
  return null;
}

/** A title alone, with no mark at all: words before the first bracket or article, or only a number. */
function withoutMarks(text: string, marks: Marks): Citation {
  const faults = marks.faults.map(markFault);
  const start = text.length - text.trimStart().length;
  const alone = parseNumber(text.trim());
  if (alone !== null) {
    const tail = { ...emptyTail(), number: alone.number };
    const fault: CitationFault = { kind: 'no-marks', start, end: start, replacement: null };
    return citationOf(text, null, tail, null, [], [...faults, fault]);
  }
  const stop = /\s*(?:[(（](?=[^()（）]*(?:\d|令|号|修[正订]))|第[\d零一二三四五六七八九十百]+条)/u.exec(
    text.slice(start),
  );
  const end = stop === null ? text.trimEnd().length : start + stop.index;
  const tail = tailOf(text, end, text.length, false);
  if (faults.length === 0) {
    faults.push(
      { kind: 'no-marks', start, end: start, replacement: '《' },
      { kind: 'no-marks', start: end, end, replacement: '》' },
    );
  }
  return citationOf(text, text.slice(start, end) + tail.suffix, tail, null, [], [...faults, ...tail.faults]);
}

function partsOf(text: string, titles: readonly Span[]): string[] {
  return titles.map(({ start }, index) =>
    text.slice(index === 0 ? 0 : start, titles[index + 1]?.start ?? text.length).replace(separator, ''),
  );
}

function emptyTail(): Tail {
  return { number: null, issuer: null, edition: null, article: null, year: null, suffix: '', faults: [] };
}

/** Reads brackets, numbers and articles from one offset to another; what is left over are trailing words. */
function tailOf(text: string, from: number, to: number, separated: boolean): Tail {
  const tail = emptyTail();
  const plain = halfWidth(text);
  let at = from;
  while (at < to) {
    const character = plain[at] ?? '';
    if (/\s/u.test(character)) {
      at += 1;
    } else if ('([【'.includes(character)) {
      at = bracketed(text, plain, at, to, tail);
    } else {
      const next = article(plain, at, tail) ?? unbracketed(plain, at, tail);
      if (next === null) break;
      at = next;
    }
  }
  const rest = text.slice(at, to).replace(/\s+$/u, '');
  const words = separated ? rest.replace(separator, '') : rest;
  if (words !== '' && at < to) {
    // Words such as 等有关规定 say nothing more; 及其实施细则 names another instrument.
    const replacement = /[规办条细]|决定|通知|意见/u.test(words.replace(/有关|相关|规定/gu, '')) ? null : '';
    tail.faults.push({ kind: 'trailing-words', start: at, end: at + rest.length, replacement });
  }
  return tail;
}

function article(plain: string, at: number, tail: Tail): number | null {
  articles.lastIndex = at;
  const match = articles.exec(plain);
  if (match === null) return null;
  tail.article = (tail.article ?? '') + match[0].replace(/\s/gu, '');
  return at + match[0].length;
}

/** A number that stands behind the title without brackets of its own. */
function unbracketed(plain: string, at: number, tail: Tail): number | null {
  bareNumber.lastIndex = at;
  const match = bareNumber.exec(plain);
  if (match === null) return null;
  part(match[0], at, tail);
  return at + match[0].length;
}

/** One pair of brackets; the offset behind it. */
function bracketed(text: string, plain: string, at: number, to: number, tail: Tail): number {
  const end = closing(plain, at, to);
  const inside = end === null ? to : end - 1;
  if (end === null) {
    const last = text.slice(0, to).trimEnd().length;
    tail.faults.push({ kind: 'half-brackets', start: last, end: last, replacement: ')' });
  } else if (plain[at] !== '(') {
    tail.faults.push(
      { kind: 'wrong-brackets', start: at, end: at + 1, replacement: '(' },
      { kind: 'wrong-brackets', start: inside, end, replacement: ')' },
    );
  }
  for (const match of plain.slice(at + 1, inside).matchAll(/[^,;]+/gu)) {
    const words = match[0].trim();
    if (words !== '') part(words, at + 1 + match.index + match[0].indexOf(words), tail);
  }
  return end ?? to;
}

/** The offset behind the bracket that closes the one at `at`; inner ones, as in 国办发(2017)5号, are passed over. */
function closing(plain: string, at: number, to: number): number | null {
  const open = plain[at] ?? '';
  const close = closers[open];
  let depth = 0;
  for (let index = at; index < to; index += 1) {
    if (plain[index] === open) depth += 1;
    if (plain[index] === close) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return null;
}

/** One of the things said in brackets: number, edition, article, body or date. */
function part(words: string, at: number, tail: Tail): void {
  articles.lastIndex = 0;
  const dated = /^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?=.*号)|(?:公布|发布|施行|起施行)$/gu;
  const written = parseNumber(words) ?? parseNumber(words.replace(dated, '').trim());
  if (/(?:修正|修订|修改|版)本?$/u.test(words) && /\d/u.test(words)) {
    tail.edition ??= words;
    tail.year ??= yearIn(words);
  } else if (written !== null) {
    tail.number ??= written.number;
    if (written.brackets !== null) {
      const { start, end, replacement, half } = written.brackets;
      const kind = half ? 'half-year-brackets' : 'wrong-year-brackets';
      tail.faults.push({ kind, start: at + start, end: at + end, replacement });
    }
  } else if (/^(?:试行|暂行|草案|征求意见稿)$/u.test(words)) {
    tail.suffix += `(${words})`;
  } else if (articles.exec(words)?.[0] === words) {
    tail.article ??= words.replace(/\s/gu, '');
  } else if (bodies.test(words)) {
    tail.issuer ??= words;
  } else {
    tail.year ??= yearIn(words);
  }
}

function yearIn(words: string): number | null {
  const match = /(?:19|20)\d{2}/u.exec(words);
  return match === null ? null : Number(match[0]);
}
