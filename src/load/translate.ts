import type { Finding } from '../model/diagnostic.js';
import { nodePlace, pointerTo } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import type { Field, Shape } from './shape.js';

export interface Translated {
  /** The value in English keys and codes, single values made lists where the schema has lists. */
  readonly value: unknown;
  readonly unknownFields: readonly Finding[];
  readonly repeatedFields: readonly Finding[];
}

/**
 * An authored value → the same value in the words of the schemas, whatever mixture of Chinese and English
 * it was written in. What it does not understand it leaves for validation, but for fields nobody knows:
 * these are reported here, where the near ones are known, and left out.
 */
export function translate(value: unknown, shape: Shape, file: string): Translated {
  const unknownFields: Finding[] = [];
  const repeatedFields: Finding[] = [];
  return { value: walk(value, shape, ''), unknownFields, repeatedFields };

  function walk(node: unknown, at: Shape, pointer: string): unknown {
    if (Array.isArray(node)) {
      const item = at.item;
      return item === null ? node : node.map((child, index) => walk(child, item, pointerTo(pointer, index)));
    }
    if (isRecord(node)) {
      return at.spellings === null ? free(node, at.values, pointer) : fields(node, at.spellings, pointer);
    }
    if (at.listOfOne && at.item !== null && isSingle(node)) return [walk(node, at.item, pointer)];
    if (at.words !== null && typeof node === 'string')
      return at.words.get(node.normalize('NFKC').trim()) ?? node;
    return node;
  }

  /** A record whose keys the author has chosen. */
  function free(
    record: Readonly<Record<string, unknown>>,
    values: Shape | null,
    pointer: string,
  ): Readonly<Record<string, unknown>> {
    if (values === null) return record;
    return Object.fromEntries(
      Object.entries(record).map(([key, child]) => [key, walk(child, values, pointerTo(pointer, key))]),
    );
  }

  function fields(
    record: Readonly<Record<string, unknown>>,
    spellings: ReadonlyMap<string, Field>,
    pointer: string,
  ): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const writtenAs = new Map<string, string>();
    for (const [key, child] of Object.entries(record)) {
      const field = spellings.get(key.normalize('NFKC').trim());
      if (field === undefined) {
        unknownFields.push(unknownField(key, spellings, file, pointer));
        continue;
      }
      const before = writtenAs.get(field.name);
      if (before !== undefined) {
        repeatedFields.push({
          message: wording(
            `“${key}”与“${before}”是同一个字段，只能写一次`,
            `“${key}” and “${before}” are the same field`,
          ),
          place: nodePlace(file, pointerTo(pointer, key), 'key'),
          hint: wording('删去其中一个', 'remove one of them'),
        });
        continue;
      }
      writtenAs.set(field.name, key);
      result[field.name] = walk(child, field.shape, pointerTo(pointer, field.name));
    }
    return result;
  }
}

function unknownField(
  key: string,
  spellings: ReadonlyMap<string, Field>,
  file: string,
  pointer: string,
): Finding {
  const near = nearest(key, spellings.keys());
  const known = [...new Set(spellings.values())];
  return {
    message: wording(`没有“${key}”这个字段`, `there is no field “${key}”`),
    place: nodePlace(file, pointerTo(pointer, key), 'key'),
    hint:
      near === null
        ? wording(
            `这里可以写：${known.map(({ zh }) => zh).join('、')}`,
            `fields here: ${known.map(({ name }) => name).join(', ')}`,
          )
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}

function isSingle(node: unknown): boolean {
  return typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean';
}

export function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
