import type { Examined } from '../compile.js';
import type { Findings } from '../print/findings.js';
import { printers } from '../print/printers.js';
import type { Format } from './reports.js';

/**
 * What fixes would write, where one of the formats carries it: for all others that part of the program is not even
 * loaded, since a clerk checks after every line.
 */
export async function repairsFor(
  compiled: Examined,
  formats: readonly Format[],
): Promise<Findings['repair']> {
  if (!formats.some((format) => printers[format].repairs)) return () => null;
  const { repairsIn } = await import('../mend.js');
  return repairsIn(compiled);
}
