import type { Guide } from '../model/catalog.js';
import { matchKey } from '../text/normalise.js';
import type { AuthoredEntries } from './authored.js';

/** Of a file of entries, what tells which other files it speaks of; plain data, so that it can be kept. */
export interface Outline {
  /** As written; null where the file has none. */
  readonly domain: string | null;
  /** Ids of the items it shares among agencies. */
  readonly shares: readonly string[];
  /** Ids of shared items of other files that it says otherwise. */
  readonly inherits: readonly string[];
  /** Ids of the guide items it names. */
  readonly guide: readonly string[];
}

export function outlineOf({ domain, appliesTo, items }: AuthoredEntries): Outline {
  return {
    domain: domain ?? null,
    shares: appliesTo === undefined ? [] : items.flatMap(({ id }) => id ?? []),
    inherits: items.flatMap(({ inherits }) => inherits ?? []),
    guide: [...new Set(items.flatMap(({ guide }) => guide ?? []))],
  };
}

/** Files of entries, and domains, that speak of one another and of no others: they can be looked at by themselves. */
export interface Section {
  /** Names of the adopted domains in it. */
  readonly domains: readonly string[];
  /** In the order they were given. */
  readonly files: readonly string[];
}

/**
 * A catalog divided as far as it can be: the files of a domain belong together, and so do domains where one answers
 * guide items of the other, or says its shared items otherwise. Every adopted domain is in one of them, also one
 * that has no file.
 */
export function sectionsOf(
  files: readonly { readonly path: string; readonly outline: Outline }[],
  domains: readonly string[],
  guides: readonly Guide[],
): Section[] {
  const groups = new Groups();
  const domainOfItem = new Map(
    guides.flatMap(({ domain, items }) => items.map(({ id }) => [id, domainNode(domain)] as const)),
  );
  const sharing = new Map<string, string[]>();
  for (const { path, outline } of files) {
    for (const id of outline.shares) sharing.set(id, [...(sharing.get(id) ?? []), nodeOf(path, outline)]);
  }
  for (const domain of domains) groups.add(domainNode(domain));
  for (const { path, outline } of files) {
    const node = nodeOf(path, outline);
    groups.add(node);
    for (const id of outline.guide) groups.join(node, domainOfItem.get(id) ?? node);
    // The nearest of all shared items is suggested for one that nobody shares.
    for (const id of outline.inherits)
      for (const other of sharing.get(id) ?? [...sharing.values()].flat()) groups.join(node, other);
  }
  const sections = new Map<string, { domains: string[]; files: string[] }>();
  const sectionAt = (node: string) => {
    const root = groups.rootOf(node);
    const known = sections.get(root) ?? { domains: [], files: [] };
    sections.set(root, known);
    return known;
  };
  for (const domain of domains) sectionAt(domainNode(domain)).domains.push(domain);
  for (const { path, outline } of files) sectionAt(nodeOf(path, outline)).files.push(path);
  return [...sections.values()];
}

/** Domains are matched with those of guides as names are; a file without one stands for itself. */
function nodeOf(path: string, { domain }: Outline): string {
  return domain === null ? `file ${path}` : domainNode(domain);
}

function domainNode(domain: string): string {
  return `domain ${matchKey(domain)}`;
}

/** Things that belong together, directly or by way of others (union-find). */
class Groups {
  readonly #parents = new Map<string, string>();

  add(node: string): void {
    if (!this.#parents.has(node)) this.#parents.set(node, node);
  }

  join(a: string, b: string): void {
    this.add(b);
    this.#parents.set(this.rootOf(b), this.rootOf(a));
  }

  rootOf(node: string): string {
    let root = node;
    for (let above = this.#parents.get(root); above !== undefined && above !== root; ) {
      root = above;
      above = this.#parents.get(root);
    }
    // Later questions are answered in one step.
    for (let at = node; at !== root; ) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }
}
