import { expect, test } from 'vitest';
import { importArticle } from '../import-article.ts';

const problemsOf = (html: string): string =>
  importArticle(html, { kind: 'html' })
    .problems.map(({ message }) => message)
    .join(' ');

test('an error page is no article', () => {
  const html = `<html><head><title>404 – Seite nicht gefunden</title></head><body><nav><a href="/">Start</a></nav>
    <main><h1>Seite nicht gefunden</h1><p>Die gesuchte Seite gibt es nicht mehr. Versuchen Sie es mit der Suche.</p></main></body></html>`;
  expect(problemsOf(html)).toContain('an error message');
});

test('a wall to log in at is no article', () => {
  const html = `<html><head><title>Der Haushalt | Zeitung</title></head><body><main><h1>Der Haushalt</h1>
    <p>Der Rat hat am Abend lange beraten.</p><form><p>Bitte melden Sie sich an, um weiterzulesen.</p>
    <input type="email"><input type="password"><button>Anmelden</button></form></main></body></html>`;
  expect(problemsOf(html)).toContain('log in or subscribe');
});

test('a list of articles is no article', () => {
  const teasers = Array.from(
    { length: 14 },
    (_, n) =>
      `<li><h2><a href="/artikel/${n}">Die Nachricht Nummer ${n} aus der Stadt</a></h2></li>`,
  ).join('');
  const html = `<html><head><title>Zeitung</title></head><body><main><h1>Neueste Nachrichten</h1><ul>${teasers}</ul></main></body></html>`;
  expect(problemsOf(html)).toMatch(/a list of other pages|There is no article/);
});

test('a page that only a script fills has no article', () => {
  expect(
    problemsOf('<html><head><title>App</title></head><body><div id="root"></div></body></html>'),
  ).toContain('There is no article');
});

test('a short report is an article', () => {
  const html = `<html lang="de"><head><title>Unfall auf der Brücke</title></head><body><main><article><h1>Unfall auf der Brücke</h1>
    <p>Auf der Brücke sind am Montag zwei Wagen zusammengestoßen. Verletzt wurde niemand, sagte die Polizei am Abend der dpa.</p>
    <p>Der Verkehr staute sich bis in den Abend. Die Polizei bittet Zeugen, sich bei der Wache am Markt zu melden.</p></article></main></body></html>`;
  expect(importArticle(html, { kind: 'html', date: '2024' }).problems).toEqual([]);
});

test('what a server wrote before the page does not hide it', () => {
  const text =
    'Der Rat hat am Abend nach langer Beratung den Haushalt beschlossen, und die Brücke wird gebaut, sagte er.';
  const html = `<br><b>Warning</b>: something in file<br><html><head><title>Der Haushalt steht</title></head><body><article><h1>Der Haushalt steht</h1><p>${text}</p><p>${text} Ja.</p></article></body></html>`;
  expect(importArticle(html, { kind: 'html' }).markdown).toContain(text);
});

test('an article that a script would put into the page is read from the page’s data', () => {
  const text = Array.from(
    { length: 8 },
    (_, n) =>
      `<p>Im ${n + 1}. Absatz steht, was der Rat am Abend nach langer Beratung über die Brücke und das Geld beschlossen hat.</p>`,
  ).join('');
  const data = JSON.stringify({ page: { blocks: [{ body: text }] }, user: null });
  const html = `<html lang="de"><head><title>Der Haushalt steht</title></head><body><nav><a href="/">Start</a></nav>
    <div id="root"><p>Bitte schalten Sie JavaScript ein.</p></div><script type="application/json">${data.replaceAll('<', '\\u003c')}</script></body></html>`;
  const { markdown, removed, problems } = importArticle(html, { kind: 'html' });
  expect(problems).toEqual([]);
  expect(markdown).toContain('Im 8. Absatz steht');
  expect(removed.map(({ text: line }) => line)).toContain('Bitte schalten Sie JavaScript ein.');
});
