import type { AuthoringField } from '../model/authoring.js';
import type { Catalog } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import type { CellValue } from '../model/merge.js';
import { methodNames, statusNames } from '../model/vocabulary.js';
import { lastOfCategory, schemaLine } from './apply-sync.js';
import { homes } from './homes.js';
import { newEntriesFile, recordIn } from './new-file.js';
import { idGiver } from './next-id.js';
import { type Applied, FilePlan, fileName } from './plan.js';

export interface NewEntryRequest {
  readonly catalog: Catalog;
  readonly files: readonly EntryFile[];
  /** Decoded texts of the workspace by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly domain: string;
  readonly name: string | null;
  /** Null: the category of the last item of the file. */
  readonly category: string | null;
  /** Who discloses it, in words the register knows; null: as the file or the domain has it. */
  readonly subject: string | null;
}

export interface NewEntry extends Applied {
  readonly id: string;
  readonly category: string;
}

/** What stands where something must be written; the rules know it for a placeholder. */
export const blank = '待填';

/**
 * One more entry of a domain, as a draft with every element the law names, at the end of its category in the file
 * of the domain; a file where there is none. Its id is the next of its category.
 */
export function newEntry(request: NewEntryRequest): NewEntry {
  const { catalog, files, texts, domain } = request;
  const file = homes(files).of(domain);
  const category = request.category ?? lastCategory(file, catalog) ?? blank;
  const id = idGiver(catalog, files).next(domain, category);
  const lead = catalog.domains.find(({ name }) => name === domain)?.lead.text ?? blank;
  const given = (field: AuthoringField): boolean => file?.defaults.places[field] !== undefined;
  const skeleton: Partial<Record<AuthoringField, CellValue>> = {
    category,
    name: request.name ?? blank,
    content: [blank],
    basis: [blank],
    timeLimit: blank,
    subject: lead,
    channels: ['政府网站'],
    audience: '全社会',
    method: methodNames.proactive,
  };
  const values: Partial<Record<AuthoringField, CellValue>> = {
    ...Object.fromEntries(
      Object.entries(skeleton).filter(
        ([field]) => field === 'category' || field === 'name' || !given(field as AuthoringField),
      ),
    ),
    ...(request.subject !== null && { subject: request.subject }),
    status: statusNames.draft,
  };
  const plan = new FilePlan(texts);
  if (file === null) {
    const path = plan.freePath(`entries/${fileName(domain)}.yaml`);
    const comment = [schemaLine('entries', path), `${domain}领域公开事项。`];
    plan.create(path, newEntriesFile({ domain }, [{ id, values, lacking: [] }], comment));
  } else {
    const behind = lastOfCategory(category, file, catalog.entries);
    plan.edit(file.path, [
      {
        kind: 'append',
        pointer: '/items',
        value: recordIn(file, { id, values }),
        ...(behind !== null && { behind }),
      },
    ]);
  }
  return { ...plan.carriedOut(), id, category };
}

function lastCategory(file: EntryFile | null, { entries }: Catalog): string | null {
  if (file === null) return null;
  return entries.findLast(({ place }) => place.file === file.path)?.category[0] ?? null;
}
