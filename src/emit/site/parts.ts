import type { PublishedEntry } from '../../model/catalog.js';

/** A stretch of a long list that stands on a page of its own. */
export interface Part<T> {
  /** From 1. */
  readonly number: number;
  /** Place of its first item in the whole list, from 0. */
  readonly first: number;
  readonly items: readonly T[];
}

/**
 * Cuts a list into parts of about the same weight where a page of it would weigh more than 60 KB, which phones
 * in the country load slowly; `bytesOf` says what an item weighs. An empty list is one empty part.
 */
export function partsOf<T>(items: readonly T[], bytesOf: (item: T) => number): Part<T>[] {
  const weights = items.map(bytesOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const count = Math.max(1, Math.ceil(total / budget));
  const parts: { number: number; first: number; items: T[] }[] = [{ number: 1, first: 0, items: [] }];
  let passed = 0;
  let slot = 0;
  for (const [index, item] of items.entries()) {
    const weight = weights[index] ?? 0;
    const own = Math.floor(((passed + weight / 2) / total) * count);
    if (own > slot && index > 0) parts.push({ number: parts.length + 1, first: index, items: [] });
    parts.at(-1)?.items.push(item);
    slot = own;
    passed += weight;
  }
  return parts;
}

/** The part that holds the item at `index` of the whole list. */
export function partAt<T>(parts: readonly Part<T>[], index: number): Part<T> {
  const found = parts.find(({ first, items }) => index < first + items.length);
  if (found === undefined) throw new Error(`No part holds the item at ${index}.`);
  return found;
}

/** What an entry weighs as a row of the national table. */
export function rowBytes(entry: PublishedEntry): number {
  const lists = [entry.content, entry.basis, entry.channels.map(({ text, detail }) => text + (detail ?? ''))];
  const listed = lists.flat().reduce((sum, text) => sum + bytes(text) + '<li></li>\n'.length, 0);
  const group = entry.audience.kind === 'group' ? entry.audience.group : '';
  const subject = entry.subject.reduce((sum, { text }) => sum + bytes(text), 0);
  const single = [entry.id, entry.id, entry.name, entry.timeLimit ?? '', group, ...entry.category];
  return rowMarkup + listed + subject + single.reduce((sum, text) => sum + bytes(text), 0);
}

/** What the texts of one line of a list weigh. */
export function lineBytes(texts: readonly string[]): number {
  return lineMarkup + texts.reduce((sum, text) => sum + bytes(text), 0);
}

/** Bytes of the list on one page; head, foot and navigation take up to 11 KB more. */
const budget = 46_000;

/** Tags of one row of the table, with full names of agencies and channels in place of short ones. */
const rowMarkup = 450;

const lineMarkup = 80;

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
