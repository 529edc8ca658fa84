import { expect, test } from 'vitest';
import { articleHits, type Fragment } from './search-hits.ts';

const fragment: Fragment = {
  url: '/artikel/radweg/',
  raw_content:
    'Verkehr. Der neue Radweg. Ein Vorspann. Was gebaut wird. Ein &lt;b&gt;-Radweg, 2 Meter breit. Kosten. Radwege kosten Geld.',
  locations: [],
  meta: { kicker: 'Verkehr', title: 'Der neue Radweg' },
  anchors: [
    { element: 'h2', id: 'was-gebaut-wird', text: 'Was gebaut wird', location: 6 },
    { element: 'h2', id: 'kosten', text: 'Kosten', location: 14 },
  ],
};

test('hits are grouped by section, with their words marked and their numbers', () => {
  const { headline, opening, sections } = articleHits({ ...fragment, locations: [3, 10, 15] });
  expect(print(headline)).toBe('Der neue [Radweg]');
  expect(opening).toBeUndefined();
  expect(sections.map(({ id, number }) => [id, number])).toEqual([
    ['was-gebaut-wird', 1],
    ['kosten', 2],
  ]);
  expect(print(sections[0]!.excerpt)).toBe('Ein [<b>-Radweg,] 2 Meter breit.');
  expect(print(sections[1]!.heading)).toBe('Kosten');
  expect(print(sections[1]!.excerpt)).toBe('[Radwege] kosten Geld.');
});

test('in a language without spaces, headline and heading are whole', () => {
  const words = ['北京', '的', '新闻', '. ', '第一', '节', '. ', '这', '是', '正文', '.'];
  const { headline, sections } = articleHits({
    url: '/artikel/beijing/',
    raw_content: words.join('\u200B'),
    locations: [0, 9],
    meta: { title: '北京的新闻' },
    anchors: [{ element: 'h2', id: 'a', text: '第一节', location: 4 }],
  });
  expect(print(headline)).toBe('[北京]的新闻');
  expect(print(sections[0]!.heading)).toBe('第一节');
});

test('an article whose headline alone answers shows its first words', () => {
  const { opening, sections } = articleHits({ ...fragment, locations: [3] });
  expect(print(opening!)).toBe('Ein Vorspann.');
  expect(sections).toEqual([]);
});

test('a long section is cut around the hit', () => {
  const words = Array.from({ length: 100 }, (_, index) => `w${index}`);
  const { opening } = articleHits({
    url: '/',
    raw_content: words.join(' '),
    locations: [50],
    meta: {},
    anchors: [],
  });
  expect(print(opening!)).toBe(
    `… ${words.slice(44, 50).join(' ')} [w50] ${words.slice(51, 72).join(' ')} …`,
  );
});

test('the terms are the words as they stand in the text, without punctuation', () => {
  expect(articleHits({ ...fragment, locations: [3, 10] }).terms).toEqual(['radweg', 'b>-radweg']);
});

function print(parts: { text: string; isHit: boolean }[]): string {
  return parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');
}
