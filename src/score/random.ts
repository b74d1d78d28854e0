/**
 * Numbers from a seed (an integer of 32 bits): the same seed gives the same numbers on every machine, so that
 * a draw can be repeated by whoever doubts it. The generator is mulberry32 (Tommy Ettinger, public domain):
 * a counter stepped by 0x6D2B79F5, whose bits are mixed by two multiplications; 2^32 numbers before it repeats.
 * Fit for drawing lots that anyone may check, not for secrets.
 *
 * @returns a function that gives the next integer from 0 to `below` − 1.
 */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

/** `count` of the candidates, drawn by lot (Fisher–Yates), in the order they were drawn. */
export function draw<T>(candidates: readonly T[], count: number, seed: number): T[] {
  const next = numbersFrom(seed);
  const rest = [...candidates];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(next(rest.length), 1));
  return drawn;
}
