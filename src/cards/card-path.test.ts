import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { cardPath } from './card-path.ts';

const card: Card = {
  slug: 'artikel',
  lang: 'de',
  direction: 'ltr',
  heading: 'Titel',
  dates: ['2024', '2024'],
  siteName: 'Abschnitt',
};

test('the cards of an article and of its sections lie in one folder, and their names end with a hash', () => {
  expect(cardPath(card)).toMatch(/^\/karten\/artikel\/[0-9a-f]{12}\.jpg$/);
  expect(cardPath({ ...card, section: 'fazit' })).toMatch(
    /^\/karten\/artikel\/fazit-[0-9a-f]{12}\.jpg$/,
  );
});

test('an unchanged card keeps its address, and a card that says something else gets another', () => {
  expect(cardPath({ ...card })).toBe(cardPath(card));
  expect(cardPath({ ...card, heading: 'Titel!' })).not.toBe(cardPath(card));
});
