import { expect, test } from 'vitest';
import { frontmatterSchema } from './frontmatter.ts';

const least = { title: 'Brücke gesperrt', date: '2024-08', lang: 'de' };

test('title and date are enough', () => {
  expect(frontmatterSchema.parse(least)).toEqual({
    title: 'Brücke gesperrt',
    date: { value: '2024-08', precision: 'month' },
    lang: 'de',
    authors: [],
    topics: [],
    corrections: [],
    draft: false,
    formerly: [],
    translations: {},
  });
});

test.each([
  [{ title: '  Brücke\tgesperrt ' }, { title: 'Brücke gesperrt' }],
  [
    { title: 'Hoch\u00ADwasser, 10\u00A0000 Helfer' },
    { title: 'Hoch\u00ADwasser, 10\u00A0000 Helfer' },
  ],
  [{ date: 2024 }, { date: { value: '2024', precision: 'year' } }],
  [{ draft: true }, { draft: true }],
  [{ draft: 'true' }, { draft: true }],
  [
    { authors: ['Anna Schmidt', { name: 'B. Meier', url: 'https://example.org/meier' }] },
    { authors: [{ name: 'Anna Schmidt' }, { name: 'B. Meier', url: 'https://example.org/meier' }] },
  ],
  [
    { source: { name: 'Bote', url: 'HTTP://Example.org/ä' } },
    { source: { name: 'Bote', url: 'http://example.org/%C3%A4' } },
  ],
  [
    { picture: { caption: 'Am Inn', credit: 'dpa' } },
    { picture: { caption: 'Am Inn', credit: 'dpa' } },
  ],
  [
    { picture: { file: 'bilder/inn.jpg', alt: 'Fluss' } },
    { picture: { file: 'bilder/inn.jpg', alt: 'Fluss' } },
  ],
  [{ added: '2024-08-13' }, { added: { value: '2024-08-13', precision: 'day' } }],
  [
    { translations: { en: 'bridge-closed', 'de-AT': 'bruecke' } },
    { translations: { en: 'bridge-closed', 'de-AT': 'bruecke' } },
  ],
])('%j is read as %j', (written, read) => {
  expect(frontmatterSchema.parse({ ...least, ...written })).toMatchObject(read);
});

test.each([
  [{ title: '' }, 'The field is empty.'],
  [{ title: 'a\nb' }, 'The text has several lines.'],
  [{ title: 'a\u0000b' }, 'The text contains the control character U+0000.'],
  [{ title: 'a\u202Eb' }, 'The text contains the control character U+202E.'],
  [{ title: 'a\uD800b' }, 'The text contains the control character U+D800.'],
  [{ title: 'Br\uFFFDcke' }, 'The text contains an unreadable character (�).'],
  [{ date: '2024-13' }, 'There is no month 13.'],
  [{ added: '2024-08' }, '"2024-08" does not name a day.'],
  [{ lang: 'de_AT' }, '"de_AT" is not a language tag.'],
  [{ lang: 'de-at' }, '"de-at" is not a language tag.'],
  [{ lang: 'deutsch' }, '"deutsch" is not a language tag.'],
  [{ authors: ['Anna', 'Anna'] }, '"Anna" is listed twice.'],
  [{ topics: ['Energie', 'Energie'] }, '"Energie" is listed twice.'],
  [
    { source: { name: 'Bote', url: 'javascript:alert(1)' } },
    '"javascript:alert(1)" is not a web address.',
  ],
  [{ source: { name: 'Bote', url: 'www.bote.de' } }, '"www.bote.de" is not a web address.'],
  [
    { source: { name: 'Bote', url: 'https://a:b@bote.de/' } },
    'The address contains a user name or password.',
  ],
  [{ picture: { file: 'inn.jpg' } }, 'A picture needs a description for those who cannot see it.'],
  [
    { picture: { file: '../inn.jpg', alt: 'x' } },
    '"../inn.jpg" is not a picture next to the article.',
  ],
  [
    { picture: { file: 'https://a.de/i.jpg', alt: 'x' } },
    '"https://a.de/i.jpg" is not a picture next to the article.',
  ],
  [{ picture: { file: 'film.MP4', alt: 'x' } }, '"film.MP4" is not a picture.'],
  [{ draft: 'yes' }, '"yes" is neither true nor false.'],
  [
    { title: 'Ein **fettes** Wort' },
    'The field takes plain text: “**fettes**” would be printed literally.',
  ],
  [
    { description: 'Mehr [hier](https://example.org/).' },
    'The field takes plain text: “[hier](https://example.org/)” would be printed literally.',
  ],
  [{ headings: 'down' }, '"down" is not a setting for headings.'],
  [{ formerly: ['Brücke'] }, '"Brücke" is not the name of an article.'],
])('%j is refused: %s', (written, message) => {
  const issues = frontmatterSchema.safeParse({ ...least, ...written }).error?.issues;
  expect(issues?.map((issue) => issue.message)).toEqual([message]);
});
