/**
 * Sites as different owners make them: whatever they set and write, what they published answers.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

/** How many: OWNERS=20 runs them; each takes half a minute. */
const owners = Number(process.env['OWNERS'] ?? 0);

const root = resolve(import.meta.dirname, '../..');

let site: OwnerSite | undefined;
afterEach(async () => {
  await site?.delete();
  site = undefined;
});

test.runIf(owners > 0).each(Array.from({ length: Math.max(1, owners) }, (_, index) => index + 1))(
  'owner %i: every address that was published answers after settings, words and texts have changed',
  { timeout: 240_000 },
  async (seed) => {
    site = await OwnerSite.create();
    const pick = dice(seed);
    const lang = pick(['de', 'en', 'fr']);
    const settings = (more = '') =>
      `name: Paper ${seed}\nlang: ${lang}\nfeedAuthority: paper.example,2026\nimprint: [Paper ${seed}]\ncards: ${pick(['none', 'articles'])}\narticlesPerPage: ${pick(['1', '2', '20'])}\noffline: ${pick(['true', 'false'])}\ncompression: none\n${more}`;
    await site.write('site.yml', settings());
    await site.write('theme.css', pick(['', ':root { --measure: 32rem; }']));
    await site.write(
      'pages/contact.md',
      text('Contact', '', ['Where we are', 'When we are there']),
    );
    for (let number = 1; number <= 3; number++)
      await site.write(
        `articles/2026/article-${number}.md`,
        text(`Article ${number}`, `date: 2026-0${number}-01\n${pick(['', 'topics: [River]\n'])}`, [
          'What happened',
          'What comes next',
          `Part ${number}`,
        ]),
      );
    await site.write(
      'articles/2026/draft.md',
      text('Draft', 'date: 2026-01-01\ndraft: true\n', ['Kept under wraps']),
    );
    const epoch = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };
    expect(await site.run('anchors')).toMatchObject({ code: 0 });
    expect(await site.run('build', { env: epoch })).toMatchObject({ code: 0 });
    const published = site
      .files()
      .filter((file) => file.endsWith('.html') && !/^(?:page|seite)\//.test(file));

    await site.write(
      'site.yml',
      settings(
        pick([
          '',
          'paths: { article: stories }\n',
          'paths: { topics: about, archive: years }\n',
          'paths: { article: "/{year}/{month}/{slug}/" }\n',
        ]),
      ),
    );
    await site.write(
      'articles/2026/article-1.md',
      text('Article 1, again', 'date: 2026-01-01\n', [
        'What comes next',
        'What really happened',
        'Part 1',
      ]),
    );
    await site.remove('articles/2026/article-2.md');
    await site.write(
      'articles/2026/second.md',
      text('Article 2', 'date: 2026-02-01\nformerly: [article-2]\n', [
        'What happened',
        'What comes next',
        'Part 2',
      ]),
    );
    const recorded = await site.run('anchors');
    expect(recorded, recorded.output).toMatchObject({ code: 0 });
    const built = await site.run('build', { env: epoch });
    expect(built, built.output).toMatchObject({ code: 0 });
    expect(site.files()).toEqual(
      expect.arrayContaining(published.filter((file) => !file.includes('river'))),
    );
    expect(site.filesWith('Kept under wraps')).toEqual([]);
  },
);

describe('a new site', () => {
  test.each(['en'])('in “%s” is in order as it is made, in whatever folder', async (lang) => {
    const folder = join(await mkdtemp(join(tmpdir(), 'abschnitt-new-')), 'mein blatt');
    try {
      await npm('new', folder, '--lang', lang, '--name', 'Talbote: neu');
      expect(await npm('check', folder)).toContain('is in order.');
      await expect(npm('new', folder)).rejects.toThrow(/is not empty/);
      const file = join(folder, 'site.yml');
      const settings = await readFile(file, 'utf8');
      await writeFile(file, settings.replace(/engine: .*/, 'engine: 0.0.1'));
      expect(await npm('upgrade', folder)).toContain('of 0.0.1 before');
      expect(await readFile(file, 'utf8')).toBe(settings);
      await writeFile(file, settings.replace(/engine: .*/, 'engine: 99.0'));
      await expect(npm('check', folder)).rejects.toThrow(/was written for version 99\.0/);
    } finally {
      await rm(resolve(folder, '..'), { recursive: true });
    }
  });
});

async function npm(command: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', command, '--', ...args], {
    cwd: root,
    env: { ...process.env, CI: '' },
  });
  return stdout;
}

function text(title: string, fields: string, headings: string[]): string {
  const sections = headings.map(
    (heading) =>
      `## ${heading}\n\n${sentences.get(heading) ?? `${heading} is told here in words of its own.`}\n`,
  );
  return `---\ntitle: ${title}\n${fields}---\n\nThe beginning.\n\n${sections.join('\n')}`;
}

/** The same text under two headings. */
const happened =
  'The bridge over the river was closed in spring because cracks had been found in two of its piers, and experts have been looking at the concrete since.';
const sentences = new Map([
  ['What happened', happened],
  ['What really happened', happened],
  [
    'What comes next',
    'In autumn the council decides whether the bridge is mended or built anew, which would take three years.',
  ],
]);

/** Picks from a list; the same seed picks the same. */
function dice(seed: number): <T>(list: readonly T[]) => T {
  let state = seed * 7919;
  return (list) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return list[(state >> 8) % list.length] as (typeof list)[number];
  };
}
