// build/bundle/: the program in a few files, with the packages that nearly every command needs. Node finds, reads and
// compiles each file by itself: four hundred of them take longer than a check of a county of which little changed.
// Packages that few commands need stay where npm puts them, and are loaded by who needs them.
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** Each in a file named after it, so that one can see who loads it. */
const inlined = ['commander', 'fast-glob', 'yaml'];

const { dependencies } = await import('../package.json', { with: { type: 'json' } }).then(
  (module) => module.default,
);
const apart = Object.keys(dependencies).filter((name) => !inlined.includes(name));
const bundle = await rolldown({
  input: { main: 'build/cli/main.js' },
  platform: 'node',
  // The build of the same parser for browsers does not ask the system for debugging variables at every token, which
  // is a third of the time it takes; npm offers it to bundlers only.
  resolve: { alias: { yaml: resolve('node_modules/yaml/browser/index.js') } },
  external: (id) => apart.some((name) => id === name || id.startsWith(`${name}/`)),
});
await bundle.write({
  dir: 'build/bundle',
  format: 'esm',
  cleanDir: true,
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: {
    groups: [
      ...inlined.map((name) => ({ name, test: new RegExp(`/node_modules/${name}/`, 'u') })),
      // What all rooms speak with: else each small thing that two of them share is a file of its own.
      { name: 'words', test: /\/build\/(?:text|model)\//u },
      // What every command needs that reads a workspace.
      {
        name: 'stages',
        test: /\/build\/(?:load|check|cover|calendar|examine)\/|\/build\/(?:claims|compile)\.js/u,
      },
    ],
  },
});
