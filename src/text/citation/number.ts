import { numeralValue } from './numerals.js';

/**
 * The number of an instrument. `document`: 国办发〔2019〕54号. `decree`: 国务院令第711号, 国家税务总局公告2018年第54号.
 * `standard`: GB/T 32939—2016. `other`: words that end in 号 and are none of these.
 * `text` is the number in its canonical form.
 */
export type DocumentNumber =
  | {
      readonly kind: 'document';
      readonly text: string;
      /** 机关代字: 国办发. */
      readonly prefix: string;
      readonly year: number;
      readonly serial: number;
    }
  | {
      readonly kind: 'decree';
      readonly text: string;
      /** In the words of the citation; empty when only 令第711号 is written. */
      readonly body: string;
      readonly form: string;
      readonly year: number | null;
      readonly serial: number;
    }
  | { readonly kind: 'standard' | 'other'; readonly text: string };

/** A number as written, and what is wrong with the brackets of its year. */
export interface WrittenNumber {
  readonly number: DocumentNumber;
  /** The stretch of the text, from its first character, that `〔year〕` should stand for; null when it is right. */
  readonly brackets: {
    readonly start: number;
    readonly end: number;
    readonly replacement: string;
    /** One of the two is missing; otherwise both are there, but of another kind. */
    readonly half: boolean;
  } | null;
}

const numeral = '[\\d零〇○一二三四五六七八九十百千]+';
const year = '(?:19|20)\\d{2}';
const decreeForms = [
  new RegExp(
    `^(?:(${year})年)?(.*?)(令|公告|通告)\\s*[(〔[]?(?:(${year})年?[)〕\\]]?)?\\s*第?\\s*(${numeral})\\s*号$`,
    'u',
  ),
  new RegExp(`^(?:(${year})年)?(.*?)(?:(${year})年)?第?\\s*(${numeral})\\s*号(令|公告)$`, 'u'),
] as const;
const documentForm = new RegExp(
  `^(\\D*?)(\\s*)([〔﹝[(【{<〈]?)\\s*(${year})(\\s*[〕﹞\\])】}>〉]?年?\\s*)第?\\s*(\\d+)\\s*号$`,
  'u',
);

/**
 * A document or decree number, or null when the text is none. Full-width letters, digits and brackets are
 * taken for half-width ones.
 */
export function parseNumber(written: string): WrittenNumber | null {
  const text = halfWidth(written);
  const decree = decreeOf(text);
  if (decree !== null) return { number: decree, brackets: null };
  const document = documentOf(text);
  if (document !== null) return document;
  if (/^[A-Z]{2,5}(?:\/[A-Z]+)?\s*[\d.]+(?:\s*[—–-]+\s*\d{4})?$/u.test(text)) {
    return {
      number: { kind: 'standard', text: text.replace(/\s+/gu, ' ').replace(/\s*[—–-]+\s*/gu, '—') },
      brackets: null,
    };
  }
  if (/\d.*号$/u.test(text) && !/[，,;；]/u.test(text)) {
    return { number: { kind: 'other', text: text.trim() }, brackets: null };
  }
  return null;
}

/** Full-width ASCII to half-width, character by character, so that offsets stay. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ');
}

/** Whether two numbers are one: 国务院令第711号, 中华人民共和国国务院令第711号 and 国务院第七百一十一号令 are. */
export function sameNumber(a: DocumentNumber, b: DocumentNumber): boolean {
  if (a.kind === 'document' && b.kind === 'document') {
    return a.prefix === b.prefix && a.year === b.year && a.serial === b.serial;
  }
  if (a.kind === 'decree' && b.kind === 'decree') {
    return a.serial === b.serial && (a.year ?? b.year) === (b.year ?? a.year) && sameSeries(a, b);
  }
  return a.kind === b.kind && a.text === b.text;
}

/** Whether two numbers were given out by one body in one form, so that at most one can be an instrument's own. */
export function sameSeries(a: DocumentNumber, b: DocumentNumber): boolean {
  if (a.kind === 'document' && b.kind === 'document') return a.prefix === b.prefix;
  if (a.kind === 'decree' && b.kind === 'decree') {
    return a.form === b.form && (shortens(a.body, b.body) || shortens(b.body, a.body));
  }
  return false;
}

/** What any two equal numbers share: to find candidates quickly. */
export function numberKey(number: DocumentNumber): string {
  switch (number.kind) {
    case 'document':
      return `${number.prefix}〔${number.year}〕${number.serial}`;
    case 'decree':
      return `${number.form}${number.serial}`;
    case 'standard':
    case 'other':
      return number.text;
    default:
      return number satisfies never;
  }
}

/** 广电总局 shortens 国家广播电影电视总局: its characters stand there in the same order. */
function shortens(short: string, long: string): boolean {
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function decreeOf(text: string): DocumentNumber | null {
  const front = decreeForms[0].exec(text);
  if (front !== null) {
    const [, before, body = '', form = '', after, serial = ''] = front;
    return decree(body, form, before ?? after, serial);
  }
  const back = decreeForms[1].exec(text);
  if (back === null) return null;
  const [, before, body = '', after, serial = '', form = ''] = back;
  return decree(body, form, before ?? after, serial);
}

function decree(
  body: string,
  form: string,
  writtenYear: string | undefined,
  writtenSerial: string,
): DocumentNumber | null {
  const serial = numeralValue(writtenSerial);
  if (serial === null) return null;
  const name = body.replace(/^中华人民共和国(?=国务院|主席|.*[部委])/u, '').replace(/[第\s]+$/u, '');
  const given = writtenYear === undefined ? null : Number(writtenYear);
  const text = `${name}${form}${given === null ? '' : `${given}年`}第${serial}号`;
  return { kind: 'decree', text, body: name.replace(/[\s、]/gu, ''), form, year: given, serial };
}

function documentOf(text: string): WrittenNumber | null {
  const match = documentForm.exec(text);
  if (match === null) return null;
  const [, before = '', gap = '', open = '', yearWritten = '', behind = '', serial = ''] = match;
  const prefix = before.replace(/\s/gu, '');
  const close = behind.replace(/\s/gu, '');
  // Without any mark, 国办发201754号 could be read in several ways; with 年, only in one.
  if (prefix === '' || (open === '' && close === '')) return null;
  const start = before.length;
  const end = text.indexOf(yearWritten, start + gap.length) + yearWritten.length + behind.length;
  const right = open === '〔' && close === '〕';
  return {
    number: {
      kind: 'document',
      text: `${prefix}〔${yearWritten}〕${Number(serial)}号`,
      prefix,
      year: Number(yearWritten),
      serial: Number(serial),
    },
    brackets: right
      ? null
      : {
          start,
          end,
          replacement: `〔${yearWritten}〕`,
          half: (open === '') !== (close.replace('年', '') === ''),
        },
  };
}
