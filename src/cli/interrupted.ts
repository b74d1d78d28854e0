/** Resolves on Ctrl+C, or when the terminal or a supervisor ends the program. */
export function interrupted(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle());
  });
}
