import type { PageFile, WrittenPage } from '../../../model/page.js';
import { type PageColumn, pageColumns } from '../../../model/page-column.js';
import { type Plan, planOf } from '../../emitter.js';
import { linkFrom, paths } from '../../paths.js';
import type { SiteContext } from '../context.js';

/** An attachment as readers choose it: what it is, in which form, how much there is to load. */
interface AttachmentView {
  readonly name: string;
  readonly href: string;
  /** What it is called when it is saved: addresses are made of ids. */
  readonly saved: string;
  readonly note: string;
}

export function attachmentsOf(page: string, column: PageColumn | null, own: WrittenPage): AttachmentView[] {
  return own.files.flatMap((file, index) =>
    file.attached
      ? [
          {
            name: file.name,
            href: linkFrom(page, pathOf(column, own, index)),
            saved: `${file.name}.${file.type}`,
            note: `${file.type.toUpperCase()}，${sizeText(file.held.size)}`,
          },
        ]
      : [],
  );
}

/** Where the file of a page at this place of its files is published. */
export function pathOf(column: PageColumn | null, { id, files }: WrittenPage, index: number): string {
  const file = files[index];
  if (file === undefined) throw new Error(`The page ${id} has no file ${index}.`);
  return paths.pageFile(column, id, index + 1, file.type);
}

/** All files of all pages, read one after another. */
export function* pageFilePlans({ publication }: SiteContext): Iterable<Plan> {
  const { columns, onRequest } = publication.catalog.pages;
  for (const column of pageColumns) for (const page of columns[column]) yield* filesOf(column, page);
  if (onRequest !== null) yield* filesOf(null, onRequest);
}

function* filesOf(column: PageColumn | null, page: WrittenPage): Iterable<Plan> {
  for (const [index, { held }] of page.files.entries()) {
    yield planOf(pathOf(column, page, index), () => held.read());
  }
}

export function firstPicture({ files }: WrittenPage): number | null {
  const index = files.findIndex((file) => !file.attached && isPicture(file));
  return index === -1 ? null : index;
}

function isPicture({ type }: PageFile): boolean {
  return type === 'png' || type === 'jpg' || type === 'jpeg';
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
