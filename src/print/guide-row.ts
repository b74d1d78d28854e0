import type { GuideItem } from '../model/catalog.js';
import type { ShortfallElement } from '../model/coverage.js';
import { fieldNames, type Level, levelNames, methodNames, statusNames } from '../model/vocabulary.js';

/** What an agency fills a guide item in with when it copies the row. */
export interface RowOwner {
  /** The id the entry gets: unique in the workspace. */
  readonly id: string;
  /** The name of the agency that discloses. */
  readonly subject: string;
  readonly levels: readonly Level[];
}

/**
 * Guide items as a file of entries (YAML), ready to paste: one domain, all elements as the guide has them. The
 * entries are drafts: what was only copied must not count as disclosed.
 */
export function guideRows(
  domain: string,
  rows: readonly { readonly item: GuideItem; readonly owner: RowOwner }[],
): string {
  const items = rows.map(({ item, owner }) => rowLines(item, owner).join('\n'));
  return `${zh('domain')}: ${scalar(domain)}\n${zh('items')}:\n${items.join('\n\n')}\n`;
}

/** Some elements of a guide item as fields of an entry (YAML), to be pasted over those that fall short. */
export function guideFields(item: GuideItem, elements: ReadonlySet<ShortfallElement>): string {
  const lines = elementNames
    .filter((element) => elements.has(element))
    .flatMap((each) => fieldOf(item, each));
  return lines.map((line) => `    ${line}\n`).join('');
}

const elementNames = ['content', 'timeLimit', 'channels', 'audience', 'method', 'levels'] as const;

function fieldOf(item: GuideItem, element: ShortfallElement): string[] {
  switch (element) {
    case 'content':
      return list('content', item.content);
    case 'timeLimit':
      return [`${zh('timeLimit')}: ${scalar(item.timeLimit)}`];
    case 'channels':
      return [
        flow(
          'channels',
          item.channels.map(({ text }) => text),
        ),
      ];
    case 'audience':
      return item.audience.kind === 'public'
        ? [`${zh('audience')}: 全社会`]
        : [`${zh('audience')}:`, `  ${zh('group')}: ${scalar(item.audience.group)}`];
    case 'method':
      return [`${zh('method')}: ${methodNames[item.method]}`];
    case 'levels':
      return [
        flow(
          'levels',
          item.levels.map((level) => levelNames[level]),
        ),
      ];
    default:
      return element satisfies never;
  }
}

function rowLines(item: GuideItem, { id, subject, levels }: RowOwner): string[] {
  const [category = '', ...narrower] = item.category;
  const lines = [
    `${zh('id')}: ${id}`,
    ...(narrower.length === 0 ? [`${zh('category')}: ${scalar(category)}`] : list('category', item.category)),
    `${zh('name')}: ${scalar(item.name)}`,
    ...fieldOf(item, 'content'),
    ...list('basis', item.basis),
    ...fieldOf(item, 'timeLimit'),
    `${zh('subject')}: ${scalar(subject)}`,
    ...fieldOf(item, 'channels'),
    ...fieldOf(item, 'audience'),
    ...fieldOf(item, 'method'),
    ...fieldOf({ ...item, levels }, 'levels'),
    `${zh('guide')}: ${item.id}`,
    `${zh('status')}: ${statusNames.draft}`,
  ];
  return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}

function list(field: string, texts: readonly string[]): string[] {
  return [`${zh(field)}:`, ...texts.map((text) => `  - ${scalar(text)}`)];
}

function flow(field: string, texts: readonly string[]): string {
  // Inside brackets a comma has a meaning of its own.
  const items = texts.map((text) => (text.includes(',') ? JSON.stringify(text) : scalar(text)));
  return `${zh(field)}: [${items.join(', ')}]`;
}

function zh(field: string): string {
  return fieldNames[field] ?? field;
}

/** A text as YAML: as it is where nothing in it has a meaning, else in double quotes, whose escapes are those of JSON. */
function scalar(text: string): string {
  return plain.test(text) && !spoken.test(text) ? text : JSON.stringify(text);
}

const plain = /^[\p{L}《〈“（(](?:[\p{L}\p{N}《》〈〉〔〕“”‘’（）()、，。；！？·—…%/.,;-]| (?=[^ #]))*$/u;
const spoken = /^(?:true|false|yes|no|on|off|null|y|n)$/iu;
