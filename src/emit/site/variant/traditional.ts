import type { Artifact } from '../../../model/artifact.js';
import type { Catalog } from '../../../model/catalog.js';
import { openTraditional } from '../../../script/traditional.js';
import { paths } from '../../paths.js';
import { twinAddresses } from './addresses.js';
import { changedFeed } from './feed.js';
import { changedPage } from './html.js';

/** Text in traditional characters, as this county writes them; null when it does not publish any. */
export async function traditionalText({
  county,
  instruments,
  traditional,
}: Catalog): Promise<((text: string) => string) | null> {
  if (!county.variants.includes('zh-Hant')) return null;
  // Titles are the names of documents, and numbers of filings those of files: as issued.
  const filings = [county.site.icp, county.site.police].flatMap((number) => number ?? []);
  const kept = [...instruments.map(({ title }) => title), ...filings, ...traditional.kept];
  return openTraditional({ ...traditional, kept });
}

/** What has a twin, by its path, besides the scripts and stylesheets with words in them. */
interface Twinned {
  readonly isPage: (path: string) => boolean;
  readonly isFeed: (path: string) => boolean;
}

/**
 * The second tree: what goes with an artifact of the site, null for what both trees share. `home` is the address
 * of the site. Scripts and stylesheets must come before the pages that use them.
 */
export function traditionalTwins(
  convert: (text: string) => string,
  { isPage, isFeed }: Twinned,
  home: string | null,
): (artifact: Artifact) => Artifact | null {
  const assets = new Set<string>();
  const addresses = twinAddresses(home, {
    has: (path) => assets.has(path) || isPage(path) || isFeed(path),
  });
  const text = remembering((words) => addresses.shown(convert(words)));
  return ({ path, content }) => {
    if (typeof content !== 'string') return null;
    if (isPage(path)) {
      const changed = changedPage(content, {
        language: 'zh-Hant',
        text,
        address: (address, fixed) => addresses.from(path, address, fixed),
      });
      return { path: paths.traditional(path), content: changed };
    }
    if (isFeed(path)) {
      const changed = changedFeed(content, {
        language: 'zh-Hant',
        text,
        address: (address) => addresses.from(path, address, false),
      });
      return { path: paths.traditional(path), content: changed };
    }
    if (!path.startsWith(paths.assets) || !/\.(?:css|js)$/u.test(path)) return null;
    const changed = convert(content);
    if (changed === content) return null;
    assets.add(path);
    return { path: paths.traditional(path), content: changed };
  };
}

/** Pages say the same over and over: four texts of five need no second look. Long ones are rarely the same. */
function remembering(convert: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (!beyondAscii.test(text)) return text;
    if (text.length > 200) return convert(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === 20_000) known.clear();
    const made = convert(text);
    known.set(text, made);
    return made;
  };
}

const beyondAscii = /[^\0-\x7f]/u;
