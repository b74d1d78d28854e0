import { createHash } from 'node:crypto';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { HeldFile, RawFile } from '../model/file.js';
import type { DatedPage, PageFile, Pages, WrittenPage } from '../model/page.js';
import { type PageColumn, pageColumns } from '../model/page-column.js';
import { filePlace, nodePlace } from '../model/place.js';
import { repeated } from '../model/repeated.js';
import { wording } from '../model/wording.js';
import { openProse, type ProseReader } from '../prose/prose.js';
import { loadClaims } from './claims.js';
import { fileDiagnostic, HeldFiles, pageFile } from './page-files.js';
import { type OpenedPage, openPage } from './page-front.js';
import { referencesOf, type Surroundings } from './page-links.js';
import { misunderstanding } from './page-words.js';
import type { Schemas } from './schemas.js';

export interface PageFiles extends Readonly<Record<PageColumn, readonly RawFile[]>> {
  readonly onRequest: readonly RawFile[];
  /** What lies beside them. */
  readonly held: readonly HeldFile[];
}

export interface LoadedPages {
  readonly pages: Pages;
  readonly diagnostics: readonly Diagnostic[];
}

/** The pages of a workspace: first all their fields, so that links of any can lead to any, then their texts. */
export async function pagesOf(files: PageFiles, schemas: Schemas, step: () => void): Promise<LoadedPages> {
  const unread = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const columns = {
    progress: files.progress.flatMap((file) => opened(file, true)),
    guidance: files.guidance.flatMap((file) => opened(file, true)),
  };
  const onRequest = files.onRequest.slice(0, 1).flatMap((file) => opened(file, false))[0];
  const held = new HeldFiles([...files.held].sort((a, b) => (a.path < b.path ? -1 : 1)));
  const around: Surroundings = { held, pages: targetsOf(columns, onRequest), unread };
  const isWritten = onRequest !== undefined || columns.progress.length + columns.guidance.length > 0;
  const prose = isWritten ? await openProse() : null;
  const dated = (column: PageColumn): DatedPage[] =>
    columns[column].flatMap((page) => {
      const { date } = page.authored;
      const made = written(page, idOf(page));
      return date === undefined || made === null ? [] : [{ ...made, date }];
    });
  const pages: Pages = {
    columns: { progress: newestFirst(dated('progress')), guidance: newestFirst(dated('guidance')) },
    onRequest: onRequest === undefined ? null : written(onRequest, requestsId),
  };
  for (const column of pageColumns) diagnostics.push(...repeatedIds(pages.columns[column]));
  diagnostics.push(...held.unused());
  return { pages, diagnostics };

  function opened(file: RawFile, isDated: boolean): OpenedPage[] {
    const { page, diagnostics: found } = openPage(file, isDated, schemas);
    diagnostics.push(...found);
    step();
    if (page === null) unread.add(file.path.normalize('NFC'));
    return page === null ? [] : [page];
  }

  function written(page: OpenedPage, id: string): WrittenPage | null {
    return prose === null ? null : pageOf(page, id, prose, around, diagnostics);
  }
}

/** The id of the guide to requests, of which there is one. */
const requestsId = 'on-request';

function pageOf(
  { path, authored, text, body }: OpenedPage,
  id: string,
  prose: ProseReader,
  around: Surroundings,
  diagnostics: Diagnostic[],
): WrittenPage {
  const files: PageFile[] = [];
  for (const [index, attachment] of (authored.attachments ?? []).entries()) {
    const [name, file] =
      typeof attachment === 'string' ? [null, attachment] : [attachment.name, attachment.file];
    const found = around.held.publishable(path, file, false);
    const field = typeof attachment === 'string' ? '' : '/file';
    if (found.kind === 'found') files.push(pageFile(found, name, true));
    else diagnostics.push(fileDiagnostic(found, nodePlace(path, `/attachments/${index}${field}`)));
  }
  const read = prose(text, body, referencesOf(path, around, files, diagnostics));
  diagnostics.push(...read.problems.map((problem) => misunderstanding(problem, path)));
  if (read.blocks.length === 0 && files.length === 0) diagnostics.push(withoutText(path));
  return {
    id,
    title: authored.title,
    date: authored.date ?? null,
    source: authored.source ?? null,
    number: authored.number ?? null,
    summary: authored.summary ?? null,
    keywords: authored.keywords ?? [],
    files,
    body: read.blocks,
    place: nodePlace(path, ''),
  };
}

/**
 * What the address of a page ends in. It must not change when other pages come and go: it is made of the page's
 * own date and the name of its own file, which is Chinese and is therefore shown by a mark.
 */
function idOf({ path, authored }: OpenedPage): string {
  if (authored.id !== undefined) return authored.id;
  const name = path
    .split('/')
    .slice(2)
    .join('/')
    .normalize('NFC')
    .replace(/\.\w+$/u, '');
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return authored.date === undefined ? mark : `${authored.date}-${mark}`;
}

function targetsOf(
  columns: Readonly<Record<PageColumn, readonly OpenedPage[]>>,
  onRequest: OpenedPage | undefined,
): Surroundings['pages'] {
  const all = pageColumns.flatMap((column) =>
    columns[column].map((page) => [page.path, { kind: 'page', column, id: idOf(page) }] as const),
  );
  return new Map(
    [
      ...all,
      ...(onRequest === undefined
        ? []
        : [[onRequest.path, { kind: 'page', column: null, id: requestsId }] as const]),
    ].map(([path, target]) => [path.normalize('NFC'), target] as const),
  );
}

/** Of one day in the order of their files. */
function newestFirst(pages: readonly DatedPage[]): DatedPage[] {
  return [...pages].sort((a, b) => (a.date === b.date ? 0 : a.date > b.date ? -1 : 1));
}

function* repeatedIds(pages: readonly WrittenPage[]): Iterable<Diagnostic> {
  for (const [again, first] of repeated(pages, ({ id }) => id)) {
    yield diagnosticOf(loadClaims.uniquePageIds, {
      message: wording(`编码“${again.id}”已有网页使用`, `the id “${again.id}” is taken`),
      place: nodePlace(again.place.file, '/id'),
      related: [
        { place: nodePlace(first.place.file, '/id'), message: wording('已用于此', 'it is used here') },
      ],
      hint: wording('其中一个另写“编码”', 'write another id for one of them'),
    });
  }
}

function withoutText(path: string): Diagnostic {
  return diagnosticOf(loadClaims.requiredFields, {
    message: wording('网页没有正文，也没有附件', 'the page has neither a text nor an attachment'),
    place: filePlace(path),
    hint: wording(
      '在第二行“---”下面写正文，或者写明附件',
      'write the text below the second “---”, or name an attachment',
    ),
  });
}
