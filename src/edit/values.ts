import { type AuthoringField, categorySeparator } from '../model/authoring.js';
import type { ChannelUse } from '../model/catalog.js';
import type { CellValue } from '../model/merge.js';
import {
  fieldNames,
  levelNames,
  levels,
  methodNames,
  methods,
  stageNames,
  stages,
  statuses,
  statusNames,
} from '../model/vocabulary.js';
import { type Wording, wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { plainCell } from './cells.js';

/** What a cell means, as authors write it; or why it cannot be told. */
export type Meant =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly message: Wording; readonly hint: Wording };

export type ChannelOf = (text: string) => ChannelUse;

/**
 * A cell's text → the value of its field. Of lists, `standing` is what the item says today: an element of it
 * that the cell still has comes back as it is written there, line ends and all.
 */
export function meaningOf(
  field: AuthoringField,
  cell: string,
  channelOf: ChannelOf,
  standing: readonly string[] = [],
): Meant {
  const text = plainCell(cell);
  if (text === '') return { kind: 'nothing' };
  switch (field) {
    case 'name':
    case 'timeLimit':
    case 'column':
      return value(oneLine(text));
    case 'review':
    case 'remarks':
    case 'withheldReason':
      return value(text);
    case 'category':
      return short(text.split(new RegExp(`\n|${categorySeparator}`, 'u')));
    case 'guide':
      return short(text.split(/[\n、,，;；\s]+/u));
    case 'content':
    case 'basis':
      return value(elementsIn(text.split('\n'), standing));
    case 'subject':
    case 'responsible':
      return short(text.split(/[\n、,，;；]/u));
    case 'channels':
      return list(text.split('\n').flatMap((line) => channelsIn(line, channelOf)));
    case 'levels':
      return choices(field, text.split(/[\n、,，;；\s]+/u), levelWords);
    case 'method':
      return choice(field, text, methodWords);
    case 'stage':
      return choice(field, text, stageWords);
    case 'status':
      return choice(field, text, statusWords);
    case 'audience':
      return audience(text);
    case 'equivalents':
      return equivalents(text);
    default:
      return field satisfies never;
  }
}

/** Every way of writing that is known → the word authors use. */
type Words = ReadonlyMap<string, string>;

const levelWords: Words = new Map([
  ...levels.flatMap((level): [string, string][] => [
    [levelNames[level], levelNames[level]],
    [levelNames[level].slice(0, 1), levelNames[level]],
  ]),
  ['乡镇级', levelNames.township],
  ['乡(镇)级', levelNames.township],
  ['镇级', levelNames.township],
  ['村(居)级', levelNames.village],
]);
const methodWords: Words = new Map([
  ...methods.map((method): [string, string] => [methodNames[method], methodNames[method]]),
  ['主动', methodNames.proactive],
  ['依申请', methodNames['on-request']],
]);
const stageWords: Words = new Map(
  stages.flatMap((stage): [string, string][] => [
    [stageNames[stage], stageNames[stage]],
    [`${stageNames[stage]}公开`, stageNames[stage]],
  ]),
);
const statusWords: Words = new Map(statuses.map((status) => [statusNames[status], statusNames[status]]));

function value(text: CellValue): Meant {
  return { kind: 'value', value: text };
}

function list(values: readonly string[]): Meant {
  const filled = values.map((each) => each.trim()).filter((each) => each !== '');
  return filled.length === 0 ? { kind: 'nothing' } : value(filled);
}

/** What authors write as a plain text where there is one. */
function short(values: readonly string[]): Meant {
  const meant = list(values);
  if (meant.kind !== 'value' || !Array.isArray(meant.value) || meant.value.length > 1) return meant;
  return value(String(meant.value[0]));
}

/** Lines → elements: one a line, but lines that make up an element as it stands are that element. */
function elementsIn(lines: readonly string[], standing: readonly string[]): string[] {
  const known = new Map(standing.map((element) => [plainCell(element), element]));
  const longest = Math.max(1, ...Array.from(known.keys(), (element) => element.split('\n').length));
  const elements: string[] = [];
  for (let line = 0; line < lines.length; ) {
    let taken = Math.min(longest, lines.length - line);
    while (taken > 1 && !known.has(lines.slice(line, line + taken).join('\n'))) taken -= 1;
    const text = lines.slice(line, line + taken).join('\n');
    elements.push(known.get(text) ?? text);
    line += taken;
  }
  return elements;
}

/** A name or limit broken over lines by a narrow column is still one. */
function oneLine(text: string): string {
  return text.replace(/\n/gu, '');
}

/** A channel may have a 、 in its name (发布会、听证会): only a line the register does not know is taken apart. */
function channelsIn(line: string, channelOf: ChannelOf): string[] {
  if (channelOf(line).channel !== null) return [line];
  const parts = line.split(/[、,，;；]/u).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => channelOf(part).channel !== null) ? parts : [line];
}

function choices(field: AuthoringField, texts: readonly string[], words: Words): Meant {
  const found: string[] = [];
  for (const text of texts.filter((each) => each !== '')) {
    const known = choice(field, text, words);
    if (known.kind !== 'value' || typeof known.value !== 'string') return known;
    found.push(known.value);
  }
  return found.length === 0 ? { kind: 'nothing' } : value([...new Set(found)]);
}

function choice(field: AuthoringField, text: string, words: Words): Meant {
  const written = oneLine(text).normalize('NFKC').replace(/\s/gu, '');
  const known = words.get(written);
  if (known !== undefined) return value(known);
  const allowed = [...new Set(words.values())];
  const near = nearest(written, allowed);
  const name = fieldNames[field] ?? field;
  return {
    kind: 'wrong',
    message: wording(`“${name}”不能写“${written}”`, `“${written}” is no ${field}`),
    hint: wording(
      near === null ? `只能写：${allowed.join('、')}` : `是不是“${near}”？只能写：${allowed.join('、')}`,
      near === null
        ? `write one of ${allowed.join(', ')}`
        : `did you mean “${near}”? write one of ${allowed.join(', ')}`,
    ),
  };
}

function audience(text: string): Meant {
  const words = oneLine(text);
  if (/^(?:面向)?(?:全?社会(?:公众)?|公众)$/u.test(words.replace(/\s/gu, ''))) return value('全社会');
  const group = /^特定群[体众]\s*[:：(（]?\s*(.*?)\s*[)）]?$/u.exec(words)?.[1] ?? words;
  if (group !== '') return value({ group });
  return {
    kind: 'wrong',
    message: wording('“对象”写了特定群体，没有写明是谁', 'the audience is a group, but nobody is named'),
    hint: wording(
      '写成“特定群体：某某”，如“特定群体：在校学生”',
      'write “特定群体：…” with the name of the group',
    ),
  };
}

function equivalents(text: string): Meant {
  const pairs: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [asked = '', own = '', ...more] = line.split(/\s*(?:→|=>|＝|=)\s*/u);
    if (asked === '' || own === '' || more.length > 0) {
      return {
        kind: 'wrong',
        message: wording(`“对应”里的“${line}”看不懂`, `“${line}” is no pair of elements`),
        hint: wording(
          '一行一对，写成“标准指引的要素 → 本事项的要素”',
          'one pair a line: “element of the guide → element of this item”',
        ),
      };
    }
    pairs[asked] = own;
  }
  return value(pairs);
}
