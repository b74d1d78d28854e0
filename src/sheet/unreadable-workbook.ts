import type { Fault, Limit, Unreadable } from '../model/unreadable.js';

/** Thrown by whatever reads a workbook, for a file that cannot be read: the caller says why in words. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';

  constructor(readonly why: Unreadable) {
    super(`The workbook cannot be read: ${JSON.stringify(why)}.`);
  }
}

export function damaged(fault: Fault, place: string | null = null): UnreadableWorkbook {
  return new UnreadableWorkbook({ reason: 'damaged', fault, place });
}

export function tooLarge(limit: Limit, most: number, place: string | null = null): UnreadableWorkbook {
  return new UnreadableWorkbook({ reason: 'too-large', limit, most, place });
}
