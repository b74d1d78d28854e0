import type { Artifact } from '../../model/artifact.js';
import type { Publication } from '../../model/publication.js';
import { isolatedTexts } from '../../text/bidi.js';
import { paths } from '../paths.js';
import { loadTemplates } from '../templates.js';
import { agencyPages } from './agency.js';
import { contextOf, type SiteContext } from './context.js';
import { crawlerFiles } from './crawlers.js';
import { domainPages } from './domain.js';
import { downloadsPage } from './downloads.js';
import { frameOf, type Page } from './frame.js';
import { homePage } from './home.js';
import { agencyIndex, domainIndex, levelIndex } from './indexes.js';
import { itemPage } from './item.js';
import { levelPages } from './level.js';
import { metaOf } from './meta.js';
import { notFoundPage } from './not-found.js';
import { siteMapPage } from './site-map.js';

/** The public site, one artifact after another: stylesheet and icon, every page, and what crawlers ask for. */
export async function* emitSite(publication: Publication): AsyncGenerator<Artifact> {
  const templates = await loadTemplates();
  const { coverage, ...shown } = publication;
  const context = contextOf({ coverage, ...isolatedTexts(shown) });
  yield { path: paths.stylesheet, content: templates.asset('site.css') };
  yield { path: paths.icon, content: templates.asset('icon.svg') };
  const addresses: string[] = [];
  for (const page of pagesOf(context)) {
    addresses.push(page.path);
    yield pageOf(page);
  }
  yield pageOf(notFoundPage(context));
  yield* crawlerFiles(context, templates, addresses);

  function pageOf(page: Page): Artifact {
    const frame = { ...frameOf(context, page), meta: metaOf(context, page) };
    return { path: page.path, content: templates.page(page.template, page.view, frame) };
  }
}

function* pagesOf(context: SiteContext): Generator<Page> {
  const { byDomain, byAgency, byLevel } = context.selection;
  yield homePage(context);
  yield domainIndex(context);
  for (const group of byDomain.values()) yield* domainPages(context, group);
  yield agencyIndex(context);
  for (const group of byAgency.values()) yield* agencyPages(context, group);
  yield levelIndex(context);
  for (const group of byLevel.values()) yield* levelPages(context, group);
  for (const group of byDomain.values()) {
    for (const [index, entry] of group.entries.entries()) yield itemPage(context, group, index, entry);
  }
  yield downloadsPage(context);
  yield siteMapPage(context);
}
