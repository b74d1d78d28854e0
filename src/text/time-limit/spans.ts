/**
 * How many calendar days a length of time takes at least and at most, whenever it begins. Plain data, so that
 * comparing needs no calendar.
 */
export interface CalendarSpans {
  /** By the number of working days, from 0: [fewest, most] calendar days. */
  readonly workingDays: readonly (readonly [number, number])[];
  /** By the number of months, from 0: [fewest, most] calendar days. */
  readonly months: readonly (readonly [number, number])[];
}
