import { expect, test } from 'vitest';
import { articleCard, describeCard, sectionCard, type CardArticle } from './card.ts';

const article: CardArticle = {
  slug: 'gespraech',
  lang: 'de',
  kicker: 'US-Wahlkampf',
  title: 'Musk und Trump im Gespräch auf X',
  date: { value: '2024-08', precision: 'month' },
  source: { name: 'Musterzeitung' },
  agency: 'dpa',
  corrections: [],
  age: 0,
  sections: [{ number: 0 }, { number: 1 }, { number: 2 }, { number: 3 }],
};
const section = { id: 'panne', number: 2, text: 'Die Panne' };

test('the card of an article has its kicker, its title, its source and its date as it is known', () => {
  expect(articleCard(article)).toEqual({
    slug: 'gespraech',
    lang: 'de',
    direction: 'ltr',
    eyebrow: 'US-Wahlkampf',
    heading: 'Musk und Trump im Gespräch auf X',
    source: 'Musterzeitung',
    dates: ['August 2024', '2024-08'],
    siteName: 'Abschnitt',
  });
});

test('the card of a section has its heading, its place, and the article it belongs to', () => {
  expect(sectionCard(article, section)).toMatchObject({
    section: 'panne',
    eyebrow: 'Abschnitt 2 von 3',
    place: { number: 2, total: 3 },
    heading: 'Die Panne',
    article: 'Musk und Trump im Gespräch auf X',
  });
});

test('an article from an agency names the agency, and one without any source names none', () => {
  const { source: _source, ...fromAgency } = article;
  expect(articleCard(fromAgency).source).toBe('dpa');
  const { agency: _agency, ...unnamed } = fromAgency;
  expect(articleCard(unnamed)).not.toHaveProperty('source');
});

test('the card of an Arabic article runs from right to left', () => {
  expect(articleCard({ ...article, lang: 'ar' }).direction).toBe('rtl');
});

test('a card is described by everything that stands on it', () => {
  expect(describeCard(sectionCard(article, section))).toBe(
    'Die Panne – Abschnitt 2 von 3 – Musk und Trump im Gespräch auf X – Musterzeitung – August 2024 – Abschnitt',
  );
});
