import type { Catalog, Instrument } from '../model/catalog.js';
import type { Citing, Impact } from '../model/impact.js';
import { fullCitation } from '../model/instruments.js';
import type { Locate } from '../model/place.js';
import { instrumentStatusNames } from '../model/vocabulary.js';
import { type Language, wording } from '../model/wording.js';
import { positionOf } from './diagnostics-text.js';
import type { Style } from './style.js';

/** What cites an instrument, for the terminal: guide items and entries by domain, then exemptions and agencies. */
export function impactText(
  impact: Impact,
  catalog: Catalog,
  locate: Locate,
  language: Language,
  style: Style,
): string {
  const { guideItems, entries, exemptions, agencies } = impact;
  const say = (zh: string, en: string): string => wording(zh, en)[language];
  const at = <T>({ place }: Citing<T>): string => style.faint(positionOf(locate(place)));
  const inContent = <T>({ field }: Citing<T>): string =>
    field === 'content' ? say('（在内容中）', ' (in its content)') : '';
  const lines = [
    ...(impact.cited === null
      ? impact.instruments.flatMap((instrument) => headOf(instrument, catalog, language, style))
      : [style.strong(impact.cited), `  ${say('登记册中没有这个文件', 'not in the instrument register')}`]),
    '',
    style.strong(say(`标准指引：${guideItems.length}项`, `guide items: ${guideItems.length}`)),
    ...byDomain(guideItems, (one) => [
      `    ${one.by.id}  ${[...one.by.category, one.by.name].join(' / ')}${inContent(one)}`,
    ]),
    '',
    style.strong(
      say(
        `公开事项：${entries.length}项${totalOf(impact) > entries.length ? `（各乡镇、村居共用的按份数计${totalOf(impact)}项）` : ''}`,
        `entries: ${entries.length}${totalOf(impact) > entries.length ? ` (${totalOf(impact)} with every instance of shared lists)` : ''}`,
      ),
    ),
    ...byDomain(entries, (one) => [
      `    ${one.id}  ${one.by.name}${one.instances > 1 ? say(`（${one.instances}份）`, ` (×${one.instances})`) : ''}${
        one.by.status === 'draft' ? say('（草稿）', ' (draft)') : ''
      }${inContent(one)}  ${at(one)}`,
    ]),
  ];
  if (exemptions.length > 0) {
    lines.push('', style.strong(say(`豁免：${exemptions.length}条`, `exemptions: ${exemptions.length}`)));
    lines.push(...exemptions.map((one) => `    ${one.by.reason}  ${at(one)}`));
  }
  lines.push('', style.strong(say(`单位：${agencies.length}个`, `agencies: ${agencies.length}`)));
  lines.push(
    ...agencies.map(
      ({ agency, entries: count }) => `    ${agency.name}  ${say(`${count}项`, String(count))}`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** The instrument, its validity and, where another took its place, which. */
function headOf(instrument: Instrument, catalog: Catalog, language: Language, style: Style): string[] {
  const { validity, effective, repealed, successor } = instrument;
  const next = catalog.instruments.find(({ id }) => id === successor);
  const status = language === 'zh' ? instrumentStatusNames[validity] : validity;
  const parts = [
    repealed === null ? wording(status, status) : wording(`${repealed} 起废止`, `repealed from ${repealed}`),
    effective === null ? null : wording(`${effective} 起施行`, `effective ${effective}`),
    next === undefined ? null : wording(`改用${fullCitation(next)}`, `now ${fullCitation(next)}`),
  ].flatMap((part) => part?.[language] ?? []);
  const paint = validity === 'repealed' ? style.error : style.faint;
  const label = language === 'zh' ? '效力：' : 'validity: ';
  const separator = language === 'zh' ? '，' : '; ';
  return [style.strong(fullCitation(instrument)), `  ${paint(`${label}${parts.join(separator)}`)}`];
}

function totalOf({ entries }: Impact): number {
  return entries.reduce((sum, { instances }) => sum + instances, 0);
}

function byDomain<T extends Citing<{ readonly domain: string }>>(
  found: readonly T[],
  linesOf: (one: T) => readonly string[],
): string[] {
  const domains = new Map<string, T[]>();
  for (const one of found) {
    const known = domains.get(one.by.domain);
    if (known === undefined) domains.set(one.by.domain, [one]);
    else known.push(one);
  }
  return [...domains].flatMap(([domain, all]) => [`  ${domain}`, ...all.flatMap(linesOf)]);
}
