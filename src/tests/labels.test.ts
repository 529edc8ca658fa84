import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnerSite } from './owner-site.ts';

const now = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 4, 2, 12) / 1000) };

let site: OwnerSite;
beforeAll(async () => {
  site = await OwnerSite.create();
  await write('werbung', 'Anzeige', 'Kaufen Sie Boote');
  await write('meinung', 'Kommentar', 'Mehr Fähren');
  await write('meldung', '', 'Brücke gesperrt');
  expect(await site.run('build', { env: now })).toMatchObject({ code: 0 });
});
afterAll(() => site.delete());

test.each([
  ['werbung', 'Anzeige', 'AdvertiserContentArticle'],
  ['meinung', 'Kommentar', 'OpinionNewsArticle'],
])('%s is labelled wherever it is shown', (slug, label, type) => {
  const mark = `<mark>${label}</mark>`;
  const article = site.read(`artikel/${slug}/index.html`);
  expect(article).toContain(mark);
  expect(article).toContain(`"@type":"${type}"`);
  const section = site.read(`artikel/${slug}/teil/index.html`);
  // At the section, where readers arrive, and above the headline.
  expect(section.split(mark)).toHaveLength(3);
  for (const list of ['index.html', 'archiv/2026/index.html'])
    expect(site.read(list)).toContain(`>${label}</mark>`);
  // Beside the date in the archive, and not one word with it.
  expect(site.read('archiv/2026/index.html')).toMatch(new RegExp(`</time> +<mark[^>]*>${label}`));
  for (const feed of ['feed.xml', 'rss.xml', 'feed.json'])
    expect(site.read(feed)).toContain(`${label}: `);
  expect(site.read(`artikel/${slug}.md`)).toContain(`label: ${label}\n`);
});

test('an article without a label has none', () => {
  expect(site.read('artikel/meldung/index.html')).not.toContain('<mark>');
  expect(site.read('artikel/meldung/index.html')).toContain('"@type":"NewsArticle"');
});

test('an advertisement is no news', () => {
  const news = site.read('news-sitemap.xml');
  expect(news).toContain('/artikel/meinung/');
  expect(news).toContain('/artikel/meldung/');
  expect(news).not.toContain('/artikel/werbung/');
});

function write(slug: string, label: string, title: string): Promise<void> {
  const field = label === '' ? '' : `label: ${label}\n`;
  return site.write(
    `articles/2026/${slug}.md`,
    `---\ntitle: ${title}\ndate: 2026-05-02\n${field}---\n\nText.\n\n## Teil\n\nMehr Text.\n`,
  );
}
