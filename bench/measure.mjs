// Preloaded into a measured process: writes its peak memory (bytes) to the file named by MEASURE_TO.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  // maxRSS counts kibibytes.
  writeFileSync(String(process.env.MEASURE_TO), String(process.resourceUsage().maxRSS * 1024));
});
