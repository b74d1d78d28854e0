import type { LineageRecord } from '../model/catalog.js';

/**
 * The circles of records that lead to each other, each once, beginning with its earliest record; of circles that
 * share a record, one. Linear in the records.
 */
export function circlesOf(lineage: readonly LineageRecord[]): LineageRecord[][] {
  const records = new Map(lineage.map((record) => [record.from, record]));
  const settled = new Set<LineageRecord>();
  const circles: LineageRecord[][] = [];
  for (const start of lineage) {
    // A walk in depth, with what is still to be tried on every step; a stack of calls would end at long chains.
    const way: { readonly record: LineageRecord; next: number }[] = [];
    const onWay = new Map<LineageRecord, number>();
    const enter = (record: LineageRecord): void => {
      onWay.set(record, way.length);
      way.push({ record, next: 0 });
    };
    if (!settled.has(start)) enter(start);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const id = step.record.to[step.next];
      step.next += 1;
      if (id === undefined) {
        settled.add(step.record);
        onWay.delete(step.record);
        way.pop();
        continue;
      }
      const follower = records.get(id);
      if (follower === undefined || settled.has(follower)) continue;
      const at = onWay.get(follower);
      if (at === undefined) enter(follower);
      else circles.push(way.slice(at).map(({ record }) => record));
    }
  }
  const order = new Map(lineage.map((record, index) => [record, index]));
  return disjoint(circles.map((circle) => fromEarliest(circle, order)));
}

function fromEarliest(
  circle: readonly LineageRecord[],
  order: ReadonlyMap<LineageRecord, number>,
): LineageRecord[] {
  const places = circle.map((record) => order.get(record) ?? 0);
  const first = places.indexOf(Math.min(...places));
  return [...circle.slice(first), ...circle.slice(0, first)];
}

function disjoint(circles: readonly LineageRecord[][]): LineageRecord[][] {
  const taken = new Set<LineageRecord>();
  return circles.filter((circle) => {
    if (circle.some((record) => taken.has(record))) return false;
    for (const record of circle) taken.add(record);
    return true;
  });
}
