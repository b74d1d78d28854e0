#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  // An older Node would fail below with words nobody understands.
  console.error(
    `gongkai 要用 Node.js 20.19 以上的版本，现在是 ${process.versions.node}。请升级 Node.js。\n` +
      `gongkai needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
  );
  process.exit(2);
}
const { main } = await import('../build/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
