import { numbersFrom } from '../src/score/random.js';

/** Numbers from 0 up to 1 from a seed, by the generator that draws the lots of assessments. */
export function mulberry32(seed: number): () => number {
  const next = numbersFrom(seed);
  return () => next(2 ** 32) / 2 ** 32;
}
