import { expect, test } from 'vitest';
import type { Ledger } from './ledger/ledger.ts';
import { newsBetween, tell } from './ledger/news.ts';
import type { WrittenArticle } from './ledger/rename.ts';
import { resolve } from './resolve.ts';

const text = (name: string): string =>
  Array.from({ length: 20 }, (_, index) => `${name} satz${index} sagt ${name}${index} etwas.`).join(
    ' ',
  );

/** An article in 2026 whose sections have the given headings, each with a text of its own. */
const article = (
  slug: string,
  headings: string[],
  more: Partial<WrittenArticle> = {},
): WrittenArticle => ({
  slug,
  year: '2026',
  file: `${slug}.md`,
  title: `Titel ${slug}`,
  lang: 'de',
  isDraft: false,
  formerly: [],
  leadHtml: text(`vorspann-${slug}`),
  passages: headings.map((heading, index) => ({ heading, html: text(heading), line: index + 1 })),
  ...more,
});

const record = (...articles: WrittenArticle[]): Ledger => resolve(new Map(), articles).ledger;
const told = (before: Ledger, after: Ledger): string[] =>
  newsBetween(before, after).map((news) => `${news.slug}: ${tell(news)}`);

test('what is new is recorded, drafts are not', () => {
  const { ledger } = resolve(new Map(), [
    article('radweg', ['Eins', 'Zwei']),
    article('entwurf', ['Drei'], { isDraft: true }),
  ]);
  expect(told(new Map(), ledger)).toEqual([
    'radweg: the article “Titel radweg” is new',
    'radweg: #eins “Eins” is new',
    'radweg: #zwei “Zwei” is new',
  ]);
});

test('an article under another name takes all its addresses along', () => {
  const before = record(article('alt', ['Eins', 'Zwei']));
  const { ledger, resolutions, problems, missing } = resolve(before, [
    article('neu', ['Eins', 'Zwei'], { formerly: ['alt'] }),
  ]);
  expect([problems, missing]).toEqual([[], []]);
  expect(resolutions.get('neu')?.formerAddresses).toEqual([
    { slug: 'alt', sectionIds: ['eins', 'zwei'] },
  ]);
  expect(told(before, ledger)).toEqual(['alt: the article “Titel alt” has moved to neu']);
});

test('the date in an address stays when the article has another date or name, and becomes more precise', () => {
  const dated = (slug: string, date: string, formerly: string[] = []) =>
    article(slug, ['Eins'], { date, formerly });
  const first = record(dated('a', '2024-05'));
  expect(first.get('a')?.head).toMatchObject({ date: '2024-05' });
  expect(resolve(first, [dated('a', '2025-01-01')]).resolutions.get('a')?.addressDate).toBe(
    '2024-05',
  );
  expect(record(dated('a', '2024-05-07')).get('a')?.head.date).toBe('2024-05-07');
  expect(resolve(first, [dated('a', '2024-05-07')]).ledger.get('a')?.head.date).toBe('2024-05-07');
  const { ledger, resolutions } = resolve(first, [dated('b', '2025-01-01', ['a'])]);
  expect(resolutions.get('b')).toMatchObject({
    addressDate: '2024-05',
    formerAddresses: [{ slug: 'a', addressDate: '2024-05', sectionIds: ['eins'] }],
  });
  expect([ledger.get('a')?.head.date, ledger.get('b')?.head.date]).toEqual(['2024-05', '2024-05']);
});

test('a former name of the time before dates has the date of its article', () => {
  const second = resolve(record(article('a', [])), [article('b', [], { formerly: ['a'] })]).ledger;
  const { resolutions } = resolve(second, [
    article('b', [], { formerly: ['a'], date: '2024-05-07' }),
  ]);
  expect(resolutions.get('b')?.formerAddresses).toEqual([
    { slug: 'a', addressDate: '2024-05-07', sectionIds: [] },
  ]);
});

test('addresses survive a second name, and the return to the first one', () => {
  const first = record(article('a', ['Eins']));
  const second = resolve(first, [article('b', ['Eins'], { formerly: ['a'] })]).ledger;
  const third = resolve(second, [article('c', ['Eins', 'Zwei'], { formerly: ['b'] })]);
  expect(third.resolutions.get('c')?.formerAddresses).toEqual([
    { slug: 'a', sectionIds: ['eins'] },
    { slug: 'b', sectionIds: ['eins'] },
  ]);
  const back = resolve(third.ledger, [article('a', ['Eins', 'Zwei'], { formerly: ['b', 'c'] })]);
  expect(back.problems).toEqual([]);
  expect(back.resolutions.get('a')).toMatchObject({
    sections: [{ id: 'eins' }, { id: 'zwei' }],
    formerAddresses: [
      { slug: 'b', sectionIds: ['eins'] },
      { slug: 'c', sectionIds: ['eins', 'zwei'] },
    ],
  });
});

