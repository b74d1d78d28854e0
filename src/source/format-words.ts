import type { Scalar } from 'yaml';
import { fieldOrders } from '../model/vocabulary.js';
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

/** A key as it is to be written. */
export function keyText(key: Scalar, renamed: string | null): string {
  if (key.value === '<<' && key.type === 'PLAIN') return '<<';
  const place: TextPlace = { flow: false, lineStart: false };
  return renamed === null ? scalarText(key, place) : writeText(renamed, 'plain', 'single', place);
}

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
