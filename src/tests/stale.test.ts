import { execFile, spawn } from 'node:child_process';
import {
  appendFile,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// Many builds, one after the other.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const cli = (room: string) => resolve(import.meta.dirname, '..', room, 'cli.ts');
let folder: string;
let content: string;
let outDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-stale-'));
  [content, outDir] = [join(folder, 'content'), join(folder, 'site')];
  await cp(resolve(import.meta.dirname, 'specimen'), content, { recursive: true });
  for (const name of ['eins', 'zwei', 'drei'])
    await writeFile(join(content, `articles/2025/${name}.md`), article(name));
  await run('anchors');
  await build();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an unchanged page is taken over, and a build with nothing changed writes nothing', async () => {
  await appendFile(join(content, 'articles/2025/eins.md'), '\nMehr.\n');
  const [eins, zwei, all] = ['artikel/eins/', 'artikel/zwei/', ''].map((path) =>
    join(outDir, path, 'index.html'),
  ) as [string, string, string];
  const before = [await time(eins), await time(zwei)];
  await build();
  expect(await time(eins)).not.toBe(before[0]);
  expect(await time(zwei)).toBe(before[1]);
  const list = await time(all);
  expect(await build()).toContain('nothing has changed');
  expect(await time(all)).toBe(list);
  await expectClean();
});

test('changes of text, front matter, pictures and addresses, and articles added and deleted', async () => {
  const articles = join(content, 'articles');
  await replace(join(articles, '2025/zwei.md'), 'title: zwei', 'title: Zwei neu');
  await replace(join(articles, '2025/zwei.md'), '## Die Brücke', '## Die alte Brücke');
  await rename(join(articles, '2025/drei.md'), join(articles, '2025/vier.md'));
  await replace(join(articles, '2025/vier.md'), 'date: 2025', 'date: 2025\nformerly: [drei]');
  await writeFile(join(articles, '2026/neu.md'), article('neu'));
  const picture = sharp({
    create: { width: 900, height: 500, channels: 3, background: '#0a0' },
  }).png();
  await writeFile(join(articles, '2026/bildstrecke/rot.png'), await picture.toBuffer());
  await run('anchors');
  await build();
  await expectClean();
  expect(await readFile(join(outDir, 'artikel/drei/index.html'), 'utf8')).toContain(
    '/artikel/vier/',
  );

  await run('anchors', ['--remove', 'neu'], async () => rm(join(articles, '2026/neu.md')));
  await build();
  expect(existsSync(join(outDir, 'artikel/neu'))).toBe(false);
  expect(existsSync(join(outDir, 'artikel/neu.md'))).toBe(false);
  await expectClean();
});

test('a page that was changed or deleted in the output is made anew', async () => {
  await appendFile(join(outDir, 'artikel/eins/index.html'), 'changed');
  await rm(join(outDir, 'artikel/zwei'), { recursive: true });
  await writeFile(join(outDir, 'extra.html'), '');
  await build();
  await expectClean();
});

test('a build after one that was interrupted', async () => {
  await appendFile(join(content, 'articles/2025/eins.md'), '\nNoch mehr.\n');
  for (const after of [300, 2500, 4500]) {
    const child = spawn(process.execPath, [cli('build'), '--outDir', outDir], { env: env() });
    setTimeout(() => child.kill('SIGKILL'), after);
    await new Promise((done) => child.on('close', done));
  }
  await build();
  await expectClean();
});

function article(name: string): string {
  return `---\ntitle: ${name}\ndate: 2025\n---\n\nEin Anfang von ${name}.\n\n## Die Brücke\n\nDie Brücke von ${name} wurde im Frühjahr gesperrt, weil Risse in zwei Pfeilern gefunden worden waren.\n`;
}

/** Builds elsewhere without anything that was kept, and compares byte by byte. */
async function expectClean(): Promise<void> {
  const clean = join(folder, 'clean');
  await run('build', ['--outDir', clean], undefined, { BUILD_CACHE: join(folder, 'clean-cache') });
  expect(await contents(outDir)).toEqual(await contents(clean));
  await rm(clean, { recursive: true });
  await rm(join(folder, 'clean-cache'), { recursive: true });
}

async function contents(site: string): Promise<Record<string, string>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(site.length), (await readFile(path)).toString('latin1')] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function build(): Promise<string> {
  return run('build', ['--outDir', outDir]);
}

async function run(
  command: 'anchors' | 'build',
  args: string[] = [],
  first: () => Promise<void> = () => Promise.resolve(),
  more: Record<string, string> = {},
): Promise<string> {
  await first();
  const ran = await promisify(execFile)(process.execPath, [cli(command), ...args], {
    env: { ...env(), ...more },
  });
  return ran.stdout;
}

function env(): NodeJS.ProcessEnv {
  return { ...process.env, CI: '', CONTENT_DIR: content, BUILD_CACHE: join(folder, 'cache') };
}

async function replace(file: string, text: string, by: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(text, by));
}

async function time(file: string): Promise<number> {
  return (await stat(file)).mtimeMs;
}
