import { describe, expect, test } from 'vitest';
import { MarkdownLimitError } from './limits.ts';
import { renderMarkdown } from './pipeline.ts';

const render = (markdown: string): unknown =>
  renderMarkdown(markdown, { lang: 'de', firstLine: 5 });

describe('a text no article has is refused before it costs anything', () => {
  test.each([
    ['2,000 quotations', '>'.repeat(2000)],
    ['1,000 lists', '- '.repeat(1000) + 'a'],
    [
      'lists by indentation',
      Array.from({ length: 200 }, (_, depth) => '  '.repeat(depth) + '- a').join('\n'),
    ],
    ['notes in notes', '[^a]: '.repeat(1000)],
    ['1,500 tags', 'a ' + '<b>'.repeat(1500)],
    ['1,500 blocks', '<div>\n'.repeat(1500)],
    ['nested emphasis', '*'.repeat(300) + 'a' + '*'.repeat(300)],
    ['100 kB of brackets', '[\n'.repeat(50_000)],
    ['10,000 pairs of emphasis', '*a **b '.repeat(7_000)],
    ['a ragged table', '|a'.repeat(2000) + '|\n' + '|-'.repeat(2000) + '|\n' + '|x\n'.repeat(2000)],
    ['400 sections', '## Titel\n'.repeat(400)],
    ['2 MB', 'Wort '.repeat(400_000)],
    ['one line of 60 kB', 'Wort '.repeat(12_000)],
  ])('%s', (_, markdown) => {
    expect(() => render(markdown)).toThrow(MarkdownLimitError);
  });
});

test('the error names the line and what to do', () => {
  expect(() => render('Text\n\n' + '>'.repeat(40))).toThrow(
    expect.objectContaining({
      name: 'MarkdownLimitError',
      line: 7,
      remedy: 'Indent the line less, or remove some of its > and list markers.',
    }),
  );
});

test('a text that takes longer than it may is refused', () => {
  const text = '*betont* [so](https://example.com/)\n\n'.repeat(1000);
  expect(() => renderMarkdown(text, { lang: 'de', limits: { milliseconds: 1 } })).toThrow(
    'Reading the text takes longer than 0.001 seconds.',
  );
});

describe('long articles are no problem', () => {
  const sentence = 'Er sagte *betont*: "Das ist [so](https://example.com/)[^1], oder?" ';
  test.each([
    [
      '10,000 words in 40 sections',
      Array.from(
        { length: 40 },
        (_, n) => `## Abschnitt ${n}\n\n${(sentence.repeat(7) + '\n\n').repeat(5)}`,
      ).join('\n'),
    ],
    ['a paragraph of 20 kB', sentence.repeat(300)],
    ['a list of 500 items', `- ${sentence}\n`.repeat(500)],
    ['a table of 500 rows', '|a|b|c|\n|-|-|-|\n' + '| 1 | *zwei* | drei |\n'.repeat(500)],
    [
      '20 lists in each other',
      Array.from({ length: 20 }, (_, depth) => '  '.repeat(depth) + '- a').join('\n'),
    ],
    ['a long rule', '- '.repeat(60) + '\n\n' + '* '.repeat(60)],
  ])('%s', (_, markdown) => {
    expect(render(markdown)).not.toEqual([]);
  });
});
