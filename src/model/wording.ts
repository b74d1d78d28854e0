/** A text for people, in both languages of the tool. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Wording;

export function wording(zh: string, en: string): Wording {
  return { zh, en };
}
