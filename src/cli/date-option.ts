import { CommandError } from './io.js';

/** A day as commands take it, YYYY-MM-DD; throws CommandError for anything else. */
export function dateOption(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value) && date.toJSON()?.startsWith(value) === true) return value;
  throw new CommandError(
    `--date 的值“${value}”不是日期；写成“年-月-日”，如 2026-03-31`,
    `“${value}” is no date; write YYYY-MM-DD`,
  );
}
