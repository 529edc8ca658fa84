import { describe, expect, test } from 'vitest';
import { importArticle } from '../import-article.ts';

const paragraph = (topic: string): string =>
  `<p>Am Dienstag hat der Rat der Stadt über ${topic} beraten, und nach langer Rede stimmten am Ende fast alle dafür, sagte die Bürgermeisterin am Abend.</p>`;
const article = ['den Haushalt', 'die neue Brücke', 'das alte Rathaus', 'den Radweg am Fluss']
  .map(paragraph)
  .join('\n');
const page = (around: { inside?: string; after?: string }): string => `<html lang="de"><head>
  <title>Der Rat hat beraten</title></head><body><nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>
  <main><article class="article-body"><h1>Der Rat hat beraten</h1>${article}${around.inside ?? ''}</article>${around.after ?? ''}</main>
  <footer><p>Impressum und Datenschutz</p></footer></body></html>`;
const read = (around: { inside?: string; after?: string }) =>
  importArticle(page(around), { kind: 'html' });

describe('what surrounds an article is left out and listed', () => {
  test.each([
    [
      'comments',
      '<section id="comments" class="comments"><h2>Kommentare</h2><ol class="comment-list"><li class="comment"><p>Ich finde das alles ganz und gar falsch und habe es schon immer gesagt, meine Damen und Herren.</p></li></ol></section>',
      'ganz und gar falsch',
    ],
    [
      'a side column',
      '<aside class="sidebar"><p>Der Wetterbericht für morgen: am Vormittag Regen, am Nachmittag Sonne, und abends wird es kalt.</p></aside>',
      'Wetterbericht',
    ],
    [
      'other articles',
      '<div class="related"><div class="teaser"><h3><a href="/b">Ein anderer Artikel aus der Stadt</a></h3><p>Worum es darin geht, steht hier kurz.</p></div></div>',
      'Ein anderer Artikel',
    ],
    [
      'a box about the author',
      '<div class="author-bio"><p>Erika Beispiel schreibt seit vielen Jahren über die Stadt und ihre Menschen.</p></div>',
      'Erika Beispiel',
    ],
  ])('%s', (_, after, words) => {
    const { markdown, removed } = read({ after });
    expect(markdown).not.toContain(words);
    expect(removed.find(({ text }) => text.includes(words))).toMatchObject({
      reason: expect.any(String) as string,
      rule: expect.any(String) as string,
    });
  });
});

test('every block of a page is kept or listed', () => {
  const { markdown, removed } = read({ after: '<p>Ein Satz am Rande.</p>' });
  const all = `${markdown}\n${removed.map(({ text }) => text).join('\n')}`;
  for (const words of ['Start', 'Sport', 'den Radweg', 'Ein Satz am Rande.', 'Impressum'])
    expect(all).toContain(words);
});

test.each([
  '(dpa)',
  'Korrektur: In einer früheren Fassung stand, der Rat habe am Montag beraten.',
  'Foto: Erika Beispiel',
])('never left out: %s', (line) => {
  expect(read({ inside: `<p>${line}</p>` }).markdown).toContain(line.replace(/[()]/g, ''));
});

test('a caption and its credit stay, apart', () => {
  const figure =
    '<figure><img src="bruecke.jpg" alt="Brücke"><figcaption>Die Brücke am Morgen (Archivbild) © Erika Beispiel/dpa</figcaption></figure>';
  expect(read({ inside: figure + paragraph('den Zaun') }).markdown).toContain(
    '::figure[Die Brücke am Morgen (Archivbild)]{credit="Erika Beispiel/dpa"}',
  );
});

test('code stays as it is', () => {
  const code = '<pre><code>let bruecke = 1;</code></pre>';
  expect(read({ inside: code + paragraph('den Zaun') }).markdown).toContain('let bruecke = 1;');
});

test('a heading over nothing goes with what stood below it', () => {
  const after =
    '<h2>Auch das noch</h2><div class="related"><ul><li><a href="/a">Eins aus der Stadt</a></li><li><a href="/b">Zwei aus der Stadt</a></li></ul></div>';
  expect(read({ after }).markdown).not.toContain('Auch das noch');
});
