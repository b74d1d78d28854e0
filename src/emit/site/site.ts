import type { Artifact } from '../../model/artifact.js';
import type { Publication } from '../../model/publication.js';
import { isolatedTexts } from '../../text/bidi.js';
import { paths } from '../paths.js';
import { listed } from '../selection.js';
import { loadTemplates, type Templates } from '../templates.js';
import { agencyPages } from './agency.js';
import { contextOf, type SiteContext } from './context.js';
import { crawlerFiles } from './crawlers.js';
import { domainPages } from './domain.js';
import { downloadsPage } from './downloads.js';
import { frameOf, type Page, publicAddress } from './frame.js';
import { homePage } from './home.js';
import { agencyIndex, domainIndex, levelIndex } from './indexes.js';
import { itemPage } from './item.js';
import { levelPages } from './level.js';
import { lineagePages } from './lineage.js';
import { metaOf } from './meta.js';
import { notFoundPage } from './not-found.js';
import { articlePages, requestsPages } from './pages/article.js';
import { columnPages, writtenColumns } from './pages/column.js';
import { feeds } from './pages/feeds.js';
import { pageFileArtifacts } from './pages/files.js';
import { participationPages } from './participation.js';
import { retiredPage } from './retired.js';
import { type SearchIndex, searchIndex } from './search/files.js';
import { searchPage } from './search/page.js';
import { siteMapPage } from './site-map.js';
import { icon, stylesheet } from './style.js';
import { traditionalText, traditionalTwins } from './variant/traditional.js';
import { allItemsPages, audiencePages, channelPages, methodPages, stagePages } from './view-lists.js';
import { audienceIndex, channelIndex, methodIndex, stageIndex, viewsPage } from './views.js';

/**
 * The public site, one artifact after another: stylesheet, icon and scripts, the index of the search, every page,
 * and what crawlers ask for; where the county wants it, each with its twin in traditional characters.
 */
export async function* emitSite(publication: Publication): AsyncGenerator<Artifact> {
  const { look } = publication.catalog;
  const templates = await loadTemplates(look.templates);
  const { coverage, ...shown } = publication;
  const context = contextOf({ coverage, ...isolatedTexts(shown) });
  const traditional = await traditionalText(context.publication.catalog);
  const index = await searchIndex(context, traditional);
  if (traditional === null) {
    yield* artifactsOf(context, templates, index);
    return;
  }
  const pages = new Set(Array.from(pagesOf(context, index), ({ path }) => path));
  const twinOf = traditionalTwins(traditional, pages, publicAddress(context, 'site/'));
  for (const artifact of artifactsOf(context, templates, index)) {
    yield artifact;
    const twin = twinOf(artifact);
    if (twin !== null) yield twin;
  }
}

function* artifactsOf(context: SiteContext, templates: Templates, index: SearchIndex): Generator<Artifact> {
  const { look } = context.publication.catalog;
  yield { path: paths.stylesheet, content: stylesheet(templates, look) };
  yield { path: paths.icon, content: icon(templates, look) };
  if (look.emblem !== null) yield { path: paths.emblem(look.emblem.type), content: look.emblem.bytes };
  yield { path: paths.elderScript, content: scriptText(templates.asset('elder.js')) };
  yield { path: paths.searchIndexScript, content: scriptText(templates.asset('search-index.js')) };
  yield { path: paths.searchScript, content: scriptText(templates.asset('search.js')) };
  yield* index.files();
  const addresses: string[] = [];
  for (const page of pagesOf(context, index)) {
    // What became of an old address is for those who have it, not for those who search.
    if (page.retired === undefined) addresses.push(page.path);
    yield pageOf(page);
  }
  yield pageOf(notFoundPage(context));
  yield* pageFileArtifacts(context);
  yield* feeds(context, templates);
  yield* crawlerFiles(context, templates, addresses);

  function pageOf(page: Page): Artifact {
    const frame = { ...frameOf(context, page), meta: metaOf(context, page) };
    return { path: page.path, content: templates.page(page.template, page.view, frame) };
  }
}

function* pagesOf(context: SiteContext, index: SearchIndex): Generator<Page> {
  const { byDomain, byAgency, byLevel } = context.selection;
  yield homePage(context);
  yield searchPage(context, index);
  for (const column of writtenColumns(context)) {
    yield* columnPages(context, column);
    const pages = context.publication.catalog.pages.columns[column];
    for (const index of pages.keys()) yield* articlePages(context, column, index);
  }
  yield* requestsPages(context);
  yield domainIndex(context);
  for (const group of byDomain.values()) yield* domainPages(context, group);
  yield agencyIndex(context);
  for (const group of byAgency.values()) yield* agencyPages(context, group);
  yield levelIndex(context);
  for (const group of byLevel.values()) yield* levelPages(context, group);
  for (const group of byDomain.values()) {
    for (const [index, entry] of group.entries.entries()) yield itemPage(context, group, index, entry);
  }
  for (const retired of context.retired) yield retiredPage(context, retired);
  yield* viewPages(context);
  yield* participationPages(context);
  yield* lineagePages(context);
  yield downloadsPage(context);
  yield siteMapPage(context);
}

/** The lists besides those by domain, agency and level, each behind its index. */
function* viewPages(context: SiteContext): Generator<Page> {
  const { byAudience, byChannel, byStage, byMethod } = context.selection;
  yield viewsPage(context);
  yield* allItemsPages(context);
  yield* audienceIndex(context);
  for (const group of listed(byAudience)) yield* audiencePages(context, group);
  yield channelIndex(context);
  for (const group of listed(byChannel)) yield* channelPages(context, group);
  yield stageIndex(context);
  for (const group of listed(byStage)) yield* stagePages(context, group);
  yield methodIndex(context);
  for (const group of listed(byMethod)) yield* methodPages(context, group);
}

/** A script without its comments and indentation, which are for us: nearly half of its bytes. */
function scriptText(source: string): string {
  return source
    .replace(/^\s*\/\*\*(?:(?!\*\/).)*\*\/$/gmsu, '')
    .replace(/^\s*\/\/.*$/gmu, '')
    .replace(/^\s+/gmu, '');
}
