import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNewSite } from '../new-site.ts';
import { renewWritingFiles } from './renew-writing-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-renew-'));
  await writeNewSite(folder, { name: 'Talbote', lang: 'de', today: '2026-11-22', admin: true });
});
afterEach(() => rm(folder, { recursive: true }));

const read = (name: string) => readFile(join(folder, name), 'utf8');
const write = (name: string, text: string) => writeFile(join(folder, name), text);

test('what is as it was made stays, also with a repository that its owner named', async () => {
  const config = await read('public/admin/config.yml');
  await write('public/admin/config.yml', config.replace('your-name/your-site', 'tal/bote'));
  const before = await readdir(folder, { recursive: true });
  expect(await renewWritingFiles(folder, 'de')).toEqual({ renewed: [], left: [] });
  expect(await readdir(folder, { recursive: true })).toEqual(before);
  expect(await read('public/admin/config.yml')).toContain('tal/bote');
});

test.each([
  '.pages.yml',
  'public/admin/config.yml',
  '.vscode/site.schema.json',
  '.vscode/article.schema.json',
  '.vscode/page.schema.json',
  '.vscode/abschnitt.code-snippets',
])('%s that was made and differs is renewed, and kept beside', async (name) => {
  const made = await read(name);
  const [first, second] = [`${made}\n# ours`, `${made}\n# ours again`];
  await write(name, first);
  expect(await renewWritingFiles(folder, 'de')).toEqual({
    renewed: [{ name, kept: `${name}.bak` }],
    left: [],
  });
  await write(name, second);
  await renewWritingFiles(folder, 'de');
  expect(await read(name)).toBe(made);
  expect(await read(`${name}.bak`)).toBe(first);
  expect(await read(`${name}.2.bak`)).toBe(second);
});

test('what an owner wrote is left as it is, and what is not there is not made', async () => {
  await write('.pages.yml', 'media: ours\n');
  await write('.vscode/page.schema.json', '{}\n');
  await rm(join(folder, '.vscode/site.schema.json'));
  expect(await renewWritingFiles(folder, 'de')).toEqual({
    renewed: [],
    left: ['.vscode/page.schema.json', '.pages.yml'],
  });
  expect(await read('.pages.yml')).toBe('media: ours\n');
  expect(await readdir(join(folder, '.vscode'))).not.toContain('site.schema.json');
});
