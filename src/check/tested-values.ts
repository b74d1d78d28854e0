import type { Entry } from '../model/catalog.js';
import { itemIdOf } from '../model/concerned.js';
import { type Place, placeWithin } from '../model/place.js';
import {
  levelNames,
  levels,
  methodNames,
  methods,
  stageNames,
  stages,
  statuses,
  statusNames,
  type TestedField,
} from '../model/vocabulary.js';

/** A value of a field in the words a clerk reads, and where it is written. */
export interface TestedValue {
  readonly text: string;
  readonly place: Place;
}

/** The values of a field, those of a list one by one; none when it is not given. */
export function testedValues(entry: Entry, field: TestedField): TestedValue[] {
  const place = entry.places[field] ?? entry.place;
  const texts = textsOf(entry, field);
  const isList = Array.isArray(entry[field]);
  return texts.map((text, index) => ({ text, place: isList ? placeWithin(place, String(index)) : place }));
}

function textsOf(entry: Entry, field: TestedField): readonly string[] {
  switch (field) {
    case 'category':
    case 'content':
    case 'basis':
    case 'guide':
      return entry[field];
    case 'subject':
    case 'responsible':
    case 'channels':
      return entry[field].map(({ text }) => text);
    case 'levels':
      return entry.levels.map((level) => levelNames[level]);
    case 'method':
      return entry.method === null ? [] : [methodNames[entry.method]];
    case 'stage':
      return entry.stage === null ? [] : [stageNames[entry.stage]];
    case 'status':
      return [statusNames[entry.status]];
    case 'audience':
      if (entry.audience === null) return [];
      return [entry.audience.kind === 'public' ? '全社会' : entry.audience.group];
    case 'id':
      return [itemIdOf(entry)].filter((id) => id !== '');
    case 'name':
    case 'timeLimit':
    case 'withheldReason':
    case 'column':
    case 'review':
    case 'remarks': {
      const text = entry[field];
      return text === null || text === '' ? [] : [text];
    }
    default:
      return field satisfies never;
  }
}

/** All that a field can say, where it is one of a few words; null for others. */
export function wordsOf(field: TestedField): readonly string[] | null {
  switch (field) {
    case 'levels':
      return levels.map((level) => levelNames[level]);
    case 'method':
      return methods.map((method) => methodNames[method]);
    case 'stage':
      return stages.map((stage) => stageNames[stage]);
    case 'status':
      return statuses.map((status) => statusNames[status]);
    default:
      return null;
  }
}
