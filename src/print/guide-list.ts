import { type Catalog, type Guide, isAttested } from '../model/catalog.js';
import type { Language } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import type { Style } from './style.js';

/** All guides in force, one a line: prefix, domain, items, attested, whether adopted, where from. */
export function guideListText(catalog: Catalog, language: Language, style: Style): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const adopted = new Set(catalog.domains.map(({ name }) => name));
  const heading = [
    say('编码', 'id'),
    say('领域', 'domain'),
    say('事项', 'items'),
    say('已见证', 'seen'),
    say('采用', 'used'),
    say('制定机关', 'issuer'),
  ];
  const rows = catalog.guides.map((guide) => [
    guide.id,
    guide.domain,
    String(guide.items.length),
    String(guide.items.filter(isAttested).length),
    adopted.has(guide.domain) ? '√' : '',
    [guide.issuer, originWords(guide, language)].filter(Boolean).join('  '),
  ]);
  const widths = heading.map((_, index) =>
    Math.max(...[heading, ...rows].map((row) => displayWidth(row[index] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const room = ' '.repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(cell)));
        if (index === row.length - 1) return cell;
        return index === 2 || index === 3 ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd();
  const sum = (of: (guide: Guide) => number): number =>
    catalog.guides.reduce((total, guide) => total + of(guide), 0);
  const items = sum(({ items: own }) => own.length);
  const attested = sum(({ items: own }) => own.filter(isAttested).length);
  return [
    style.faint(line(heading)),
    ...rows.map(line),
    '',
    say(
      `共 ${rows.length} 份标准指引，${items} 个指引事项，其中已见证 ${attested} 个；本工作区采用 ${adopted.size} 个领域。`,
      `${rows.length} guides, ${items} items, ${attested} of them attested; the workspace adopts ${adopted.size} domains.`,
    ),
    '',
  ].join('\n');
}

/** What a guide of the workspace stands for; nothing for a shipped one. */
export function originWords({ replaces, parent, place }: Guide, language: Language): string {
  if (place.file.startsWith('gongkai:')) return '';
  const says: readonly string[] =
    language === 'zh'
      ? [
          replaces === null ? '' : '，取代内置',
          parent === null ? '' : `，继承${parent.domain}（${parent.id}）`,
        ]
      : [
          replaces === null ? '' : ', replaces the shipped one',
          parent === null ? '' : `, extends ${parent.domain} (${parent.id})`,
        ];
  return language === 'zh' ? `〔${place.file}${says.join('')}〕` : `[${place.file}${says.join('')}]`;
}
