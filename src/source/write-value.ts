import { isList, isRecord, type YamlRecord, type YamlValue } from './edit-change.js';
import type { FileStyle } from './edit-style.js';
import { isFree, isListField } from './pointer.js';
import { blockText, writeText } from './write-scalar.js';

/** What a new value belongs to. */
export interface ValuePlace {
  /** English name of the field; empty for an element of a list. */
  readonly field: string;
  /** Column of the key or dash the value stands behind. */
  readonly column: number;
  /** Keys of the record around: new keys are in their language. */
  readonly keys: readonly string[];
  /** A list stays one, though a text may stand for a list of one. */
  readonly asList?: boolean;
}

/** What stands behind a key or dash and a space, and the lines below, without line ends. */
export interface Written {
  readonly head: string;
  readonly body: readonly string[];
}

/** A record of more fields than these is parted from its neighbours by a blank line. */
const fieldsInSight = 3;

/** A line of brackets may be this long (UTF-16 units); a longer list has an element on each line. */
const longestLine = 120;

/** A value as the author writes the like: a text for a list of one, lists on one line or on many. */
export function writeValue(value: YamlValue, place: ValuePlace, style: FileStyle): Written {
  const { field, column } = place;
  if (typeof value === 'string') return writeLine(value, place, style);
  if (isList(value)) {
    const [only] = value;
    if (
      value.length === 1 &&
      typeof only === 'string' &&
      place.asList !== true &&
      isListField(field) &&
      style.listOfOne(field) === 'text'
    ) {
      return writeLine(only, place, style);
    }
    if (value.length === 0 || (style.brackets(field, 'list') && isShort(value))) {
      const line = writeFlow(value, place, style);
      if (value.length === 0 || column + field.length + line.length <= longestLine)
        return { head: line, body: [] };
    }
    const gap = ' '.repeat(style.gap());
    const dash = column + style.dashes(field);
    const apart = value.some(isApart);
    const body = value.flatMap((element, index) => [
      ...(apart && index > 0 ? [''] : []),
      ...writeElement(element, { field, column: dash, keys: place.keys }, gap, style),
    ]);
    return { head: '', body };
  }
  const fields = Object.keys(value);
  if (fields.length === 0 || style.brackets(field, 'record')) {
    return { head: writeFlow(value, place, style), body: [] };
  }
  return { head: '', body: writeRecord(value, column + style.step(), place, style) };
}

/** Whether a value is a record large enough to be parted from its neighbours by blank lines. */
export function isApart(value: YamlValue): boolean {
  return isRecord(value) && Object.keys(value).length > fieldsInSight;
}

/** An element of a list with its dash, which stands at the column of the place. */
export function writeElement(
  value: YamlValue,
  place: ValuePlace,
  gap: string,
  style: FileStyle,
): readonly string[] {
  const { column } = place;
  const dash = `${' '.repeat(column)}-`;
  const inner = column + 1 + gap.length;
  if (isRecord(value) && Object.keys(value).length > 0) {
    const [first = '', ...rest] = writeRecord(value, inner, { ...place, field: '' }, style);
    return [`${dash}${gap}${first.slice(inner)}`, ...rest];
  }
  const { head, body } =
    typeof value === 'string'
      ? writeLine(value, place, style, true)
      : { head: writeFlow(value, place, style), body: [] };
  return [`${dash}${gap}${head}`, ...body];
}

/** The lines of a field, its key at a column. */
export function writeField(
  key: string,
  value: YamlValue,
  place: ValuePlace,
  style: FileStyle,
): readonly string[] {
  const { head, body } = writeValue(value, place, style);
  return [`${' '.repeat(place.column)}${writeKey(key, style)}:${head === '' ? '' : ` ${head}`}`, ...body];
}

/** A value between brackets, all on one line. */
export function writeFlow(
  value: YamlValue,
  { field, keys }: Omit<ValuePlace, 'column'>,
  style: FileStyle,
): string {
  if (typeof value === 'string') {
    return writeText(value, style.quote(field), style.neededQuote(), { flow: true, lineStart: false });
  }
  const padding = style.padding();
  if (isList(value)) {
    const elements = value.map((element) => writeFlow(element, { field, keys }, style));
    return elements.length === 0 ? '[]' : `[${padding}${elements.join(', ')}${padding}]`;
  }
  const pairs = fieldsInOrder(value, { field, keys }, style).map(
    ({ key, name, content }) =>
      `${writeKey(key, style, true)}: ${writeFlow(content, { field: name, keys }, style)}`,
  );
  return pairs.length === 0 ? '{}' : `{${padding}${pairs.join(', ')}${padding}}`;
}

export function writeKey(key: string, style: FileStyle, flow = false): string {
  return writeText(key, style.keyQuote(), style.neededQuote(), { flow, lineStart: false });
}

/** The lines of the fields of a record, their keys at a column. */
export function writeRecord(
  record: YamlRecord,
  column: number,
  place: Omit<ValuePlace, 'column'>,
  style: FileStyle,
): readonly string[] {
  return fieldsInOrder(record, place, style).flatMap(({ key, name, content }) =>
    writeField(key, content, { field: name, column, keys: place.keys }, style),
  );
}

interface FieldToWrite {
  readonly key: string;
  readonly name: string;
  readonly content: YamlValue;
}

/** The fields of a new record as the author would name and order them. */
function fieldsInOrder(
  record: YamlRecord,
  { field, keys }: Omit<ValuePlace, 'column'>,
  style: FileStyle,
): readonly FieldToWrite[] {
  const free = isFree(field);
  const fields: FieldToWrite[] = [];
  for (const [name, content] of Object.entries(record)) {
    const names = fields.map((field) => field.name);
    const position = free ? names.length : style.position(name, names);
    fields.splice(position, 0, { key: free ? name : style.key(name, keys), name, content });
  }
  return fields;
}

/** A text behind its key or dash; one of several lines as a block below. */
function writeLine(text: string, place: ValuePlace, style: FileStyle, lineStart = false): Written {
  const { column, field } = place;
  if (text.includes('\n')) {
    const indent = column + style.step();
    const block = blockText(text, { folded: false, keep: false, indent, parent: column });
    if (block !== null) return { head: block.header, body: block.lines };
  }
  const written = writeText(text, style.quote(field), style.neededQuote(), { flow: false, lineStart });
  return { head: written, body: [] };
}

function isShort(list: readonly YamlValue[]): boolean {
  return list.every((element) => typeof element === 'string' && !element.includes('\n'));
}
