import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandFile } from './command-file.ts';

let folder: string;
let content: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-scheduled-'));
  content = join(folder, 'content');
  await mkdir(join(content, 'articles/2026'), { recursive: true });
  await write('heute', 'date: 2026-05-01', 'Heute', 'translations: { en: spaeter }');
  await write('spaeter', 'date: 2026-05-02T06:00+02:00', 'Sperrfrist', 'lang: en');
  await write('entwurf', 'date: 2026-04-01', 'Rohfassung', 'draft: true');
  await run('anchors');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an article is in nothing that is published before it is due, and in all of it then', async () => {
  const before = await buildAt('2026-05-02T03:59:00Z');
  expect(before.said).toContain('is dated 2026-05-02T06:00+02:00 and not published before then');
  expect(filesWith('Sperrfrist', before.outDir)).toEqual([]);
  expect(filesWith('spaeter', before.outDir)).toEqual([]);

  const after = await buildAt('2026-05-02T04:00:00Z');
  expect(after.said).not.toContain('not published');
  for (const file of ['index.html', 'artikel/spaeter/index.html', 'feed.xml', 'llms.txt'])
    expect(filesWith('Sperrfrist', after.outDir)).toContain(file);
});

test('a build with drafts shows what is not published, with a mark and closed to search engines', async () => {
  const { outDir } = await buildAt('2026-05-01T12:00:00Z', 'dist-drafts', '--drafts');
  for (const [slug, mark] of [
    ['entwurf', 'Entwurf'],
    ['spaeter', 'Not yet published'],
  ]) {
    const page = readFileSync(join(outDir, `artikel/${slug}/index.html`), 'utf8');
    expect(page).toContain(`>${mark}</mark>`);
  }
  const pages = filesWith('<html', outDir).filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(8);
  for (const page of pages) {
    const html = readFileSync(join(outDir, page), 'utf8');
    expect(html, page).toContain('<meta name="robots" content="noindex">');
    expect(html, page).toMatch(/Vorschau mit Entwürfen|Preview with drafts/);
  }
  expect(filesWith('Rohfassung', outDir)).not.toContain('feed.xml');
});

async function write(slug: string, date: string, title: string, more: string) {
  await writeFile(
    join(content, `articles/2026/${slug}.md`),
    `---\ntitle: ${title}\n${date}\n${more}\n---\n\nText.\n\n## Teil\n\nMehr Text.\n`,
  );
}

async function buildAt(moment: string, name = 'dist', ...args: string[]) {
  const outDir = join(folder, name);
  const epoch = String(Date.parse(moment) / 1000);
  const said = await run('build', { SOURCE_DATE_EPOCH: epoch }, '--outDir', outDir, ...args);
  return { said, outDir };
}

async function run(command: 'anchors' | 'build', env = {}, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [commandFile(command), ...args], {
    env: {
      ...process.env,
      SITE_URL: 'https://abschnitt.example/',
      CONTENT_DIR: content,
      BUILD_CACHE: join(folder, 'cache'),
      ...env,
    },
  });
  return stdout;
}

/** The files of a site that hold some words, below its folder; compressed ones are left out. */
function filesWith(words: string, outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'utf8').includes(words))
    .map((path) => path.slice(outDir.length + 1));
}
