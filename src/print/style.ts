/** Colours of the terminal, or nothing at all where the output is not a terminal. */
export interface Style {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly advice: (text: string) => string;
  readonly good: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

export function styleOf(colours: boolean): Style {
  const paint =
    (code: number) =>
    (text: string): string =>
      colours && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    error: paint(31),
    warning: paint(33),
    advice: paint(36),
    good: paint(32),
    faint: paint(2),
    strong: paint(1),
  };
}
