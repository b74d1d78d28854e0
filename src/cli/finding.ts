/** What was found of one thing an installation needs. */
export interface Finding {
  readonly check: string;
  /** `wrong`: gongkai cannot be relied on; `advice`: it works, and something could be better. */
  readonly state: 'good' | 'advice' | 'wrong';
  readonly message: string;
}

export function good(check: string, message: string): Finding {
  return { check, state: 'good', message };
}

export function advice(check: string, message: string): Finding {
  return { check, state: 'advice', message };
}

export function wrong(check: string, message: string): Finding {
  return { check, state: 'wrong', message };
}
