/**
 * Gives new item ids: prefix, number of the category, number of the item (`YWJY-0502`); an id once given is not
 * given again.
 */
export class ItemNumbers {
  readonly #prefix: string;
  readonly #categories = new Map<string, number>();
  readonly #last = new Map<number, number>();
  readonly #given: Set<string>;

  constructor(
    prefix: string,
    standing: readonly { readonly id: string; readonly category: readonly string[] }[],
  ) {
    this.#prefix = prefix;
    this.#given = new Set(standing.map(({ id }) => id));
    for (const { id, category } of standing) {
      const [, place = '', item = ''] = /-(\d{2})(\d{2})$/u.exec(id) ?? [];
      if (place === '') continue;
      const [first = ''] = category;
      if (!this.#categories.has(first)) this.#categories.set(first, Number(place));
      this.#last.set(Number(place), Math.max(this.#last.get(Number(place)) ?? 0, Number(item)));
    }
  }

  next(category: string): string {
    const place = this.#categories.get(category) ?? Math.max(0, ...this.#last.keys()) + 1;
    this.#categories.set(category, place);
    for (;;) {
      const number = (this.#last.get(place) ?? 0) + 1;
      this.#last.set(place, number);
      const id = `${this.#prefix}-${twoDigits(place)}${twoDigits(number)}`;
      if (this.#given.has(id)) continue;
      this.#given.add(id);
      return id;
    }
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
