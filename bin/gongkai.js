#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  // An older Node would fail below with words nobody understands.
  console.error(
    `gongkai 要用 Node.js 20.19 以上的版本，现在是 ${process.versions.node}。请升级 Node.js。\n` +
      `gongkai needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
  );
  process.exit(2);
}
// Most runs are over before code that the engine compiles for speed pays for having been compiled: it may take its
// time over that. A check of a large county takes a fifth less of a processor, and no build takes more.
if (major <= 24) setFlagsFromString('--interrupt-budget=500000');
const { main } = await import('../build/bundle/main.js');
process.exitCode = await main(process.argv.slice(2));
