import type { Scalar } from 'yaml';
import { fieldNames, fieldOrders, fieldSpellings } from '../model/vocabulary.js';
import { fieldOf } from './pointer.js';
import { type TextPlace, writeText } from './write-scalar.js';

/**
 * A value on one line. Quotes stay where a person or another program would take the text for something else:
 * codes, numbers and dates, 是 and 否, on and off. What YAML does not read as text stays as it is written.
 */
export function scalarText(node: Scalar, place: TextPlace): string {
  const { value, type } = node;
  if (typeof value !== 'string') return node.source ?? String(value);
  const quoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
  return writeText(value, quoted && looksOther.test(value) ? 'single' : 'plain', 'single', place);
}

const looksOther = /^[-+.]?\d|^(?:是|否|真|假|对|错|y|yes|n|no|on|off|true|false|null|none)$/iu;

/** What tells how a key is to be written. */
export interface KeyPlace {
  readonly keys: 'zh' | 'en' | null;
  /** Whether the keys of the record are the author's own. */
  readonly free: boolean;
  /** All keys of the record. */
  readonly others: () => readonly string[];
}

/** A key as it is to be written, in the language that is asked for where it is the name of a field. */
export function keyText(key: Scalar, { keys, free, others }: KeyPlace): string {
  const written = String(key.value);
  const english = free || keys === null ? null : englishOf(written, others);
  if (english !== null) return keys === 'en' ? english : (fieldNames[english] ?? written);
  if (key.value === '<<' && key.type === 'PLAIN') return '<<';
  return scalarText(key, { flow: false, lineStart: false });
}

/** The English name of a field; of two that share a Chinese one, that of the kind of record. */
function englishOf(written: string, others: KeyPlace['others']): string | null {
  englishNames ??= spelt();
  const names = englishNames.get(written.normalize('NFKC').trim()) ?? [];
  if (names.length < 2) return names[0] ?? null;
  const order = orderOf(others());
  return names.find((name) => order.includes(name)) ?? names[0] ?? null;
}

function spelt(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const english of Object.keys(fieldNames)) {
    for (const spelling of [english, ...(fieldSpellings[english] ?? [])]) {
      const key = spelling.normalize('NFKC');
      const others = names.get(key);
      if (others === undefined) names.set(key, [english]);
      else if (!others.includes(english)) others.push(english);
    }
  }
  return names;
}

let englishNames: ReadonlyMap<string, readonly string[]> | undefined;

/** Parts in the order of their kind of record; what the schemas do not know comes last. */
export function inOrder<T extends { readonly key: string }>(parts: readonly T[]): T[] {
  const order = orderOf(parts.map(({ key }) => key)).map(fieldOf);
  const rank = ({ key }: T): number => rankIn(order, key);
  return parts.toSorted((a, b) => rank(a) - rank(b));
}

function rankIn(order: readonly string[], key: string): number {
  const rank = order.indexOf(fieldOf(key));
  return rank === -1 ? order.length : rank;
}

/** Of the schemas' kinds of record the one that knows the most of these keys; English names in their order. */
function orderOf(keys: readonly string[]): readonly string[] {
  kinds ??= fieldOrders.map((order) => new Set(order.map(fieldOf)));
  const names = keys.map(fieldOf);
  let best = 0;
  let most = 0;
  for (const [index, known] of kinds.entries()) {
    const count = names.filter((name) => known.has(name)).length;
    if (count <= most) continue;
    best = index;
    most = count;
  }
  return fieldOrders[best] ?? [];
}

let kinds: readonly ReadonlySet<string>[] | undefined;
