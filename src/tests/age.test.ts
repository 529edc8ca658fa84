import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await write('bruecke', 'date: 2025-05-02');
  await write('rezept', 'date: 2020-01-01\ntimeless: true');
});
afterAll(() => site.delete());

test('an article that is older than a year says so, from the first build of that day on', async () => {
  await buildAt('2026-05-02T21:59:00Z');
  expect(pagesWith('älter als')).toEqual([]);
  expect(site.read('artikel/rezept.md')).toContain('timeless: true');

  // Midnight in Berlin.
  await buildAt('2026-05-02T22:00:00Z');
  const said = 'Dieser Artikel ist älter als ein Jahr';
  expect(site.read('artikel/bruecke/index.html').split(said)).toHaveLength(2);
  // Above the headline and at the section, where readers arrive.
  expect(site.read('artikel/bruecke/teil/index.html').split(said)).toHaveLength(3);
  expect(site.read('artikel/bruecke/teil/index.html')).toMatch(
    /og:image:alt" content="[^"]*2\. Mai 2025 – älter als ein Jahr/,
  );
  expect(pagesWith('älter als').filter((file) => file.includes('rezept'))).toEqual([]);

  await buildAt('2027-05-03T12:00:00Z');
  expect(site.read('artikel/bruecke/index.html')).toContain('älter als 2 Jahre');
});

/** The words are in a script too, with all others. */
function pagesWith(words: string): string[] {
  return site.filesWith(words).filter((file) => file.endsWith('.html'));
}

function write(slug: string, fields: string): Promise<void> {
  return site.write(
    `articles/2025/${slug}.md`,
    `---\ntitle: ${slug}\n${fields}\n---\n\nText.\n\n## Teil\n\nMehr Text.\n`,
  );
}

async function buildAt(moment: string): Promise<void> {
  const env = { SOURCE_DATE_EPOCH: String(Date.parse(moment) / 1000) };
  const { code, output } = await site.run('build', { env });
  expect(code, output).toBe(0);
}
