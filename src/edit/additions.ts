import { type AuthoringField, authoringFields, categorySeparator } from '../model/authoring.js';
import { type Catalog, type Guide, type GuideItem, mandatoryElementsOf } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import type { Addition, CellValue, GuideMatch, Origin } from '../model/merge.js';
import { methodNames } from '../model/vocabulary.js';
import { matchKey } from '../text/normalise.js';
import { nearest } from '../text/suggest.js';
import { idGiver } from './next-id.js';

/** An item of a table that the catalog does not have. */
export interface NewItem {
  readonly domain: string;
  readonly origin: Origin;
  readonly values: Addition['values'];
  readonly cells: Addition['cells'];
}

/** `defaults`: the fields that the file the item is written to gives it. */
export type Adder = (item: NewItem, defaults: readonly AuthoringField[]) => Addition;

/**
 * Makes the function that gives new items their id, tells what they lack and which guide item they answer. An
 * item that answers a guide item gets its id where that is free; the others the next number of their category.
 */
export function additions(catalog: Catalog, files: readonly EntryFile[]): Adder {
  const ids = idGiver(catalog, files);
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  return ({ domain, origin, values, cells }, defaults) => {
    const guide = guides.get(domain);
    const match = guide === undefined ? null : guideMatch(guide, values, cells);
    const category = firstCategory(cells);
    const isFree = match !== null && match.sureness !== 'unsure' && !ids.isTaken(match.id);
    const id = isFree ? match.id : ids.next(domain, category);
    ids.take(id);
    const lacks = (field: AuthoringField): boolean =>
      values[field] === undefined && !defaults.includes(field);
    const withheld = values.method === methodNames.withheld;
    const lacking: AuthoringField[] = mandatoryElementsOf(withheld ? 'withheld' : null).filter(lacks);
    if (withheld && lacks('withheldReason')) lacking.push('withheldReason');
    // Without its category an item would not be found under the guide's.
    const said =
      match?.sureness === 'likely' && values.guide === undefined ? { ...values, guide: match.id } : values;
    return {
      id,
      name: cells.name ?? '',
      domain,
      origin,
      values: ordered(said),
      cells,
      lacking,
      guide: match,
    };
  };
}

/** The guide item a new item answers; a near name is said, never taken for the same (design section 4). */
function guideMatch(
  { items }: Guide,
  { guide }: Addition['values'],
  cells: Addition['cells'],
): GuideMatch | null {
  const found = (item: GuideItem | undefined, sureness: GuideMatch['sureness']): GuideMatch | null =>
    item === undefined ? null : { id: item.id, name: item.name, sureness };
  const [named] = typeof guide === 'string' ? [guide] : Array.isArray(guide) ? guide : [];
  if (named !== undefined)
    return found(
      items.find(({ id }) => id === named),
      'certain',
    );
  const name = cells.name ?? '';
  const path = [...(cells.category ?? '').split(categorySeparator), name].map(matchKey).join('/');
  const same = items.filter((item) => matchKey(item.name) === matchKey(name));
  const exact = same.find((item) => [...item.category, item.name].map(matchKey).join('/') === path);
  if (exact !== undefined) return found(exact, 'certain');
  if (same.length === 1) return found(same[0], 'likely');
  const near = nearest(
    name,
    items.map((item) => item.name),
  );
  return found(
    items.find((item) => item.name === near),
    'unsure',
  );
}

function firstCategory({ category = '' }: Addition['cells']): string {
  return category.split(categorySeparator)[0] ?? '';
}

function ordered(values: Addition['values']): Addition['values'] {
  return Object.fromEntries(
    authoringFields.flatMap((field): [AuthoringField, CellValue][] => {
      const value = values[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}
