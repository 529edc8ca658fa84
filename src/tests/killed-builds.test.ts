import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandFile } from './command.ts';
import { build } from './sites.ts';
import { serve } from './serve.ts';
import { workerProject } from './worker-project.ts';

/** How many builds are killed: KILLED_BUILDS=50 for a long look. */
const rounds = Number(process.env['KILLED_BUILDS'] ?? 3);
/** Feeds name the moment of the build. */
const SOURCE_DATE_EPOCH = '1790000000';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-killed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  `${rounds} builds that are killed leave a whole site, and it is served`,
  { timeout: rounds * 60_000 + 120_000 },
  async () => {
    const outDir = join(folder, 'site');
    const contents = [await content('eins'), await content('zwei')];
    const whole: string[] = [];
    let duration = 0;
    for (const [index, CONTENT_DIR] of contents.entries()) {
      const reference = join(folder, `reference-${index}`);
      const start = Date.now();
      await build(reference, { CONTENT_DIR, SOURCE_DATE_EPOCH });
      duration = Date.now() - start;
      whole.push(fingerprint(reference));
    }
    await build(outDir, { CONTENT_DIR: contents[0]!, SOURCE_DATE_EPOCH });
    const site = await serve(outDir);
    try {
      for (let round = 0; round < rounds; round++) {
        await killedBuild(outDir, contents[(round + 1) % 2]!, Math.random() * duration);
        // Once in a great while the kill falls between two moves: whoever starts next finishes the
        // second.
        if (!existsSync(outDir)) await (await serve(outDir)).close();
        expect(whole).toContain(fingerprint(outDir));
        const page = readFileSync(join(outDir, 'index.html'), 'utf8');
        expect(await (await fetch(site.origin)).text()).toBe(page);
      }
      await build(outDir, { CONTENT_DIR: contents[1]!, SOURCE_DATE_EPOCH });
      expect(fingerprint(outDir)).toBe(whole[1]);
      expect(readdirSync(folder).filter((name) => name.startsWith('.site.'))).toEqual([
        '.site.before',
      ]);
    } finally {
      await site.close();
    }
  },
);

async function killedBuild(outDir: string, content: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [commandFile('build'), '--outDir', outDir], {
    cwd: workerProject(),
    env: {
      ...process.env,
      CONTENT_DIR: content,
      SITE_URL: 'https://abschnitt.example/',
      SOURCE_DATE_EPOCH,
    },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.once('exit', done));
  await setTimeout(after);
  child.kill('SIGKILL');
  await ended;
}

async function content(name: string): Promise<string> {
  const dir = join(folder, `content-${name}`);
  await mkdir(join(dir, 'articles/2026'), { recursive: true });
  await writeFile(
    join(dir, `articles/2026/${name}.md`),
    `---\ntitle: ${name}\ndate: 2026\n---\n\n## Abschnitt\n\nText ${name}.\n`,
  );
  return dir;
}

/** Of all files that a visitor can see: their names and what is in them. */
/** Of all files but the list of changed addresses, which depends on the site before. */
function fingerprint(dir: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'changed.txt')
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file.slice(dir.length)).update(readFileSync(file));
  return hash.digest('hex');
}
