import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarkdownLimitError } from './limits.ts';
import { readMarkdown } from './pipeline.ts';
import { toHtml } from './to-html.ts';

/** How many texts are tried: FUZZ_RUNS=100000 for a long look. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 3000);

/** Whatever Markdown, HTML and other systems give a meaning to. */
const signs = [
  ...[
    '*',
    '_',
    '**',
    '__',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '<',
    '>',
    '#',
    '## ',
    '- ',
    '+ ',
    '1. ',
  ],
  ...[
    '|',
    '| ',
    '\n',
    '\n\n',
    '~',
    '~~',
    '`',
    '```',
    '\n```\n',
    ':',
    '::',
    ':::',
    '{',
    '}',
    '&',
    '"',
  ],
  ...[
    "'",
    '=',
    '\n---\n',
    '\n===\n',
    '\n    ',
    '\t',
    '\\',
    '[^1]',
    '[^1]: ',
    '<!--',
    '-->',
    '$',
    '%',
  ],
  ...[
    '^',
    '> ',
    '!',
    '\n| a | b |\n| - | - |\n',
    '<https://',
    'https://',
    'www.',
    '@',
    '{#id}',
    ' ',
  ],
  ...[
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<details>',
    '</details>',
    '<summary>',
    '<br>',
    '<p>',
    '<table>',
  ],
  ...[
    '<tr>',
    '<td>',
    '</table>',
    '<ul>',
    '<li>',
    '<dl><dd>',
    '<figure>',
    '<figcaption>',
    '<h3>',
    '</h3>',
  ],
  ...['<a href="', '">', '<img alt="', '<q>', '<ruby><rt>', '<cite>', '<!x', '<?x', ']: '],
];

/** Words that occur once, and signs between them. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.constantFrom('', ' ')), {
    minLength: 2,
    maxLength: 9,
  })
  .chain((between) =>
    fc
      .array(fc.boolean(), { minLength: between.length, maxLength: between.length })
      .map((isWord) =>
        between.map((sign, index) => (isWord[index] ? `wort${index}x${sign}` : sign)).join(''),
      ),
  );

test(
  'whatever stands between words, each is published, or the author is told',
  { timeout: 60_000 + numRuns * 20 },
  () => {
    fc.assert(
      fc.property(texts, (markdown) => {
        const read = readOrRefuse(markdown);
        if (!read || read.problems.length > 0) return;
        const html = toHtml(read.sections);
        // The language of code is not shown.
        const text = markdown.replace(/<!--[^]*?-->/g, '').replace(/(?:`{3,}|~{3,})[^\s`]+/g, '');
        const written = text.match(/wort\d+x/g) ?? [];
        expect(written.filter((word) => !html.includes(word))).toEqual([]);
      }),
      { numRuns, seed: 17 },
    );
  },
);

function readOrRefuse(markdown: string) {
  try {
    return readMarkdown(markdown, { lang: 'de' });
  } catch (error) {
    if (error instanceof MarkdownLimitError) return undefined;
    throw error;
  }
}

test('the label of a note, in place of which its number is shown, is not lost', () => {
  const html = '<table><tr><td>x</td></tr></table>';
  const { problems } = readMarkdown(`Text[^Note].\n\n[^Note]: Inhalt\n\n${html}\n`, { lang: 'de' });
  expect(problems).toEqual([]);
});
