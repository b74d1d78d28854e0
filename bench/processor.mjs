// Preloaded into a measured process: writes its processor time (ms, user and system) to the file named by MEASURE_TO.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(String(process.env.MEASURE_TO), String((user + system) / 1000));
});
