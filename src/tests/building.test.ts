import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, type Outcome } from './command.ts';
import { builtSites } from './sites.ts';

const { empty, subPath } = await builtSites('empty', 'subPath');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-building-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an empty content folder builds a site that says so', () => {
  const page = readFileSync(join(empty, 'index.html'), 'utf8');
  expect(page).toContain('Hier ist noch kein Artikel erschienen.');
});

test('under a sub-path every address on the site begins with it', () => {
  for (const file of htmlFiles(subPath)) {
    const html = readFileSync(file, 'utf8').replace(/<style>[\s\S]*?<\/style>/, '');
    const rooted = [...html.matchAll(/\s(?:href|src|srcset)="(\/[^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(rooted.filter((address) => !address?.startsWith('/zeitung/'))).toEqual([]);
    expect(html).not.toContain('https://example.org/artikel/alle');
  }
});

test('every problem in every file is named with line and remedy, and the last good site stays', async () => {
  const content = join(folder, 'bad');
  const outDir = join(folder, 'bad-site');
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'index.html'), 'the last good site');
  await write(content, '2024/yaml.md', '---\ntitle: Eins: zwei: drei\ndate: 2024\n---\n\nText.\n');
  await write(
    content,
    '2024/misspelt.md',
    '---\ntitle: Titel\ndesciption: Vorspann\ndate: 2024-13\n---\n\nText.\n',
  );
  await write(content, '2024/missing.md', '---\nkicker: Ohne Titel\n---\n\nText.\n');
  await write(
    content,
    '2024/twice.md',
    '---\ntitle: Titel\ndate: 2024\n---\n\n## Eins {#gleich}\n\nText.\n\n## Zwei {#gleich}\n\nText.\n',
  );
  await write(
    content,
    '2024/picture.md',
    '---\ntitle: Titel\ndate: 2024\n---\n\n![Ein Bild](fehlt.jpg)\n\n![](auch-das.jpg)\n\n##\n\nText.\n',
  );
  await write(content, '2023/slug.md', '---\ntitle: Titel\ndate: 2023\n---\n\nText.\n');
  await write(content, '2024/slug.md', '---\ntitle: Titel\ndate: 2024\n---\n\nText.\n');
  await write(content, '2024/Über uns.md', '---\ntitle: Titel\ndate: 2024\n---\n\nText.\n');
  await write(
    content,
    '2024/translated.md',
    '---\ntitle: Titel\ndate: 2024\ntranslations:\n  en: nowhere\n---\n\nText.\n',
  );
  const { code, output } = await run(content, outDir);
  expect(code).toBe(1);
  expect(output).toMatch(/translated\.md:4\n[\s\S]*“nowhere”/);
  expect(output).toMatch(/yaml\.md:2\n/);
  expect(output).toMatch(/misspelt\.md:3\n[\s\S]*“?desciption[\s\S]*description/);
  expect(output).toMatch(/misspelt\.md:4\n[\s\S]*month 13/);
  expect(output).toMatch(/missing\.md[\s\S]*title/);
  expect(output).toMatch(/missing\.md[\s\S]*date/);
  expect(output).toMatch(/twice\.md:(6|10)\n[\s\S]*gleich/);
  expect(output).toMatch(/picture\.md:6\n[\s\S]*fehlt\.jpg/);
  expect(output).toMatch(/picture\.md:8\n/);
  expect(output).toMatch(/picture\.md:10\n/);
  expect(output).toMatch(/2024\/slug\.md\n[\s\S]*2023\/slug\.md/);
  expect(output).toMatch(/Über uns\.md/);
  expect(await readdir(outDir)).toEqual(['index.html']);
  expect(await readFile(join(outDir, 'index.html'), 'utf8')).toBe('the last good site');
});

test('a link that leads nowhere is named with its line, and the last good site stays', async () => {
  const content = join(folder, 'links');
  const outDir = join(folder, 'links-site');
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'index.html'), 'the last good site');
  const text = (links: string) => `---\ntitle: Titel\ndate: 2026\n---\n\n## Eins\n\n${links}\n`;
  await write(content, '2026/links.md', text('[gut](#eins)\n[weg](/artikel/weg/)'));
  const unread = await run(content, outDir);
  expect(unread.code).toBe(1);
  expect(unread.output).toContain('1 problem in the articles');
  expect(unread.output).toMatch(/2026\/links\.md:9\n.*“\/artikel\/weg\/”/);
  await write(
    content,
    '2026/links.md',
    text('[gut](#eins)\n[daneben](/artikel/links/#zwei)\n[nirgends](/nirgends/)'),
  );
  const { code, output } = await run(content, outDir);
  expect(code).toBe(1);
  expect(output).toContain('2 problems in the built pages');
  expect(output).toMatch(/2026\/links\.md:9\n.*“\/artikel\/links\/#zwei”/);
  expect(output).toMatch(/2026\/links\.md:10\n.*“\/nirgends\/”/);
  expect(await readdir(outDir)).toEqual(['index.html']);
  expect(existsSync(join(folder, '.links-site.next'))).toBe(false);
});

test('an unknown option is refused with the usage', async () => {
  const { code, output } = await run(join(folder, 'none'), join(folder, 'none-site'), [
    '--outdir',
    'x',
  ]);
  expect(code).toBe(2);
  expect(output).toContain('--outDir');
});

test('a draft is not published', async () => {
  const content = join(folder, 'draft');
  await cp(resolve(import.meta.dirname, 'specimen/articles/2025'), join(content, 'articles/2025'), {
    recursive: true,
  });
  await write(
    content,
    '2026/entwurf.md',
    '---\ntitle: Entwurf\ndate: 2026\ndraft: true\n---\n\nGeheim.\n',
  );
  await write(
    content,
    '2026/fremd.md',
    '\uFEFF---\r\ntitle: Fremd\r\ndate: 2026\r\n---\r\n\r\n##\u00a0U\u0308ber\tuns\r\n\r\nText.\r\n',
  );
  const outDir = join(folder, 'draft-site');
  expect(await run(content, outDir)).toMatchObject({ code: 0 });
  expect(existsSync(join(outDir, 'artikel/entwurf'))).toBe(false);
  expect(existsSync(join(outDir, 'artikel/entwurf.md'))).toBe(false);
  expect(readFileSync(join(outDir, 'index.html'), 'utf8')).not.toContain('Entwurf');
  expect(readFileSync(join(outDir, 'artikel/fremd/index.html'), 'utf8')).toContain(
    'id="ueber-uns"',
  );
});

async function write(content: string, path: string, text: string): Promise<void> {
  const file = join(content, 'articles', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function run(content: string, outDir: string, more: string[] = []): Promise<Outcome> {
  return runCommand('build', ['--outDir', outDir, ...more], { CONTENT_DIR: content });
}

function htmlFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(dir, file));
}
