import type { Artifact } from '../../model/artifact.js';
import { paths } from '../paths.js';
import type { Templates } from '../templates.js';
import type { SiteContext } from './context.js';
import { publicAddress } from './frame.js';

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
  const { date } = context.publication;
  const view = (targets: readonly string[]): object => ({
    addresses: targets.map((path) => ({ address: publicAddress(context, path), date })),
  });
  if (pages.length <= mostAddresses) {
    yield { path: paths.siteMapXml, content: templates.render('sitemap-xml', view(pages)) };
    return;
  }
  const parts: string[] = [];
  for (let first = 0; first < pages.length; first += mostAddresses) {
    const path = paths.siteMapPart(parts.length + 1);
    parts.push(path);
    const content = templates.render('sitemap-xml', view(pages.slice(first, first + mostAddresses)));
    yield { path, content };
  }
  yield { path: paths.siteMapXml, content: templates.render('sitemap-index-xml', view(parts)) };
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
