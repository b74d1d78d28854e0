import { hostOf } from '../../text/identity/host.js';
import { linkFrom } from '../paths.js';
import type { SiteContext } from './context.js';

/** A link to a product of the publication. */
export interface LinkView {
  readonly name: string;
  readonly href: string;
}

/** A text that may lead somewhere. */
export interface TextLinkView {
  readonly text: string;
  readonly href: string | null;
  /** Whether it leads away from the website of the county: readers are told before they follow it. */
  readonly external: boolean;
}

/**
 * The address an author gave, as the target of a link from `page`; null when it is not http(s), mailto or
 * relative. Relative addresses count from the folder of the site.
 */
export function authorHref(page: string, address: string): string | null {
  // Browsers ignore white space and control characters inside a scheme (`java\tscript:`): such is no address.
  if (address === '' || /[\s\p{Cc}\p{Cf}\\]/u.test(address)) return null;
  if (/^(https?:\/\/[^/]|mailto:.)/iu.test(address)) return address;
  if (/^([^/?#]*:|\/\/)/u.test(address)) return null;
  return address.startsWith('/') ? address : linkFrom(page, `site/${address}`);
}

export function textLink(
  context: SiteContext,
  page: string,
  text: string,
  address: string | null,
): TextLinkView {
  const href = address === null ? null : authorHref(page, address);
  return { text, href, external: href !== null && leadsAway(context, href) };
}

/** Relative links stay on the site, and so do addresses of its own host; mail leads nowhere. */
export function leadsAway(context: SiteContext, href: string): boolean {
  const { url } = context.publication.catalog.county.site;
  return /^https?:/iu.test(href) && hostOf(href) !== (url === null ? '' : hostOf(url));
}

export function plainText(text: string): TextLinkView {
  return { text, href: null, external: false };
}

export function fileLinks(page: string, files: readonly (readonly [string, string])[]): LinkView[] {
  return files.map(([name, target]) => ({ name, href: linkFrom(page, target) }));
}
