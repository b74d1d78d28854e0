/**
 * Milliseconds of processor time this process has taken. Unlike the clock it does not count the time in which
 * the machine did something else, so that a busy machine fails no test.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
