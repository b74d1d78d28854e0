import type { Language } from '../model/wording.js';

export interface ExplainOptions {
  readonly lang: Language;
}

export async function runExplain(
  _io: unknown,
  _code: string | undefined,
  _options: ExplainOptions,
): Promise<number> {
  return 0;
}
