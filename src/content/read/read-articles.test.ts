import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  truncateSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLedger } from '../ledger/ledger-files.ts';
import { readSources } from './read-articles.ts';

vi.mock('../../site.ts', async (load) => ({
  ...(await load<object>()),
  // A cache that stores nothing.
  buildCache: '/dev/null',
}));

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'abschnitt-read-'));
  write('articles/2026/gut.md');
});
afterEach(async () => {
  chmodSync(content, 0o700);
  await rm(content, { recursive: true, force: true });
});

test('folders that are links are not entered, and each is named', async () => {
  symlinkSync('.', join(content, 'articles/2026/b'));
  symlinkSync('.', join(content, 'articles/2026/c'));
  symlinkSync('/', join(content, 'articles/2026/disk.md'));
  expect(await problems()).toEqual([
    ['articles/2026/b', 'This is a link to a folder. Links to folders are not followed.'],
    ['articles/2026/c', 'This is a link to a folder. Links to folders are not followed.'],
    ['articles/2026/disk.md', 'This is a link to a folder. Links to folders are not followed.'],
  ]);
});

test('the folder of the articles may not be a link either', async () => {
  const other = join(content, 'other');
  mkdirSync(other);
  symlinkSync(join(content, 'articles'), join(other, 'articles'));
  const read = await readSources(other);
  expect(read.articles).toEqual([]);
  expect(read.problems).toMatchObject([{ file: join(other, 'articles') }]);
});

test('pictures in linked folders, pipes and huge files are named without being read', async () => {
  write(
    'articles/2026/bilder.md',
    '![Bild](linked/rot.png)\n\n![Bild](pipe.png)\n\n![Bild](folder.png)\n\n![Bild](huge.png)',
  );
  const picture = resolve(
    import.meta.dirname,
    '../../tests/specimen/articles/2026/bildstrecke/rot.png',
  );
  mkdirSync(join(content, 'pictures'));
  copyFileSync(picture, join(content, 'pictures/rot.png'));
  symlinkSync('../../pictures', join(content, 'articles/2026/linked'));
  execFileSync('mkfifo', [join(content, 'articles/2026/pipe.png')]);
  mkdirSync(join(content, 'articles/2026/folder.png'));
  writeFileSync(join(content, 'articles/2026/huge.png'), '');
  truncateSync(join(content, 'articles/2026/huge.png'), 3e9);
  expect(await problems()).toEqual([
    [
      'articles/2026/bilder.md',
      'The picture “linked/rot.png” is in a linked folder (articles/2026/linked). Links to folders are not followed.',
    ],
    ['articles/2026/bilder.md', 'The picture “pipe.png” is not a file.'],
    ['articles/2026/bilder.md', 'The picture “folder.png” is not a file.'],
    ['articles/2026/bilder.md', 'The picture “huge.png” has 3000000000 bytes.'],
    ['articles/2026/linked', 'This is a link to a folder. Links to folders are not followed.'],
  ]);
});

test('files and folders that this user may not read are named', async () => {
  write('articles/2026/geheim.md');
  write('articles/2025/geheim.md');
  write('anchors/2026.json');
  write('articles/2026/bild.md', '![Bild](geheim.png)');
  write('articles/2026/geheim.png');
  for (const path of ['2026/geheim.md', '2026/geheim.png', '2025'])
    chmodSync(join(content, 'articles', path), 0);
  chmodSync(join(content, 'anchors/2026.json'), 0);
  chmodSync(content, 0o755);
  await asNobody(async () => {
    expect(await problems()).toEqual([
      ['articles/2025', 'This folder cannot be read: this user is not allowed to.'],
      [
        'articles/2026/bild.md',
        'The picture “geheim.png” cannot be read: this user is not allowed to.',
      ],
      ['articles/2026/geheim.md', 'This file cannot be read: this user is not allowed to.'],
    ]);
    expect((await readLedger(content, (path) => path)).problems).toMatchObject([
      { message: 'This file cannot be read: this user is not allowed to.' },
    ]);
  });
});

test.each([
  ['a folder', (path: string) => mkdirSync(path), 'This is not a file.'],
  ['a pipe', (path: string) => execFileSync('mkfifo', [path]), 'This is not a file.'],
  ['a link', (path: string) => symlinkSync('../articles/2026/gut.md', path), 'This is a link.'],
  [
    'huge',
    (path: string) => {
      writeFileSync(path, '');
      truncateSync(path, 3e9);
    },
    'The file has 3000000000 bytes',
  ],
])('a year of the ledger that is %s is named', async (_what, make, message) => {
  mkdirSync(join(content, 'anchors'));
  make(join(content, 'anchors/2026.json'));
  const { problems } = await readLedger(content, (path) => path);
  expect(problems).toMatchObject([
    { file: join(content, 'anchors/2026.json'), message: expect.stringContaining(message) },
  ]);
});

test.each([
  ['a link', (path: string) => symlinkSync('articles', path)],
  ['a file', (path: string) => writeFileSync(path, '')],
  ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
])('a ledger whose folder is %s is named', async (_what, make) => {
  make(join(content, 'anchors'));
  const { exists, problems } = await readLedger(content, (path) => path);
  expect(exists).toBe(true);
  expect(problems).toMatchObject([{ file: join(content, 'anchors') }]);
});

function write(path: string, text = 'Text.'): void {
  const file = join(content, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `---\ntitle: Titel\ndate: 2026\n---\n\n${text}\n`);
}

/** File and message of each problem, in the order of the files. */
async function problems(): Promise<[file: string, message: string][]> {
  const { problems } = await readSources(content);
  return problems
    .map(({ file, message }): [string, string] => [file.slice(content.length + 1), message])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Runs as a user without permission to read everything, unlike the system administrator. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test('files that look like articles under another name are named', async () => {
  for (const name of ['a.MD', 'b.mdx', 'c.markdown', 'd.md.txt']) write(`articles/2026/${name}`, 'x');
  write('articles/2026/notes.txt', 'x');
  const found = (await problems()).map((problem) => JSON.stringify(problem));
  for (const name of ['a.MD', 'b.mdx', 'c.markdown', 'd.md.txt'])
    expect(found.filter((text) => text.includes(name))).toHaveLength(1);
  expect(found.join()).not.toContain('notes.txt');
});
