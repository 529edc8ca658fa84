import { expect, test } from 'vitest';
import { importArticle } from '../import-article.ts';

const front = '---\ntitle: Am See\ndate: 2024-05-03\nlang: en\n---\n';
const bodyOf = (markdown: string): string => {
  const { markdown: article, problems } = importArticle(`${front}\n${markdown}\n`, {
    kind: 'markdown',
  });
  expect(problems).toEqual([]);
  return article.split('\n---\n')[1]?.trim() ?? '';
};

test.each([
  ['## :memo: What we saw at the lake', '## \\:memo: What we saw at the lake'],
  ['The boat is called #{name} by all of us.', 'The boat is called \\#\\{name} by all of us.'],
])('what the build would take for an instruction is text: %s', (source, text) => {
  expect(bodyOf(source)).toBe(text);
});

test('code in HTML is code', () => {
  expect(bodyOf('It calls <code>path("#{name}", &lt;id&gt;)</code> at once.')).toBe(
    'It calls `path("#{name}", <id>)` at once.',
  );
});

test('a comment of the author is listed, and marks of generators are not', () => {
  const { removed } = importArticle(`${front}\nAm See.\n\n<!-- Ida fragen -->\n\n<!--more-->\n`, {
    kind: 'markdown',
  });
  expect(removed).toEqual([
    { text: '<!-- Ida fragen -->', reason: 'a comment, which no reader sees', rule: 'comment' },
  ]);
});

test('a TODO names the line of its place in the file', () => {
  const body =
    'One.\n\n<div></div>\n\n- a\n- b\n\n* c\n* d\n\nTwo\nthree.\n\n![](x.png)\n\n## A\n\n{{< box >}}\n\nFour, {{< box >}}.';
  const { markdown } = importArticle(`${front}\n${body}\n`, { kind: 'markdown' });
  const lines = markdown.split('\n');
  const named = [...markdown.matchAll(/^# TODO Lines? (\d[\d, ]*):/gm)].map(([, numbers = '']) =>
    numbers.split(', ').map((number) => lines[Number(number) - 1]),
  );
  expect(named).toEqual([
    ['![Bild ohne Beschreibung](x.png)'],
    ['\\{\\{< box >}}', 'Four, \\{\\{< box >}}.'],
  ]);
});

test('places are summed up where the front matter would become longer than the build reads', () => {
  const body = Array.from({ length: 500 }, (_, index) => `A {{< box${index} >}}.`).join('\n\n');
  const { markdown, problems } = importArticle(`${front}\n${body}\n`, { kind: 'markdown' });
  expect(problems).toEqual([]);
  expect(markdown).toMatch(/# TODO Lines [\d, ]+ …: Check these, too: \d{3} more places/);
});

test('a topic that a post names twice is one topic', () => {
  const source =
    '---\ntitle: Am See\ndate: 2024-05-03\ntags: [Lake]\ncategories: [lake]\n---\nOne.';
  expect(importArticle(source, { kind: 'markdown' })).toMatchObject({
    facts: { topics: ['Lake'] },
    problems: [],
  });
});

test('a field that takes plain text loses its Markdown, which is listed', () => {
  const description = 'Von **Ida**, mit [einem **Bild**](https://see.example/) und [Rest](/rest/).';
  const source = `---\ntitle: Am See\ndate: 2024-05-03\ndescription: "${description}"\n---\n\nEin Satz.\n`;
  const { facts, removed, problems } = importArticle(source, { kind: 'markdown' });
  expect(problems).toEqual([]);
  expect(facts.description).toBe('Von Ida, mit einem Bild und Rest.');
  expect(removed).toMatchObject([{ text: description, rule: 'plain-field' }]);
});

test('a note whose number stands in a table that became text is text, too', () => {
  const table =
    '| Art | Zahl[^n] |\n| --- | --- |\n| Boote | {{ boats | size }} |\n\n[^n]: Alle Boote.';
  expect(bodyOf(table)).toContain('Alle Boote.');
});

test('ids of headings stay ids where another part of the text is mended', () => {
  const text = '[A](#kern)\n\n## Der Steg {#kern}\n\nOne.\n\n## :memo: Two\n\nThree.';
  expect(bodyOf(text)).toContain('## Der Steg {#kern}\n');
});
