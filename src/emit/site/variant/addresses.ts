import { posix } from 'node:path';
import { linkFrom, paths } from '../../paths.js';

/** How addresses change from one tree to the other, as they stand in markup. */
interface TwinAddresses {
  /**
   * An address on a page of the site, as its twin needs it: what has a twin leads to the twin, everything else
   * leads where it did. `fixed`: even what has a twin stays the target.
   */
  readonly from: (page: string, address: string, fixed: boolean) => string;
  /** Full addresses of pages in a text that shows them. */
  readonly shown: (text: string) => string;
}

/** The paths that have a twin. */
interface Twins {
  readonly has: (path: string) => boolean;
}

/** `home`: where the site stands on the web, null when the county did not say it. `twins`: what has a twin. */
export function twinAddresses(home: string | null, twins: Twins): TwinAddresses {
  const inserted = paths.traditional('site/').slice('site/'.length);
  const full = home === null ? null : { pattern: pathsBelow(escaped(home), '[\\w./@-]'), inserted };
  // Services of others are told the address of a page in their query.
  const asked =
    home === null
      ? null
      : {
          pattern: pathsBelow(encodeURIComponent(home), '(?:[\\w.-]|%2F|%40)'),
          inserted: encodeURIComponent(inserted),
        };
  const shown = (text: string): string => withTwins(text, full, twins);
  return {
    shown,
    from(page, address, fixed) {
      if (/^(?:[#?]|$)/u.test(address)) return address;
      if (/^(?:[a-z][a-z\d+.-]*:|\/)/iu.test(address)) {
        return fixed ? address : withTwins(shown(address), asked, twins);
      }
      const [path = ''] = address.split(/[?#]/u, 1);
      const folder = `${posix.dirname(page)}/`;
      const target = posix.join(folder, path);
      const twin = twins.has(target.endsWith('/') ? `${target}index.html` : target);
      if (twin && !fixed) return address;
      return posix.normalize(linkFrom(paths.traditional(page), folder) + path) + address.slice(path.length);
    },
  };
}

interface Pattern {
  /** Matches an address in two pieces: that of the site, and the path below it. */
  readonly pattern: RegExp;
  readonly inserted: string;
}

function withTwins(text: string, below: Pattern | null, twins: Twins): string {
  if (below === null) return text;
  return text.replace(below.pattern, (whole, site: string, path: string) =>
    twins.has(`site/${path.replaceAll('%2F', '/').replaceAll('%40', '@')}`)
      ? site + below.inserted + path
      : whole,
  );
}

function pathsBelow(site: string, character: string): RegExp {
  return new RegExp(
    `(${site.replace(/[^\w/%]/gu, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`)})(${character}+)`,
    'gu',
  );
}

/** As the template engine writes what of an address is not plain. */
function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('=', '&#x3D;');
}
