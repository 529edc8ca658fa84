import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { legibleCard, legibleText } from './legible.ts';

const latin = (letter: string) => /^[ -~ä–₂]$/u.test(letter);

test.each([
  ['Der CO₂-Preis', 'Der CO₂-Preis'],
  ['🚀 Start – jetzt 🎉', 'Start – jetzt'],
  ['A\u0308rger\tund ﬁx', undefined],
  ['ärger\tund ﬁx', 'ärger und fix'],
  ['CDU\u2011Chef', 'CDU-Chef'],
  ['verkehrt\u202Eherum', 'verkehrt herum'],
  ['日本語 and English', undefined],
  ['🎉', undefined],
])('%j is drawn as %j', (text, drawn) => {
  expect(legibleText(text, latin)).toBe(drawn);
});

const card: Card = {
  slug: 'a',
  lang: 'ja',
  direction: 'ltr',
  eyebrow: 'Section 1 of 1',
  heading: '見出し',
  article: '日本語',
  source: '新聞',
  dates: ['2024年8月', '2024-08'],
  siteName: 'Site',
};

test('what no font has is left out, and the site gives its name in place of the heading', () => {
  expect(legibleCard(card, latin)).toEqual({
    slug: 'a',
    lang: 'ja',
    direction: 'ltr',
    eyebrow: 'Section 1 of 1',
    heading: 'Site',
    dates: ['2024-08', '2024-08'],
    siteName: '',
  });
});

test('the title of the article takes the place of a heading that no font has', () => {
  const drawn = legibleCard({ ...card, article: 'News' }, latin);
  expect(drawn).toMatchObject({ heading: 'News', siteName: 'Site' });
  expect(drawn).not.toHaveProperty('article');
});
