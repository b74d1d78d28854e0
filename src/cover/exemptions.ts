import type { Exemption } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { placeWithin } from '../model/place.js';
import type { Level } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { coverClaims } from './claims.js';

/** That an exemption was needed for an item. */
export interface MetExemption {
  /** Its number among all. */
  readonly exemption: number;
  /** Id of the guide item. */
  readonly item: string;
}

/** The exemptions of a catalog on a date: answers which one applies to a cell, and remembers which were needed. */
export class Exemptions {
  readonly #byItem = new Map<string, { readonly exemption: Exemption; readonly number: number }[]>();
  readonly #date: string;
  readonly #met = new Map<string, MetExemption>();

  constructor(all: readonly Exemption[], date: string) {
    this.#date = date;
    for (const [number, exemption] of all.entries()) {
      for (const item of exemption.guide) {
        const known = this.#byItem.get(item);
        if (known === undefined) this.#byItem.set(item, [{ exemption, number }]);
        else known.push({ exemption, number });
      }
    }
  }

  /** The exemption in force for an item at a level for an agency, or null. */
  find(item: string, level: Level, agency: string): Exemption | null {
    const found = (this.#byItem.get(item) ?? []).find(
      ({ exemption }) =>
        (exemption.levels.length === 0 || exemption.levels.includes(level)) &&
        (exemption.agencies.length === 0 ||
          exemption.agencies.some(({ agencies }) => agencies.includes(agency))) &&
        isInForce(exemption, this.#date),
    );
    if (found === undefined) return null;
    const met = { exemption: found.number, item };
    this.#met.set(keyOf(met), met);
    return found.exemption;
  }

  /** Those that were needed so far. */
  get met(): readonly MetExemption[] {
    return [...this.#met.values()];
  }
}

/** Every exemption out of force, and every item of one that no cell needed. */
export function deadExemptions(
  all: readonly Exemption[],
  date: string,
  met: readonly MetExemption[],
): Diagnostic[] {
  const needed = new Set(met.map(keyOf));
  return all.flatMap((exemption, number) => {
    if (exemption.waiver !== null) return [];
    const items = exemption.guide;
    if (!isInForce(exemption, date))
      return [outOfForce(exemption, `“${items.join('、')}”`, items.join(', '), date)];
    return items.flatMap((item, index) =>
      needed.has(keyOf({ exemption: number, item })) ? [] : unneeded(exemption, item, index),
    );
  });
}

function keyOf({ exemption, item }: MetExemption): string {
  return `${exemption} ${item}`;
}

function unneeded(exemption: Exemption, item: string, index: number): Diagnostic {
  return diagnosticOf(coverClaims.exemptionsNeeded, {
    message: wording(
      `对“${item}”的豁免不起作用：豁免范围内没有缺少的事项`,
      `the exemption of ${item} is not needed: nothing in its scope is missing`,
    ),
    place: placeWithin(exemption.place, `guide/${index}`),
    hint: wording(
      '如果事项已经公开，删去这条豁免；否则核对“层级”和“单位”',
      'remove it, or check its levels and agencies',
    ),
  });
}

/** Whether an exemption holds on a day (YYYY-MM-DD), both ends included. */
export function isInForce(exemption: Exemption, date: string): boolean {
  // ISO dates compare as texts.
  return exemption.approved <= date && date <= exemption.expires;
}

/** An exemption, of something in words, that does not hold on a day. */
export function outOfForce(exemption: Exemption, zh: string, en: string, date: string): Diagnostic {
  const expired = exemption.expires < date;
  return diagnosticOf(coverClaims.exemptionsInForce, {
    message: expired
      ? wording(
          `对${zh}的豁免已于 ${exemption.expires} 到期（以 ${date} 这一天判断）`,
          `the exemption of ${en} expired on ${exemption.expires} (judged on ${date})`,
        )
      : wording(
          `对${zh}的豁免 ${exemption.approved} 才批准，晚于判断的这一天 ${date}`,
          `the exemption of ${en} was approved on ${exemption.approved}, after ${date}, the day it is judged on`,
        ),
    place: placeWithin(exemption.place, expired ? 'expires' : 'approved'),
    hint: expired
      ? wording('重新报批后改写“到期”，或删去豁免并补上事项', 'renew it, or remove it and add the entry')
      : wording('核对批准日期和 gongkai.yaml 的“日期”', 'check the date of approval and that of the catalog'),
  });
}
