import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { builtSites } from './sites.ts';

const { own, subPath } = await builtSites('own', 'subPath');

const slug = 'musk-trump-gespraech-auf-x';

test.each([
  ['', 'Musk und Trump im Gespräch auf X – August 2024 – älter als … – Abschnitt'],
  [
    'trump-warnt-vor-nuklearer-erwaermung/',
    'Trump warnt vor „nuklearer Erwärmung“ – Abschnitt 3 von 4 – Musk und Trump im Gespräch auf X – August 2024 – älter als … – Abschnitt',
  ],
])('the page %s names its own preview image, which is published as it says', async (path, alt) => {
  const page = readFileSync(join(own, 'artikel', slug, path, 'index.html'), 'utf8');
  const said = (property: string) =>
    new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)"`).exec(page)?.[1];
  const address = new URL(said('og:image') ?? '');
  const { format, width, height } = await sharp(join(own, address.pathname)).metadata();
  expect(said('og:image:type')).toBe(`image/${format}`);
  expect(said('og:image:width')).toBe(String(width));
  expect(said('og:image:height')).toBe(String(height));
  // The years depend on the day of the build.
  expect(said('og:image:alt')?.replace(/(?<=älter als )[^–]+(?= –)/, '…')).toBe(alt);
  expect(said('twitter:card')).toBe('summary_large_image');
});

test('the article and each of its sections have a card', async () => {
  const names = await readdir(join(own, 'karten', slug));
  expect(names.map((name) => name.replace(/[0-9a-f]{12}\.jpg$/, '')).sort()).toEqual([
    '',
    'elon-musk-bietet-sich-fuer-trump-regierung-an-',
    'technische-probleme-verzoegern-gespraech-von-musk-und-trump-',
    'trump-macht-biden-fuer-russischen-angriffskrieg-',
    'trump-warnt-vor-nuklearer-erwaermung-',
  ]);
});

test('under a sub-path the preview image lies below it', () => {
  const page = readFileSync(join(subPath, 'artikel/bildstrecke/index.html'), 'utf8');
  expect(page).toContain('content="https://example.org/zeitung/karten/bildstrecke/');
});
