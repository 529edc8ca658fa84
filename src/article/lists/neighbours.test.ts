import { expect, test } from 'vitest';
import { neighboursOf } from './neighbours.ts';

const named = (articles: readonly Listed[], slug: string) =>
  neighboursOf(articles)
    .get(slug)
    ?.map((other) => other.slug);

test('an article goes on with those next to it in its topics, then with those next to it', () => {
  const articles = [
    written('e', ['x']),
    written('d', ['y']),
    written('c', ['x']),
    written('b', []),
    written('a', ['x']),
  ];
  expect(named(articles, 'c')).toEqual(['e', 'a', 'd']);
  expect(named(articles, 'e')).toEqual(['c', 'a', 'd']);
  expect(named(articles, 'b')).toEqual(['c', 'a']);
  expect(named(articles, 'a')).toEqual(['c', 'b']);
});

test('it goes on in its language, and not with its own translation', () => {
  const articles = [
    written('fluss', ['x'], 'de', ['river', 'rio']),
    written('river', ['x'], 'en', ['fluss']),
    written('rio', ['x'], 'de', ['fluss']),
    written('see', [], 'de'),
  ];
  expect(named(articles, 'fluss')).toEqual(['see']);
  expect(named(articles, 'river')).toEqual([]);
});

test('a part of a series goes on with the parts next to it, under the name of the series', () => {
  const part = (slug: string) => ({ ...written(slug, ['x']), series: 'Der Fluss' });
  const articles = [
    part('3'),
    written('other', ['x']),
    part('2'),
    written('last', ['x']),
    part('1'),
  ];
  expect(named(articles, '2')).toEqual(['3', '1', 'other']);
  expect(
    neighboursOf(articles)
      .get('2')
      ?.map(({ about }) => about),
  ).toEqual(['Der Fluss', 'Der Fluss', 'x']);
});

test('what is shown is the title, and what the article is about', () => {
  const [a, b] = [written('a', ['Wasser']), { ...written('b', ['Wasser']), kicker: 'Am Ufer' }];
  expect(neighboursOf([a, b]).get('a')).toEqual([
    { slug: 'b', lang: 'de', title: 'b', about: 'Am Ufer' },
  ]);
  expect(neighboursOf([a, b]).get('b')).toEqual([
    { slug: 'a', lang: 'de', title: 'a', about: 'Wasser' },
  ]);
});

test('a new article changes what few others show', () => {
  const old = Array.from({ length: 1000 }, (_, index) => written(`${index}`, [`t${index % 7}`]));
  const before = neighboursOf(old);
  const after = neighboursOf([written('new', ['t3', 't5']), ...old]);
  const changed = old.filter(
    ({ slug }) => JSON.stringify(before.get(slug)) !== JSON.stringify(after.get(slug)),
  );
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(3);
});

function written(slug: string, topics: string[], lang = 'de', translations: string[] = []): Listed {
  return {
    ...{ slug, lang, title: slug, topics, topicSlugs: topics },
    translations: translations.map((other) => ({ slug: other, lang: '' })),
  };
}

type Listed = Parameters<typeof neighboursOf>[0][number];
