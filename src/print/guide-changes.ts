import type { ElementChange, GuideChanges, ItemChange, NamedItem } from '../model/guide-changes.js';
import { fieldNames } from '../model/vocabulary.js';
import type { Language } from '../model/wording.js';
import type { Style } from './style.js';

/** What one guide says otherwise than another, item by item, with both values. */
export function changesText(changes: GuideChanges, language: Language, style: Style): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { added, removed, renamed, changed, same } = changes;
  const title = (zh: string, en: string, count: number): string => style.strong(`${say(zh, en)} ${count}`);
  const element = (change: ElementChange): string[] => elementLines(change, language, style);
  const blocks = [
    [added, say('新增', 'added'), added.map((item) => style.good(`  + ${itemName(item)}`))],
    [removed, say('删去', 'removed'), removed.map((item) => style.error(`  - ${itemName(item)}`))],
    [
      renamed,
      say('改名', 'renamed'),
      renamed.flatMap((change) => [
        `  ${change.before.id}  ${pathOf(change.before)} → ${pathOf(change.after)}${newId(change)}`,
        ...change.elements.flatMap(element),
      ]),
    ],
    [
      changed,
      say('要素不同', 'changed'),
      changed.flatMap((change) => [
        `  ${itemName(change.after)}${newId(change)}`,
        ...change.elements.flatMap(element),
      ]),
    ],
  ] as const;
  const lines = blocks.flatMap(([items, name, body]) =>
    items.length === 0 ? [] : [title(name, name, items.length), ...body, ''],
  );
  lines.push(
    say(
      `新增 ${added.length}，删去 ${removed.length}，改名 ${renamed.length}，要素不同 ${changed.length}，相同 ${same}。`,
      `${added.length} added, ${removed.length} removed, ${renamed.length} renamed, ${changed.length} changed, ${same} the same.`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** The same as data. */
export function changesData({ added, removed, renamed, changed, same }: GuideChanges): object {
  const item = ({ id, category, name }: NamedItem): object => ({ id, category, name });
  const change = ({ before, after, elements }: ItemChange): object => ({
    before: item(before),
    after: item(after),
    elements,
  });
  return {
    added: added.map(item),
    removed: removed.map(item),
    renamed: renamed.map(change),
    changed: changed.map(change),
    same,
  };
}

function elementLines({ element, before, after }: ElementChange, language: Language, style: Style): string[] {
  const name = language === 'zh' ? `${fieldNames[element] ?? element}：` : `${element}: `;
  return [
    ...before.map((value) => style.error(`      - ${name}${value}`)),
    ...after.map((value) => style.good(`      + ${name}${value}`)),
  ];
}

function itemName(item: NamedItem): string {
  return `${item.id}  ${pathOf(item)}`;
}

function pathOf({ category, name }: NamedItem): string {
  return [...category, name].join(' / ');
}

function newId({ before, after }: ItemChange): string {
  return before.id === after.id ? '' : `（${before.id} → ${after.id}）`;
}
