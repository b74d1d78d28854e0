import { emitSite } from '../../src/emit/site/site.js';
import type { Artifact } from '../../src/model/artifact.js';
import type { Publication } from '../../src/model/publication.js';

/** The artifacts of a site by their path, as text. */
export async function siteOf(publication: Publication): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, content } of emitSite(publication)) files.set(path, textOf(content));
  return files;
}

/** The values of one attribute in a page, character references resolved. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'gu'))].map(([, value]) =>
    decoded(value ?? ''),
  );
}

/** The text of a page without its tags, character references resolved. */
export function visibleText(html: string): string {
  return decoded(html.replace(/<style>.*?<\/style>/su, '').replace(/<[^>]*>/gu, ''));
}

export function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return text.replace(/&(#x([0-9a-f]+)|[a-z]+);/giu, (whole, name: string, hex: string | undefined) =>
    hex === undefined ? (names[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

export function textOf(content: Artifact['content']): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** The value a JSON Pointer names; undefined when there is none. */
export function atPointer(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) =>
        typeof node === 'object' && node !== null
          ? Object.entries(node).find(([own]) => own === key)?.[1]
          : undefined,
      value,
    );
}
