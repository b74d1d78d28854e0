import type { Audience, Guide } from '../model/catalog.js';
import type { GuideElement } from '../model/guide-changes.js';
import { fieldNames, levelNames, methodNames } from '../model/vocabulary.js';
import type { AdoptedItem } from './adopt.js';

/** A guide as its file says it: fields and words in Chinese, in the order of the shipped guides. */
export function guideRecord(guide: Guide, items: readonly AdoptedItem[], replaces: boolean): object {
  const { title, number, issued, attested } = guide.document;
  return renamed({
    domain: guide.domain,
    id: guide.id,
    slug: guide.slug,
    order: guide.order,
    ...(replaces && { replaces: '内置' }),
    issuer: guide.issuer,
    document: renamed({
      title,
      ...(number !== null && { number }),
      ...(issued !== null && { issued }),
      attested,
    }),
    notes: guide.notes,
    items: items.map(itemRecord),
  });
}

function itemRecord(item: AdoptedItem): object {
  const { content, basis, timeLimit, subject, channels, audience, method, levels } = item.elements;
  const [only, ...others] = item.category;
  return renamed({
    id: item.id,
    category: others.length === 0 ? only : item.category,
    name: item.name,
    ...(content && { content }),
    ...(basis && { basis }),
    ...(timeLimit !== undefined && { timeLimit }),
    ...(subject !== undefined && { subject }),
    ...(channels && { channels: channels.map(({ text }) => text) }),
    ...(audience && { audience: audienceRecord(audience) }),
    ...(method && { method: methodNames[method] }),
    ...(levels && { levels: levels.map((level) => levelNames[level]) }),
    attestation: '已见证',
    ...(item.unseen.length > 0 && { unseen: item.unseen.map(elementName) }),
    sources: item.sources,
    ...(item.remarks !== null && { remarks: item.remarks }),
  });
}

function elementName(element: GuideElement): string {
  return fieldNames[element] ?? element;
}

function audienceRecord(audience: Audience): string | object {
  return audience.kind === 'public' ? '全社会' : renamed({ group: audience.group });
}

function renamed(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [fieldNames[name] ?? name, value]));
}
