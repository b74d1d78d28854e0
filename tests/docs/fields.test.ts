import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mandatoryElements } from '../../src/model/catalog.js';

it('names the eight elements a final entry must have, once, among the fields of entries', () => {
  const sections = readFileSync('docs/fields.md', 'utf8').split(/^## /mu);
  const marked = (text: string): string[] =>
    Array.from(text.matchAll(/^\| \S+ › \S+ \| `(\w+)` \| 正式 \|/gmu), ([, name = '']) => name);
  const [entries = ''] = sections.filter((text) => text.startsWith('一个领域的公开事项'));
  expect(marked(entries).toSorted()).toEqual([...mandatoryElements].toSorted());
  expect(sections.flatMap(marked).length).toBe(mandatoryElements.length);
});
