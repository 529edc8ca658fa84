import { expect, test } from 'vitest';
import { chooseCard, chooseCards } from './choose-cards.ts';

const articles = ['neu', 'alt'].map((slug) => ({
  slug,
  isRecent: slug === 'neu',
  lang: 'de',
  title: slug,
  date: { value: '2024', precision: 'year' as const },
  corrections: [],
  age: 0,
  sections: [{ id: 'eins', number: 1, text: 'Eins' }],
}));
const chosen = (setting: Parameters<typeof chooseCards>[0]) =>
  chooseCards(setting, articles).map(({ slug, section }) =>
    section ? `${slug}/${section}` : slug,
  );

test('the setting decides which cards there are', () => {
  expect(chosen('all')).toEqual(['neu', 'neu/eins', 'alt', 'alt/eins']);
  expect(chosen('articles')).toEqual(['neu', 'alt']);
  expect(chosen({ recent: 1 })).toEqual(['neu', 'neu/eins']);
  expect(chosen('none')).toEqual([]);
});

test('where only articles have cards, a section shows that of its article', () => {
  const [article] = articles;
  const section = article!.sections[0]!;
  expect(chooseCard('articles', article!, section)).toMatchObject({ heading: 'neu' });
  expect(chooseCard('none', article!, section)).toBeUndefined();
});
