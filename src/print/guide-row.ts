import type { GuideItem } from '../model/catalog.js';
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
  const lines = [`${zh('domain')}: ${scalar(domain)}`, `${zh('items')}:`];
  for (const { item, owner } of rows) lines.push(...rowLines(item, owner));
  return `${lines.join('\n')}\n`;
}

function rowLines(item: GuideItem, { id, subject, levels }: RowOwner): string[] {
  const [category = '', ...narrower] = item.category;
  const lines = [
    `${zh('id')}: ${id}`,
    ...(narrower.length === 0 ? [`${zh('category')}: ${scalar(category)}`] : list('category', item.category)),
    `${zh('name')}: ${scalar(item.name)}`,
    ...list('content', item.content),
    ...list('basis', item.basis),
    `${zh('timeLimit')}: ${scalar(item.timeLimit)}`,
    `${zh('subject')}: ${scalar(subject)}`,
    flow(
      'channels',
      item.channels.map(({ text }) => text),
    ),
    ...(item.audience.kind === 'public'
      ? [`${zh('audience')}: 全社会`]
      : [`${zh('audience')}:`, `  ${zh('group')}: ${scalar(item.audience.group)}`]),
    `${zh('method')}: ${methodNames[item.method]}`,
    flow(
      'levels',
      levels.map((level) => levelNames[level]),
    ),
    `${zh('guide')}: ${item.id}`,
    `${zh('status')}: ${statusNames.draft}`,
  ];
  return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}

function list(field: string, texts: readonly string[]): string[] {
  return [`${zh(field)}:`, ...texts.map((text) => `  - ${scalar(text)}`)];
}

function flow(field: string, texts: readonly string[]): string {
  return `${zh(field)}: [${texts.map(scalar).join(', ')}]`;
}

function zh(field: string): string {
  return fieldNames[field] ?? field;
}

/** A text as YAML: as it is where nothing in it has a meaning, else in double quotes, whose escapes are those of JSON. */
function scalar(text: string): string {
  return plain.test(text) && !spoken.test(text) ? text : JSON.stringify(text);
}

const plain = /^[\p{L}《〈“（(](?:[\p{L}\p{N}《》〈〉〔〕“”‘’（）()、，。；！？·—…%/.-]| (?=[^ #]))*$/u;
const spoken = /^(?:true|false|yes|no|on|off|null|y|n)$/iu;
