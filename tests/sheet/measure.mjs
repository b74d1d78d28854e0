// Preloaded into a measured process: writes what it took to the file named by MEASURE_TO.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  // maxRSS counts kibibytes.
  const took = { seconds: (user + system) / 1e6, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 };
  writeFileSync(String(process.env.MEASURE_TO), JSON.stringify(took));
});
