/** Every thing whose key an earlier one has, with that earlier one; linear in the things. */
export function* repeated<T>(things: Iterable<T>, keyOf: (thing: T) => string): Iterable<readonly [T, T]> {
  const firsts = new Map<string, T>();
  for (const thing of things) {
    const key = keyOf(thing);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, thing);
    else yield [thing, first];
  }
}
