/** What was found and is not among the findings shown: numbers never shrink unseen. */
export interface Omitted {
  /** In the baseline. */
  readonly known: number;
  /** Of rules the office has switched off. */
  readonly off: number;
  /** Of entries that did not change; zero where all are looked at. */
  readonly elsewhere: { readonly errors: number; readonly warnings: number; readonly advice: number };
}

export const nothingOmitted: Omitted = {
  known: 0,
  off: 0,
  elsewhere: { errors: 0, warnings: 0, advice: 0 },
};
