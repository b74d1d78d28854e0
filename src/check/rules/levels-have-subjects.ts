import type { Entry } from '../../model/catalog.js';
import type { Finding } from '../../model/diagnostic.js';
import { type Level, levelNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import type { SectionRule } from '../rule.js';

/**
 * At every level an entry ticks, one of its subjects stands: a tick under 乡级 that no township answers for
 * would be believed by readers and counted for nobody. Design section 6 (coverage is per level and agency).
 */
export const levelsHaveSubjects: SectionRule = {
  code: 'levels-have-subjects',
  scope: 'section',
  severity: 'warning',
  claim: wording(
    '事项勾选的每个层级都有该层级的公开主体',
    'At every level an entry ticks, one of its subjects stands',
  ),
  source: wording(
    'gongkai 的约定：覆盖按层级和单位计算',
    'a convention of gongkai: coverage is per level and agency',
  ),
  needs: ['agencies'],
  *check(catalog) {
    const levelOf = new Map(catalog.agencies.map((agency) => [agency.id, agency.level]));
    const reported = new Set<string>();
    for (const entry of catalog.entries) {
      const subjects = entry.subject.flatMap((reference) => reference.agencies);
      if (subjects.length === 0) continue;
      const standing = new Set(subjects.map((id) => levelOf.get(id)));
      const place = entry.places.levels ?? entry.place;
      const at = `${place.file}#${place.kind === 'node' ? place.pointer : ''}#${subjects.join()}`;
      for (const level of entry.levels) {
        if (standing.has(level) || reported.has(at)) continue;
        reported.add(at);
        yield finding(entry, level);
      }
    }
  },
};

function finding(entry: Entry, level: Level): Finding {
  const subjects = entry.subject.map((reference) => reference.text).join('、');
  return {
    message: wording(
      `“${entry.name}”的层级有“${levelNames[level]}”，但公开主体“${subjects}”中没有${levelNames[level]}单位`,
      `“${entry.name}” ticks the level ${level}, but none of its subjects “${subjects}” stands there`,
    ),
    place: entry.places.levels ?? entry.place,
    related: entry.places.subject
      ? [{ place: entry.places.subject, message: wording('公开主体', 'the subject') }]
      : [],
    hint: wording(
      `在“主体”中加上${levelNames[level]}单位或分组，或去掉这个层级`,
      'add a subject of that level, or remove the level',
    ),
  };
}