test('a former name that was never recorded leads to the article', () => {
  const { resolutions } = resolve(new Map(), [
    article('neu', ['Eins'], { formerly: ['von-anderswo'] }),
  ]);
  expect(resolutions.get('neu')?.formerAddresses).toEqual([
    { slug: 'von-anderswo', sectionIds: [] },
  ]);
});

test('an article that is gone is missed, with what it may be called today; that one is not recorded yet', () => {
  const before = record(article('alt', ['Eins']));
  const { missing, ledger } = resolve(before, [article('neu', ['Eins'])]);
  expect(missing).toMatchObject([{ article: { slug: 'alt' }, alike: { slug: 'neu' } }]);
  expect([...ledger.keys()]).toEqual(['alt']);
});

test('an article that cannot be read is not gone; one that is a draft again is', () => {
  const before = record(article('radweg', ['Eins']));
  expect(resolve(before, [], { unreadable: new Set(['radweg']) }).missing).toEqual([]);
  expect(resolve(before, [article('radweg', ['Eins'], { isDraft: true })]).missing).toMatchObject([
    { isDraft: true },
  ]);
});

test('an article removed on purpose leaves its name to no other, but may come back', () => {
  const { ledger } = resolve(record(article('radweg', ['Eins'])), [], {
    removals: new Set(['radweg']),
  });
  expect(ledger.get('radweg')?.head.removed).toBe(true);
  expect(resolve(ledger, []).missing).toEqual([]);
  expect(
    resolve(ledger, [article('radweg', ['Anderes'], { title: 'Anders', leadHtml: text('anders') })])
      .problems,
  ).toMatchObject([{ file: 'radweg.md' }]);
  const back = resolve(ledger, [article('radweg', ['Eins'])]);
  expect(back.problems).toEqual([]);
  expect(back.ledger.get('radweg')?.head.removed).toBeUndefined();
});

test.each([
  ['its own name', [article('a', [], { formerly: ['a'] })], /names the article itself/],
  [
    'the name of another article',
    [article('a', []), article('b', [], { formerly: ['a'] })],
    /is another article: a\.md/,
  ],
  [
    'a name that another article claims',
    [article('a', [], { formerly: ['x'] }), article('b', [], { formerly: ['x'] })],
    /other one is a\.md/,
  ],
])('“formerly” is refused with %s', (_, articles, message) => {
  expect(resolve(new Map(), articles).problems).toMatchObject([
    { message: expect.stringMatching(message) },
  ]);
});

test('a new article cannot have the former name of another', () => {
  const { ledger } = resolve(record(article('alt', ['Eins'])), [
    article('neu', ['Eins'], { formerly: ['alt'] }),
  ]);
  const { problems } = resolve(ledger, [article('neu', ['Eins']), article('alt', ['Drei'])]);
  expect(problems).toMatchObject([
    { file: 'alt.md', message: expect.stringContaining('belongs to the article “neu”') },
  ]);
});

test('two articles do not become one when both had a section of one name', () => {
  const before = record(
    article('a', ['Fazit']),
    article('b', ['Fazit'], { passages: [{ heading: 'Fazit', html: text('anders'), line: 1 }] }),
  );
  const { problems } = resolve(before, [article('c', ['Fazit'], { formerly: ['a', 'b'] })]);
  expect(problems).toMatchObject([
    { message: expect.stringContaining('both had a section “fazit”') },
  ]);
});

test('ten thousand articles as they were recorded take time in proportion', () => {
  const many = (count: number): WrittenArticle[] =>
    Array.from({ length: count }, (_, index) =>
      article(`artikel-${index}`, ['Eins', 'Zwei', 'Drei']),
    );
  const time = (count: number): number => {
    const articles = many(count);
    const ledger = record(...articles);
    const start = process.cpuUsage().user;
    resolve(ledger, articles);
    return (process.cpuUsage().user - start) / 1000;
  };
  time(500);
  expect(time(4000)).toBeLessThan(20 * Math.max(10, time(500)));
}, 60_000);
