import {
  type AuthoringField,
  authoringFields,
  categorySeparator,
  equivalentSeparator,
} from '../model/authoring.js';
import type { AgencyReference, Audience, Entry } from '../model/catalog.js';
import type { CellValue } from '../model/merge.js';
import { levelNames, methodNames, stageNames, statusNames } from '../model/vocabulary.js';

/** An entry as the cells of a row say it, by field; empty where it says nothing. */
export type Cells = Readonly<Record<AuthoringField, string>>;

/** Agency id → full name. */
export type AgencyTitles = ReadonlyMap<string, string>;

/**
 * An entry → its cells. Values come in the author's own words; several stand on lines of their own, levels of
 * a category behind each other. What defaults and shared lists give is written out: a row says all there is.
 */
export function cellsOf(entry: Entry, agencies: AgencyTitles): Cells {
  const { audience, method, stage } = entry;
  return {
    category: entry.category.join(categorySeparator),
    name: entry.name,
    content: lines(entry.content),
    basis: lines(entry.basis),
    timeLimit: entry.timeLimit ?? '',
    subject: lines(entry.subject.map((reference) => agencyWords(reference, agencies))),
    responsible: lines(entry.responsible.map((reference) => agencyWords(reference, agencies))),
    channels: lines(entry.channels.map(({ text }) => text)),
    audience: audience === null ? '' : audienceWords(audience),
    method: method === null ? '' : methodNames[method],
    levels: lines(entry.levels.map((level) => levelNames[level])),
    stage: stage === null ? '' : stageNames[stage],
    column: entry.column ?? '',
    guide: lines(entry.guide),
    equivalents: lines(entry.equivalents.map(({ asked, own }) => `${asked}${equivalentSeparator}${own}`)),
    status: statusNames[entry.status],
    review: entry.review ?? '',
    remarks: entry.remarks ?? '',
    withheldReason: entry.withheldReason ?? '',
  };
}

/** The value of a field as its cell says it: what a clerk wrote, in the words of the catalog. */
export function cellOf(field: AuthoringField, value: CellValue): string {
  if (typeof value === 'string') return value;
  if (isList(value)) return field === 'category' ? value.join(categorySeparator) : lines(value);
  if (field === 'audience') return audienceWords({ kind: 'group', group: value.group ?? '' });
  return lines(Object.entries(value).map(([asked, own]) => `${asked}${equivalentSeparator}${own}`));
}

function isList(value: Exclude<CellValue, string>): value is readonly string[] {
  return Array.isArray(value);
}

/**
 * A cell's text without what spreadsheets add and take away: kinds of line ends, spaces at the ends of lines,
 * empty lines. Texts that are equal so say the same.
 */
export function plainCell(text: string): string {
  return text
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The fields two rows say otherwise, in the order of the columns; a field without a column is not compared. */
export function differing(
  before: Readonly<Partial<Record<AuthoringField, string>>>,
  after: Readonly<Partial<Record<AuthoringField, string>>>,
): AuthoringField[] {
  return authoringFields.filter((field) => {
    const [was, is] = [before[field], after[field]];
    return was !== undefined && is !== undefined && plainCell(was) !== plainCell(is);
  });
}

const groupPrefix = '特定群体：';

export function audienceWords(audience: Audience): string {
  return audience.kind === 'public' ? '全社会' : `${groupPrefix}${audience.group}`;
}

function lines(values: readonly string[]): string {
  return values.join('\n');
}

/** In the author's words; where an agency is the subject without having been written, by its name. */
function agencyWords({ text, agencies }: AgencyReference, titles: AgencyTitles): string {
  const [only] = agencies;
  return agencies.length === 1 && only === text ? (titles.get(only) ?? text) : text;
}
