/** A site that is built in parts, perhaps on several machines, is the site that is built at once. */
import { existsSync } from 'node:fs';
import { appendFile, cp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedPackage, writeArticles } from './changes.ts';
import { ProjectCopy } from './project-copy.ts';

let project: ProjectCopy;
const parts = [1, 2, 3].map((number) => `part-${number}`);
beforeAll(async () => {
  project = await ProjectCopy.create(resolve(import.meta.dirname, 'specimen'), changedPackage);
  await writeArticles(project);
  await project.run('anchors');
  for (const [index, part] of parts.entries()) {
    // As on another machine: nothing is kept there.
    const more = { BUILD_CACHE: project.path(`cache-${part}`) };
    const said = await project.run('build', ['--shard', `${index + 1}/3`], more);
    expect(said).toContain(`Part ${index + 1}/3 in ${part}/: `);
  }
}, 240_000);
afterAll(() => project.remove());

/** Each part is built as on a machine of its own, from nothing. */
const slow = { timeout: 240_000 };

test('three parts make the site, byte by byte', slow, async () => {
  // Carried from one machine to another, files lose their times.
  for (const part of parts) {
    await cp(project.path(part), project.path(`carried-${part}`), { recursive: true });
    await rm(project.path(part), { recursive: true });
  }
  const folders = parts.map((part) => project.path(`carried-${part}`));
  await project.run('build', ['--outDir', project.outDir, '--merge', ...folders]);
  const clean = await project.cleanSite();
  expect(await project.site()).toEqual(clean);

  // What was changed since, in a part or in an article, is made anew.
  const page = 'artikel/text/index.html';
  const holder = folders.map((folder) => `${folder}/${page}`).find(existsSync) ?? '';
  await appendFile(holder, 'changed');
  await appendFile(project.path('content/articles/2025/titel.md'), '\nMehr.\n');
  await project.run('build', ['--outDir', project.outDir, '--merge', ...folders]);
  expect(await project.site()).toEqual(await project.cleanSite());
});

test('parts that do not make a whole are refused', slow, async () => {
  const [one = '', two = '', three = ''] = parts.map((part) => project.path(`carried-${part}`));
  const merge = (...folders: string[]) => project.run('build', ['--merge', ...folders]);
  await expect(merge(one, three)).rejects.toThrow('Part 2/3 is missing');
  await expect(merge(one, two, project.path('src'))).rejects.toThrow('holds no part of a site');
  await appendFile(project.path('src/site.ts'), '\n');
  await expect(merge(one, two, three)).rejects.toThrow('was built by other code');
});

test.each([
  [['--shard', '4/3'], 'names no part'],
  [['--shard', 'one'], 'names no part'],
  [['--merge'], '--merge wants the folders'],
  [['part-1'], 'What is part-1?'],
])('%s is refused with the usage', async (args, message) => {
  await expect(project.run('build', args)).rejects.toThrow(message);
});
