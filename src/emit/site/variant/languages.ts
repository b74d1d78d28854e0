import { addressOf, linkFrom, paths } from '../../paths.js';
import type { SiteContext } from '../context.js';
import type { LinkView } from '../links.js';

/** A page in one of its writings. */
export interface LanguageView extends LinkView {
  readonly code: string;
  readonly current: boolean;
  /** The full address, which crawlers ask for, where the county said where it publishes. */
  readonly address: string;
}

/**
 * The page at a path of the site in both its writings, each named in its own characters; empty when the county has but one.
 * The page for what is not found stands for addresses of both trees.
 */
export function languagesOf(context: SiteContext, path: string): LanguageView[] {
  const { site, variants } = context.publication.catalog.county;
  if (path === paths.notFound || !variants.includes('zh-Hant')) return [];
  const writings = [
    { code: 'zh-Hans', name: '简体', target: path, current: true },
    { code: 'zh-Hant', name: '繁體', target: paths.traditional(path), current: false },
  ];
  return writings.map(({ target, ...writing }) => {
    const href = linkFrom(path, target);
    return { ...writing, href, address: addressOf(site, target) ?? href };
  });
}
