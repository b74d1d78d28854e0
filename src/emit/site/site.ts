import type { Artifact } from '../../model/artifact.js';
import type { Look } from '../../model/look.js';
import type { Publication } from '../../model/publication.js';
import { isolatedTexts } from '../../text/bidi.js';
import { made, type Plan, type Planned, planOf } from '../emitter.js';
import { paths, planPath } from '../paths.js';
import { listed } from '../selection.js';
import { loadTemplates, type Templates } from '../templates.js';
import { agencyPages } from './agency.js';
import { contextOf, type SiteContext } from './context.js';
import { crawlerFiles } from './crawlers.js';
import { domainPages } from './domain.js';
import { downloadsPage } from './downloads.js';
import { frameOf, type Page, publicAddress, writtenColumns } from './frame.js';
import { homePage } from './home.js';
import { agencyIndex, domainIndex, levelIndex } from './indexes.js';
import { itemPage } from './item.js';
import { levelPages } from './level.js';
import { lineagePages } from './lineage.js';
import { metaOf } from './meta.js';
import { notFoundPage } from './not-found.js';
import { articlePages, requestsPages } from './pages/article.js';
import { columnPages } from './pages/column.js';
import { feedPlans } from './pages/feeds.js';
import { pageFilePlans } from './pages/files.js';
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
  yield* made(await planSite(publication));
}

/** The same, each made when it is asked for: no page needs the views of another one. */
export async function planSite(publication: Publication): Promise<Planned> {
  const { look } = publication.catalog;
  const templates = await loadTemplates(look.templates);
  const { coverage, ...shown } = publication;
  const context = contextOf({ coverage, ...isolatedTexts(shown) });
  const traditional = await traditionalText(context.publication.catalog);
  const index = await searchIndex(context, traditional);
  const assets = assetsOf(templates, look);
  const pages = Array.from(pagesOf(context, index), (some) => new PlannedPages(some));
  const plans = [...assets.map(artifactPlan), ...plansOf(context, templates, index, pages)];
  if (traditional === null) return { plans };
  const known = new Set(pages.map(({ path }) => path));
  const isPage = (path: string): boolean => known.has(planPath(path));
  const feeds = new Set(Array.from(feedPlans(context, templates), ({ path }) => path));
  const isFeed = (path: string): boolean => feeds.has(path);
  const twinOf = traditionalTwins(traditional, { isPage, isFeed }, publicAddress(context, 'site/'));
  // Pages refer to the twins of scripts and stylesheet, whichever is asked for first.
  const twins = new Map(assets.map((artifact) => [artifact.path, twinOf(artifact)]));
  return { plans, twinOf: (artifact) => twins.get(artifact.path) ?? twinOf(artifact) };
}

function assetsOf(templates: Templates, look: Look): Artifact[] {
  return [
    { path: paths.stylesheet, content: stylesheet(templates, look) },
    { path: paths.icon, content: icon(templates, look) },
    ...(look.emblem === null ? [] : [{ path: paths.emblem(look.emblem.type), content: look.emblem.bytes }]),
    { path: paths.elderScript, content: scriptText(templates.asset('elder.js')) },
    { path: paths.searchIndexScript, content: scriptText(templates.asset('search-index.js')) },
    { path: paths.searchScript, content: scriptText(templates.asset('search.js')) },
  ];
}

function artifactPlan({ path, content }: Artifact): Plan {
  return planOf(path, () => content);
}

function* plansOf(
  context: SiteContext,
  templates: Templates,
  index: SearchIndex,
  pages: readonly PlannedPages[],
): Generator<Plan> {
  yield { path: paths.searchFolder, make: () => index.files() };
  for (const some of pages) {
    yield {
      path: some.path,
      *make() {
        for (const page of some.pages()) yield pageOf(page);
      },
    };
  }
  yield planOf(paths.notFound, () => pageOf(notFoundPage(context)).content);
  yield* pageFilePlans(context);
  yield* feedPlans(context, templates);
  yield {
    path: paths.siteMapXml,
    make: () =>
      crawlerFiles(
        context,
        templates,
        pages.flatMap((some) => some.addresses()),
      ),
  };

  function pageOf(page: Page): Artifact {
    const frame = { ...frameOf(context, page), meta: metaOf(context, page) };
    return { path: page.path, content: templates.page(page.template, page.view, frame) };
  }
}

