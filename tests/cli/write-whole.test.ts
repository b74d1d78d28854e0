import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/cli/write-whole.js';
import { requireBuild, temporaryFolder } from '../binary.js';

const root = temporaryFolder('whole');
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('writing a file whole', () => {
  it('leaves the old text or the new one, whenever it is killed: half a list of agencies would be read as a list', async () => {
    requireBuild();
    const target = join(root, 'agencies.yaml');
    writeFileSync(target, 'a'.repeat(4e6));
    const written = `import { writeWhole } from '${resolve('build/cli/write-whole.js')}';
      process.stdout.write('begun');
      for (let round = 0; ; round += 1) writeWhole('${target}', (round % 2 === 0 ? 'b' : 'a').repeat(4e6));`;
    for (let kill = 0; kill < 5; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', written], { stdio: 'pipe' });
      await new Promise((settle) => child.stdout.once('data', settle));
      await new Promise((settle) => setTimeout(settle, 3 + 7 * kill));
      const ended = new Promise((settle) => child.once('exit', settle));
      child.kill('SIGKILL');
      await ended;
      expect(['a'.repeat(4e6), 'b'.repeat(4e6)]).toContain(readFileSync(target, 'utf8'));
    }
  });

  it('writes through no link: neither one in the place of the file nor one laid where a draft might come', () => {
    const folder = join(root, 'links');
    mkdirSync(folder);
    writeFileSync(join(folder, 'kept'), 'kept');
    symlinkSync('kept', join(folder, 'a.yaml'));
    for (const name of ['a.yaml.tmp', 'a.yaml.gongkai-tmp', '.a.yaml.gongkai-tmp']) {
      symlinkSync('kept', join(folder, name));
    }
    writeWhole(join(folder, 'a.yaml'), 'new');
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('kept');
  });

  it('takes names as long as the disk does, and leaves no draft where it cannot move in', () => {
    const folder = join(root, 'names');
    mkdirSync(join(folder, 'taken/by'), { recursive: true });
    const long = `${'县'.repeat(83)}.yaml`;
    writeWhole(join(folder, long), 'new', 0o600);
    expect(statSync(join(folder, long)).mode & 0o777).toBe(0o600);
    expect(() => writeWhole(join(folder, 'taken'), 'new')).toThrow();
    expect(readdirSync(folder).sort()).toEqual(['taken', long]);
  });
});
