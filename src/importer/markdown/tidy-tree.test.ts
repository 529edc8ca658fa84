import { expect, test } from 'vitest';
import { importArticle } from '../import-article.ts';

const text =
  'Die Stadt hat am Dienstag den Haushalt beschlossen, und danach sprachen noch viele Leute lange über die neue Brücke, den Fluss und das Geld.';
const page = (inside: string): string =>
  `<html lang="de"><head><title>Die Brücke steht</title></head><body><main><article><h1>Die Brücke steht</h1>
  <p>${text}</p><p>${text} Zweitens.</p>${inside}<p>${text} Zuletzt.</p></article></main></body></html>`;
const bodyOf = (inside: string): string =>
  importArticle(page(inside), { kind: 'html' }).markdown.replace(/^---\n[^]*?\n---\n/, '');

test.each([
  ['<p><b>Der Rat </b>stimmte am Abend nach langer Rede zu.</p>', '**Der Rat** stimmte am Abend'],
  ['<p><b>Titel:</b>Der Rat stimmte am Abend zu.</p>', '**Titel**:Der Rat stimmte'],
  ['<p>Der Rat <i>stimmte</i><i> am</i> Abend zu.</p>', 'Der Rat *stimmte* *am* Abend zu.'],
])('emphasis needs no character references: %s', (inside, expected) => {
  expect(bodyOf(inside)).toContain(expected);
  expect(bodyOf(inside)).not.toContain('&#x');
});

test('emptied lists and items leave nothing behind', () => {
  const body = bodyOf(
    '<ul><li> </li><li><img src="zahl.png"></li></ul><ul><li>Ein Punkt</li></ul>',
  );
  expect(body).not.toMatch(/^[-*]\s*$/m);
});

test('where the text has headings of the first level, all move down by one', () => {
  const body = bodyOf(
    `<h1>Vorgeschichte</h1><p>${text} Damals.</p><h2>Kosten</h2><p>${text} Viel.</p>`,
  );
  expect(body).toContain('\n## Vorgeschichte\n');
  expect(body).toContain('\n### Kosten\n');
});

test('a table that lays out a page is read cell by cell', () => {
  const html = `<html><head><title>Die Brücke steht</title></head><body><table><tr><td>
    <h2>Die Brücke steht</h2><p>${text}</p><p>${text} Zweitens.</p><h3>Kosten</h3><p>${text} Drittens.</p>
    </td><td><a href="/a">Menü</a></td></tr></table></body></html>`;
  const { markdown } = importArticle(html, { kind: 'html' });
  expect(markdown).toContain('## Kosten');
  expect(markdown).not.toContain('|');
});
