/** Things of one key, in the order they come: there is at least one. */
export type Group<T> = [T, ...T[]];

/** Things by a key, in the order they come; keys too in the order of their first. */
export function groupedBy<T, K>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, Group<T>> {
  const groups = new Map<K, Group<T>>();
  for (const thing of things) put(groups, keyOf(thing), thing);
  return groups;
}

/** Things by each of their keys: one that has none is in no group, one that has many in many. */
export function groupedByEach<T, K>(
  things: Iterable<T>,
  keysOf: (thing: T) => Iterable<K>,
): Map<K, Group<T>> {
  const groups = new Map<K, Group<T>>();
  for (const thing of things) for (const key of new Set(keysOf(thing))) put(groups, key, thing);
  return groups;
}

function put<T, K>(groups: Map<K, Group<T>>, key: K, thing: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [thing]);
  else group.push(thing);
}
