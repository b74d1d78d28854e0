/** Points are added up as whole thousandths: sums are exact, and do not depend on the order of adding. */
export function milli(points: number): number {
  return Math.round(points * 1000);
}

/**
 * Divides a whole amount in proportion to weights, in whole parts that add up to it: what rounding leaves over
 * goes to the largest remainders, and of equal ones to the earlier. All weights zero: nothing to anyone.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((amount * weight) / sum));
  const left = amount - parts.reduce((total, part) => total + part, 0);
  const remainders = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
