import type { Artifact } from '../../model/artifact.js';
import { paths } from '../paths.js';
import type { Templates } from '../templates.js';
import type { SiteContext } from './context.js';
import { publicAddress } from './frame.js';
import { languagesOf } from './variant/languages.js';

/** What one file of a site map may hold (sitemaps.org). */
const mostAddresses = 50_000;

/**
 * robots.txt, and the site map of all pages where the county said where it publishes: its addresses must be
 * complete. `pages` are paths in the order of the site.
 */
export function* crawlerFiles(
  context: SiteContext,
  templates: Templates,
  pages: readonly string[],
): Iterable<Artifact> {
  const siteMap = publicAddress(context, paths.siteMapXml);
  yield { path: paths.robots, content: robots(siteMap) };
  if (siteMap === null) return;
  const { catalog, date } = context.publication;
  const most = mostAddresses / (1 + catalog.county.variants.length);
  if (pages.length <= most) {
    yield { path: paths.siteMapXml, content: templates.render('sitemap-xml', viewOf(context, pages)) };
    return;
  }
  const addresses: { address: string | null; date: string }[] = [];
  for (let first = 0; first < pages.length; first += most) {
    const path = paths.siteMapPart(addresses.length + 1);
    addresses.push({ address: publicAddress(context, path), date });
    const content = templates.render('sitemap-xml', viewOf(context, pages.slice(first, first + most)));
    yield { path, content };
  }
  yield { path: paths.siteMapXml, content: templates.render('sitemap-index-xml', { addresses }) };
}

/** Every page in every writing, each with all of them, as crawlers ask for. */
function viewOf(context: SiteContext, pages: readonly string[]): object {
  const { catalog, date } = context.publication;
  return {
    languages: catalog.county.variants.length > 0,
    addresses: pages.flatMap((path) => {
      const languages = languagesOf(context, path);
      const own =
        languages.length === 0 ? [publicAddress(context, path)] : languages.map((each) => each.address);
      return own.map((address) => ({ address, date, languages }));
    }),
  };
}

function robots(siteMap: string | null): string {
  return [
    '# 搜索引擎只读取网站根目录下的 robots.txt；本目录发布在子目录时，请把 Sitemap 一行并入根目录的文件。',
    'User-agent: *',
    'Disallow:',
    ...(siteMap === null ? [] : [`Sitemap: ${siteMap}`]),
    '',
  ].join('\n');
}