/** A page, or a list on as many pages as it takes: how many shows only when it is made. */
interface Pages {
  /** That of the first. */
  readonly path: string;
  readonly pages: () => Iterable<Page>;
}

/** Remembers where its pages stand, so that the site map need not make them again. */
class PlannedPages {
  readonly path: string;
  readonly #pages: Pages['pages'];
  #addresses: readonly string[] | null = null;

  constructor({ path, pages }: Pages) {
    this.path = path;
    this.#pages = pages;
  }

  *pages(): Generator<Page> {
    const addresses: string[] = [];
    for (const page of this.#pages()) {
      // What became of an old address is for those who have it, not for those who search.
      if (page.retired === undefined) addresses.push(page.path);
      yield page;
    }
    this.#addresses = addresses;
  }

  addresses(): readonly string[] {
    if (this.#addresses !== null) return this.#addresses;
    return Array.from(this.pages()).flatMap(({ path, retired }) => (retired === undefined ? [path] : []));
  }
}

function* pagesOf(context: SiteContext, index: SearchIndex): Generator<Pages> {
  const { byDomain, byAgency, byLevel } = context.selection;
  const { pages, participation } = context.publication.catalog;
  yield one(paths.home, () => homePage(context));
  yield one(paths.search, () => searchPage(context, index));
  for (const column of writtenColumns(context)) {
    yield { path: paths.pageColumn(column), pages: () => columnPages(context, column) };
    for (const [index, { id }] of pages.columns[column].entries()) {
      yield { path: paths.page(column, id), pages: () => articlePages(context, column, index) };
    }
  }
  if (pages.onRequest !== null) {
    yield { path: paths.page(null, pages.onRequest.id), pages: () => requestsPages(context) };
  }
  yield one(paths.domains, () => domainIndex(context));
  for (const group of byDomain.values()) {
    yield { path: paths.domain(group.slug), pages: () => domainPages(context, group) };
  }
  yield one(paths.agencies, () => agencyIndex(context));
  for (const group of byAgency.values()) {
    yield { path: paths.agency(group.agency.id), pages: () => agencyPages(context, group) };
  }
  yield one(paths.levels, () => levelIndex(context));
  for (const group of byLevel.values()) {
    yield { path: paths.level(group.level), pages: () => levelPages(context, group) };
  }
  for (const group of byDomain.values()) {
    for (const [index, entry] of group.entries.entries()) {
      yield one(paths.item(entry.id), () => itemPage(context, group, index, entry));
    }
  }
  for (const retired of context.retired) {
    yield one(paths.item(retired.id), () => retiredPage(context, retired));
  }
  yield* viewPages(context);
  if (participation.length > 0) {
    yield { path: paths.participation(), pages: () => participationPages(context) };
  }
  if (context.retired.length > 0) yield { path: paths.lineage(), pages: () => lineagePages(context) };
  yield one(paths.downloads, () => downloadsPage(context));
  yield one(paths.siteMap, () => siteMapPage(context));
}

/** The lists besides those by domain, agency and level, each behind its index. */
function* viewPages(context: SiteContext): Generator<Pages> {
  const { byAudience, byChannel, byStage, byMethod } = context.selection;
  yield one(paths.views, () => viewsPage(context));
  yield { path: paths.items(), pages: () => allItemsPages(context) };
  yield { path: paths.audience('index'), pages: () => audienceIndex(context) };
  for (const group of listed(byAudience)) {
    yield { path: paths.audience(group.id), pages: () => audiencePages(context, group) };
  }
  yield one(paths.channels, () => channelIndex(context));
  for (const group of listed(byChannel)) {
    yield { path: paths.channel(group.channel.id), pages: () => channelPages(context, group) };
  }
  yield one(paths.stages, () => stageIndex(context));
  for (const group of listed(byStage)) {
    yield { path: paths.stage(group.stage), pages: () => stagePages(context, group) };
  }
  yield one(paths.methods, () => methodIndex(context));
  for (const group of listed(byMethod)) {
    yield { path: paths.method(group.method), pages: () => methodPages(context, group) };
  }
}

function one(path: string, page: () => Page): Pages {
  return { path, pages: () => [page()] };
}

/** A script without its comments and indentation, which are for us: nearly half of its bytes. */
function scriptText(source: string): string {
  return source
    .replace(/^\s*\/\*\*(?:(?!\*\/).)*\*\/$/gmsu, '')
    .replace(/^\s*\/\/.*$/gmu, '')
    .replace(/^\s+/gmu, '');
}
