import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await write('heute', 'date: 2026-05-01', 'Heute', 'translations: { en: spaeter }');
  await write('spaeter', 'date: 2026-05-02T06:00+02:00', 'Sperrfrist', 'lang: en');
  await write('entwurf', 'date: 2026-04-01', 'Rohfassung', 'draft: true');
  await site.run('anchors');
});
afterAll(() => site.delete());

test('an article is in nothing that is published before it is due, and in all of it then', async () => {
  const before = await buildAt('2026-05-02T03:59:00Z');
  expect(before.output).toContain(
    'is dated 2026-05-02T06:00+02:00 and will not be published before then',
  );
  expect(before.code).toBe(0);
  expect(site.filesWith('Sperrfrist')).toEqual([]);
  expect(site.filesWith('spaeter')).toEqual([]);

  const after = await buildAt('2026-05-02T04:00:00Z');
  expect(after.output).not.toContain('not published');
  for (const file of ['index.html', 'artikel/spaeter/index.html', 'feed.xml', 'llms.txt'])
    expect(site.filesWith('Sperrfrist')).toContain(file);
});

test('a build with drafts shows what is not published, with a mark and closed to search engines', async () => {
  expect(await buildAt('2026-05-01T12:00:00Z', '--drafts')).toMatchObject({ code: 0 });
  for (const [slug, mark] of [
    ['entwurf', 'Entwurf'],
    ['spaeter', 'Not yet published'],
  ])
    expect(site.read(`artikel/${slug}/index.html`)).toContain(`>${mark}</mark>`);
  const pages = site.files().filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(8);
  for (const page of pages) {
    expect(site.read(page), page).toContain('<meta name="robots" content="noindex">');
    expect(site.read(page), page).toMatch(/Vorschau mit Entwürfen|Preview with drafts/);
  }
  expect(site.filesWith('Rohfassung')).not.toContain('feed.xml');
});

function write(slug: string, date: string, title: string, more: string): Promise<void> {
  const text = 'Text.\n\n## Teil\n\nMehr Text.\n';
  return site.write(
    `articles/2026/${slug}.md`,
    `---\ntitle: ${title}\n${date}\n${more}\n---\n\n${text}`,
  );
}

function buildAt(moment: string, ...args: string[]) {
  const env = { SOURCE_DATE_EPOCH: String(Date.parse(moment) / 1000) };
  return site.run('build', { args, env });
}
