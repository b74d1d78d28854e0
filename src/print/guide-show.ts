import type { Attestation, Audience, Guide, GuideItem } from '../model/catalog.js';
import { fieldNames, levelNames, methodNames } from '../model/vocabulary.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { originWords } from './guide-list.js';
import type { Style } from './style.js';

/** A guide in plain reading form: what it is, then its rows. */
export function guideText(guide: Guide, language: Language, style: Style): string {
  const { title, number } = guide.document;
  const head = [
    style.strong(`${guide.domain}（${guide.id}）  ${originWords(guide, language)}`.trimEnd()),
    `${guide.issuer}  ${title}${number === null ? '' : `（${number}）`}`,
    ...guide.notes.map((note) => style.faint(`· ${note}`)),
  ];
  return `${head.join('\n')}\n\n${guide.items.map((item) => itemText(item, language, style)).join('\n')}`;
}

/** One guide item: its eight elements, and how surely they are known. */
export function itemText(item: GuideItem, language: Language, style: Style): string {
  const label = (field: string): string => (language === 'zh' ? (fieldNames[field] ?? field) : field);
  const line = (field: string, text: string): string => `  ${style.faint(label(field))}  ${text}`;
  const list = (field: string, texts: readonly string[]): string[] =>
    texts.length === 1
      ? [line(field, texts[0] ?? '')]
      : [`  ${style.faint(label(field))}`, ...texts.map((text) => `    - ${text}`)];
  const sure = attestationWords[item.attestation][language];
  const unseen =
    item.unseen.length === 0
      ? ''
      : wording(`，未见要素：${item.unseen.join('、')}`, `, not seen: ${item.unseen.join(', ')}`)[language];
  return `${[
    `${style.strong(item.id)}  ${[...item.category, style.strong(item.name)].join(' / ')}`,
    ...list('content', item.content),
    ...list('basis', item.basis),
    line('timeLimit', item.timeLimit),
    line('subject', item.subject),
    line('channels', item.channels.map(({ text }) => text).join('、')),
    line('audience', audienceWords(item.audience)),
    line('method', methodNames[item.method]),
    line('levels', item.levels.map((level) => levelNames[level]).join('、')),
    line('attestation', `${sure}${unseen}`),
    ...(item.remarks === null ? [] : [line('remarks', item.remarks)]),
  ].join('\n')}\n`;
}

const attestationWords: Readonly<Record<Attestation, Wording>> = {
  seen: wording('已见证', 'seen in a published table'),
  'recalled-high': wording('回忆（较可靠），不是原文', 'recalled, rather surely; not the original text'),
  'recalled-medium': wording('回忆（一般），不是原文', 'recalled; not the original text'),
  'recalled-low': wording('回忆（存疑），不是原文', 'recalled, doubtful; not the original text'),
};

function audienceWords(audience: Audience): string {
  return audience.kind === 'public' ? '全社会' : `特定群体：${audience.group}`;
}
