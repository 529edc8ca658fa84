import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArticle, readSources } from '../content/read/read-articles.ts';
import { printProblems } from '../problem.ts';

const picture = resolve(import.meta.dirname, 'specimen/articles/2026/bildstrecke/rot.png');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-names-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a file whose name cannot become an address is named, whatever the name', async () => {
  const content = join(folder, 'names');
  const names = [
    '<img src=x onerror=alert(1)>.md',
    '"onclick="alert(1).md',
    "'; DROP TABLE a;--.md",
    '%2e%2e%2fetc%2fpasswd.md',
    '..md',
    '...md',
    '.md',
    '-a.md',
    'a--b.md',
    'a.b.md',
    'CON.md',
    'über.md',
    'ａ.md',
    'a b.md',
    'a\nb.md',
    '\u001B[31mrot\u001B[0m.md',
    '\u202Edm.a.md',
    '$(touch boese).md',
    'a?b#c.md',
    'a\\b.md',
    '__proto__.md',
    `${'a'.repeat(101)}.md`,
    `${'a'.repeat(252)}.md`,
  ];
  for (const name of names) await write(join(content, 'articles/2026', name), 'Wort.');
  for (const path of ['20x6/a.md', '2026/a/b.md', 'a.md', '2026/<b>/index.md', '2026/a/../../b.md'])
    await write(join(content, 'articles', path), 'Wort.');
  const { articles, problems } = await readSources(content);
  expect(articles).toEqual([]);
  // A file called .md has a name without an ending, and is no article.
  expect(problems).toHaveLength(names.length - 1 + 5);
  const printed = printProblems(problems);
  expect(printed).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
  expect(printed).toContain('␛[31mrot␛[0m');
  expect(printed).toContain('a␊b.md');
});

test('a name of an article in the front matter is checked like that of a file', async () => {
  const content = join(folder, 'slugs');
  const slugs = ['../a', 'a/b', '<script>', 'a b', '%2e%2e', '__proto__', 'a'.repeat(101)];
  for (const [index, slug] of slugs.entries()) {
    const file = `articles/2026/artikel-${index}.md`;
    const field = index % 2 ? `formerly: ['${slug}']` : `translations: { en: '${slug}' }`;
    await write(join(content, file), 'Wort.', field);
    const { problems } = await readArticle(content, file);
    expect(problems, slug).toMatchObject([{ line: 4 }]);
  }
});

test('a picture must be one, of its kind and a sensible size, in the content folder', async () => {
  const content = join(folder, 'pictures');
  const place = join(content, 'articles/2026');
  await mkdir(place, { recursive: true });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"/>';
  await writeFile(join(place, 'gezeichnet.png'), svg);
  await writeFile(join(place, 'seite.png'), '<script>alert(1)</script>');
  await sharp({ create: { width: 15_000, height: 15_000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 1 })
    .toFile(join(place, 'riesig.png'));
  await copyFile(picture, join(folder, 'draussen.png'));
  await symlink(join(folder, 'draussen.png'), join(place, 'verlinkt.png'));
  const said: [source: string, message: string][] = [
    ['gezeichnet.png', 'SVG under another name'],
    ['seite.png', 'damaged or not a picture'],
    ['riesig.png', '15000 × 15000 pixels'],
    ['verlinkt.png', 'outside the content folder'],
    ['../../../draussen.png', 'outside the content folder'],
    ['..%2f..%2f..%2fdraussen.png', 'outside the content folder'],
    ['/etc/passwd', 'outside the content folder'],
    ['bild%00.png', 'does not exist'],
    ['bild.svg', 'not a kind of picture'],
    ['bild.html', 'not a kind of picture'],
  ];
  for (const [source, message] of said) {
    await write(join(place, 'artikel.md'), `![Bild](${source})`);
    const { problems } = await readArticle(content, 'articles/2026/artikel.md');
    expect(problems, source).toMatchObject([
      { message: expect.stringContaining(message), line: 5 },
    ]);
  }
});

async function write(path: string, text: string, field = ''): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `---\ntitle: Titel\ndate: 2026\n${field && `${field}\n`}---\n${text}\n`);
}
