import { existsSync, lstatSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArticle } from '../content/read/read-articles.ts';
import { runCommand, type Outcome } from './command.ts';
import { namesOfNoFiles, writeBrokenFiles } from './hostile/broken-files.ts';

let folder: string;
let content: string;
let files: Map<string, string>;
/** Those that have to be named, by their paths. */
const named: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abschnitt-limits-'));
  content = join(folder, 'content');
  files = writeBrokenFiles(content);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every file becomes an article with text, or a problem with a reason, in ten seconds a megabyte', async () => {
  const slow: string[] = [];
  for (const [name, file] of files) {
    const start = performance.now();
    const { article, problems } = await readArticle(content, file);
    const seconds = (performance.now() - start) / 1000;
    if (seconds > 10 * Math.max(1, megabytes(file))) slow.push(`${name}: ${seconds} s`);
    if (article) expect(article.sections, name).not.toEqual([]);
    else named.push(file);
    expect(article === undefined, name).toBe(problems.length > 0);
    for (const { message, remedy } of problems) expect(message && remedy, name).not.toBe('');
  }
  expect(slow).toEqual([]);
  for (const name of namesOfNoFiles) expect(named, name).toContain(files.get(name));
}, 300_000);

test('a build names each of them and ends, in a heap of 600 MB and with the stack of a fresh process', async () => {
  const outDir = join(folder, 'site');
  const { code, output } = await build(outDir);
  expect(code, output.slice(-2000)).toBe(1);
  expect(output).toMatch(/^\d+ problems in the articles:/m);
  for (const file of named) expect(output).toContain(join(content, file));
  expect(output).not.toMatch(/\n\s+at /);
  expect(existsSync(outDir)).toBe(false);
}, 300_000);

function megabytes(file: string): number {
  return lstatSync(join(content, file)).size / 1e6;
}

function build(outDir: string): Promise<Outcome> {
  return runCommand(
    'build',
    ['--outDir', outDir],
    { CONTENT_DIR: content },
    { nodeArgs: ['--max-old-space-size=600'], timeout: 200_000 },
  );
}
