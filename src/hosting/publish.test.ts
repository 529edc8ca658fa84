import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish, recover, stagingFolder } from './publish.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-publish-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the new site takes the place of the old one, which is kept for the next build', async () => {
  const outDir = join(folder, 'plain', 'dist');
  await site(outDir, 'old');
  await site(stagingFolder(outDir), 'new');
  publish(outDir);
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('new');
  expect(await readdir(dirname(outDir))).toEqual(['.dist.before', 'dist']);
});

test('the first site needs no old one', async () => {
  const outDir = join(folder, 'first', 'dist');
  await site(stagingFolder(outDir), 'new');
  publish(outDir);
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('new');
});

test('half a site is never put in the place of none', async () => {
  const outDir = join(folder, 'half', 'dist');
  await mkdir(stagingFolder(outDir), { recursive: true });
  await writeFile(join(stagingFolder(outDir), 'index.html'), 'half');
  recover(outDir);
  expect(existsSync(outDir)).toBe(false);
});

test('a whole site that could not be moved in is moved in later', async () => {
  const outDir = join(folder, 'later', 'dist');
  await site(stagingFolder(outDir), 'new');
  recover(outDir);
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toBe('new');
});

test('whoever is killed while publishing leaves a whole site', async () => {
  const outDir = join(folder, 'killed', 'dist');
  await site(outDir, '0');
  const script = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { discardStaging, publish, stagingFolder } from ${JSON.stringify(resolve(import.meta.dirname, 'publish.ts'))};
    const outDir = process.argv[1];
    for (let n = 1; ; n++) {
      const fresh = stagingFolder(outDir);
      discardStaging(outDir);
      mkdirSync(fresh + '/.hosting', { recursive: true });
      for (const name of ['index.html', 'a', 'b']) writeFileSync(fresh + '/' + name, String(n));
      writeFileSync(fresh + '/.hosting/site.json', String(n));
      publish(outDir);
    }`;
  for (let round = 0; round < 20; round++) {
    const args = ['--input-type=module', '-e', script, outDir];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = new Promise((done) => child.once('exit', done));
    await setTimeout(150 + Math.random() * 100);
    child.kill('SIGKILL');
    await ended;
    recover(outDir);
    const texts = ['index.html', 'a', 'b'].map((name) => readFileSync(join(outDir, name), 'utf8'));
    expect(new Set(texts).size).toBe(1);
  }
}, 60_000);

async function site(dir: string, text: string): Promise<void> {
  await mkdir(join(dir, '.hosting'), { recursive: true });
  for (const name of ['index.html', 'a', 'b', '.hosting/site.json'])
    await writeFile(join(dir, name), text);
}
