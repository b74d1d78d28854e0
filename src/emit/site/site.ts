import type { Artifact } from '../../model/artifact.js';
import type { Publication } from '../../model/publication.js';
import { paths } from '../paths.js';
import { loadTemplates } from '../templates.js';
import { agencyPage } from './agency.js';
import { contextOf, type SiteContext } from './context.js';
import { domainPage } from './domain.js';
import { downloadsPage } from './downloads.js';
import { frameOf, type Page } from './frame.js';
import { homePage } from './home.js';
import { agencyIndex, domainIndex, levelIndex } from './indexes.js';
import { itemPage } from './item.js';
import { levelPage } from './level.js';

/** The public site, one artifact after another: stylesheet and icon, then every page. */
export async function* emitSite(publication: Publication): AsyncGenerator<Artifact> {
  const templates = await loadTemplates();
  const context = contextOf(publication);
  yield { path: paths.stylesheet, content: templates.asset('site.css') };
  yield { path: paths.icon, content: templates.asset('icon.svg') };
  for (const page of pagesOf(context)) {
    yield { path: page.path, content: templates.page(page.template, page.view, frameOf(context, page)) };
  }
}

function* pagesOf(context: SiteContext): Generator<Page> {
  const { byDomain, byAgency, byLevel } = context.selection;
  yield homePage(context);
  yield domainIndex(context);
  for (const group of byDomain.values()) yield domainPage(context, group);
  yield agencyIndex(context);
  for (const group of byAgency.values()) yield agencyPage(context, group);
  yield levelIndex(context);
  for (const group of byLevel.values()) yield levelPage(context, group);
  for (const group of byDomain.values()) {
    for (const [index, entry] of group.entries.entries()) yield itemPage(context, group, index, entry);
  }
  yield downloadsPage(context);
}
