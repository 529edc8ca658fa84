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
