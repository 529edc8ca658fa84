import { expect, test } from 'vitest';
import { importArticle } from './import-article.ts';
import { slugFor } from './write-article.ts';

const text =
  'Der Steg am See ist nach dem Sturm im Herbst wieder offen, und die ersten Boote haben am Morgen dort angelegt.';
const page = (inside: string): string =>
  `<html lang="de"><head><title>Der Steg ist offen</title><meta property="article:published_time" content="2024-05-06"></head><body><article><h1>Der Steg ist offen</h1><p>${text}</p>${inside}<p>${text} Ja.</p></article></body></html>`;

test('escape sequences of terminals are in no article', () => {
  const { markdown, removed } = importArticle(
    page('<p>Rot &#27;[31m und \u001b[2J leer, sagt der Wirt am See.</p>'),
  );
  expect(markdown + removed.map((one) => one.text).join()).not.toContain('\u001b');
});

test.each(['__proto__', 'constructor', 'toString'])(
  'a field named %s is listed as left out',
  (name) => {
    const { markdown, removed } = importArticle(
      `---\ntitle: Der Steg\n${name}: x\n---\n\n${text}\n`,
    );
    expect(markdown).toContain('title: Der Steg');
    expect(removed.map((one) => one.text)).toContain(`${name}: x`);
  },
);

test('a line break in a fact is a space', () => {
  const html = page('').replace('</head>', '<meta name="author" content="Ida\nSommer"></head>');
  expect(importArticle(html).markdown).toContain('- Ida Sommer');
});

test('an article called Index does not take the name of its folder', () => {
  expect(slugFor('Index')).toBe('artikel-index');
});

test.each([
  ['<h2>Das Zeichen {#steg}</h2>', 'Das Zeichen \\{#steg}'],
  ['<p>:::hinweis Das steht so auf der Seite, drei Doppelpunkte und alles.</p>', '\\:::hinweis'],
  ['<p>Die Vorlage {{ titel }} war auf der Seite nicht ausgefüllt worden.</p>', '\\{\\{ titel }}'],
])('signs that mean something here stay text: %s', (inside, written) => {
  const { markdown, problems } = importArticle(page(inside));
  expect(problems).toEqual([]);
  expect(markdown).toContain(written);
  expect(markdown).not.toContain('# TODO');
});

test('thousands of signs of a list end in time', { timeout: 20_000 }, () => {
  const { problems } = importArticle(`# Titel\n\n${'- '.repeat(8000)}Text\n`);
  expect(problems).toHaveLength(1);
});
