import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importArticle } from '../import-article.ts';

const root = resolve(import.meta.dirname, '../../..');
const seed = readFileSync(join(root, 'src/tests/musk-trump-source.txt'), 'utf8');
const article = readFileSync(
  join(root, 'content/articles/2024/musk-trump-gespraech-auf-x.md'),
  'utf8',
);

const bodyOf = (markdown: string) => markdown.replace(/^---\n[^]*?\n---\n\n/, '').trimEnd();
const imported = (text: string) => bodyOf(importArticle(text, { kind: 'text' }).markdown);

test('text copied out of a page becomes the article, with nothing to edit but its title', () => {
  const { markdown, problems } = importArticle(seed, { title: 'Musk und Trump im Gespräch auf X' });
  const withoutAdded = (text: string) => text.replace(/^added: .*\n/m, '');
  expect(withoutAdded(markdown)).toBe(withoutAdded(article));
  expect(problems).toEqual([]);
});

test('a title that had to be made up is marked, and nothing else', () => {
  const { markdown, doubts } = importArticle(seed);
  expect(markdown).toContain('# TODO The source names no headline');
  expect(doubts.map(({ field }) => field)).toEqual(['title']);
});

test('every label that was left out is listed with its rule', () => {
  expect(importArticle(seed).removed).toEqual(
    Array.from({ length: 5 }, () => ({
      text: 'Anzeige',
      reason: 'a label of an advertisement',
      rule: 'advertising-label',
    })),
  );
});

test('lines that were wrapped at a margin are one paragraph again, and hyphenated words are whole', () => {
  const text = `Der Präsident der Vereinigten Staaten sprach am Montag lange mit dem Kanz-
ler über den Handel, und die US-
Regierung lobte am Abend die Ein- und
Ausfuhr von Waren aller Art in beiden Ländern.

Ein zweiter Absatz steht in einer Zeile, ist aber ebenso lang wie die ersten.`;
  expect(imported(text)).toBe(
    'Der Präsident der Vereinigten Staaten sprach am Montag lange mit dem Kanzler über den Handel, und die US-Regierung lobte am Abend die Ein- und Ausfuhr von Waren aller Art in beiden Ländern.\n\nEin zweiter Absatz steht in einer Zeile, ist aber ebenso lang wie die ersten.',
  );
});

test('a list stays a list and a numbered list keeps its numbers', () => {
  expect(
    imported('Das braucht man:\n\n• Mehl\n• Zucker\n\nSo geht es:\n\n1. Rühren.\n2. Backen.'),
  ).toBe('Das braucht man:\n\n- Mehl\n- Zucker\n\nSo geht es:\n\n1. Rühren.\n2. Backen.');
});

test('a caption with a credit is a figure without its picture', () => {
  expect(imported('Erster Absatz, der endet.\n\nAm Pult. (Archivbild) © Anna Muster/dpa')).toBe(
    'Erster Absatz, der endet.\n\n::figure[Am Pult. (Archivbild)]{credit="Anna Muster/dpa"}',
  );
});

test('a quotation that stands alone names its speaker', () => {
  expect(imported('Erster Absatz, der endet.\n\n„Das reicht uns nicht.“ – Anna Schmidt')).toBe(
    'Erster Absatz, der endet.\n\n> „Das reicht uns nicht.“\n> – Anna Schmidt',
  );
});

test('a headline above, a byline and a date become facts', () => {
  const { facts } = importArticle(
    'Der neue Radweg\n\nVon Anna Schmidt und Bernd Muster\n\n13. August 2024\n\nAm Montag beginnt der Bau in der Stadt.\n\nEr dauert ein Jahr und kostet viel Geld.',
    { kind: 'text' },
  );
  expect(facts).toMatchObject({
    title: 'Der neue Radweg',
    authors: [{ name: 'Anna Schmidt' }, { name: 'Bernd Muster' }],
    date: '2024-08-13',
  });
});

test('a headline and a date above hard-wrapped text stay lines of their own', () => {
  const { markdown } = importArticle(
    [
      'Der Haushalt steht',
      '13. August 2024',
      '',
      'Am Dienstag hat der Rat der Stadt nach langer Bera-',
      'tung den Haushalt beschlossen, und die Brücke wird',
      'nun doch gebaut, sagte die Bürgermeisterin am Abend',
      'vor dem Rathaus.',
      'Am Mittwoch wird der Rat über den Radweg am anderen',
      'Ufer des Flusses beraten.',
    ].join('\n'),
    { kind: 'text' },
  );
  expect(markdown).toContain('title: Der Haushalt steht\n');
  expect(markdown).toContain('date: 2024-08-13\n');
  expect(markdown).toContain('nach langer Beratung den Haushalt');
  expect(markdown).toContain('vor dem Rathaus.\n\nAm Mittwoch');
});

test('notes for editors of an agency are never in the article, and its name is', () => {
  const { markdown, removed, facts } = importArticle(
    `Der Steg ist offen

Hamburg (dpa) - Der Steg am See ist nach dem Sturm wieder offen, teilte die Stadt am Montag mit.

Die ersten Boote haben am Morgen angelegt.

dpa-Notizblock
## Internet
Telefon des Wirts: 0123 456`,
    { kind: 'text' },
  );
  expect(markdown).not.toContain('0123');
  expect(removed.map(({ rule }) => rule)).toEqual(['editors-notes']);
  expect(facts.agency).toBe('dpa');
});

test('running heads and page numbers of a PDF go, and a paragraph goes on over the page', () => {
  const page = (number: number, text: string): string =>
    `Jahresbericht des Vereins\n\n${text}\n\nSeite ${number}`;
  const { markdown } = importArticle(
    [
      page(
        1,
        'Der Steg ist offen\n\nDer Steg am See ist nach dem Sturm wieder offen, teilte die Stadt mit.',
      ),
      page(2, 'Die ersten Boote haben am Morgen angelegt, und am Abend wurde gefeiert.'),
      page(3, 'Im Herbst soll das Dach des Bootshauses neu gedeckt werden.'),
    ].join('\f'),
    { kind: 'text' },
  );
  expect(markdown).not.toMatch(/Jahresbericht|Seite \d/);
  expect(markdown).toContain('am Abend wurde gefeiert.');
});

test('what was copied is text, whatever it speaks of', () => {
  expect(
    imported('Erster Absatz, der endet.\n\nLesen Sie auch: Der neue Newsletter ist da.'),
  ).toContain('Lesen Sie auch: Der neue Newsletter ist da.');
});

test('the XML of an agency is an article', () => {
  const { markdown, problems } = importArticle(
    `<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20240506T101500"/></docdata></head><body><body.head><hedline><hl1>Der Steg ist offen</hl1></hedline><byline>Von Ida Sommer, dpa</byline></body.head><body.content><p>Der Steg am See ist nach dem Sturm wieder offen, teilte die Stadt am Montag mit.</p></body.content></body></nitf>`,
  );
  expect(problems).toEqual([]);
  expect(markdown).toContain('title: Der Steg ist offen\ndate: 2024-05-06\n');
  expect(markdown).toContain('authors:\n  - Ida Sommer\nagency: dpa');
});
