import fc from 'fast-check';
import { remark } from 'remark';
import { expect, test } from 'vitest';
import { pieces } from '../../tests/hostile/pieces.ts';
import { remarkDialect } from './remark-dialect.ts';
import { remarkPlainBlocks } from './remark-plain-blocks.ts';

const parser = remark().use(remarkDialect, { tables: true }).freeze();
const spared = parser().use(remarkPlainBlocks).freeze();

/** Plain blocks, and what could take them in or reach over them. */
const blocks = [
  ...[
    'Wort',
    'Er sagte: „Ja.“',
    'zwei\nZeilen',
    'Wort ',
    '  Wort',
    'drei - 4\nx 1. y',
    '\u{1F130}x',
  ],
  ...[
    '(1) a',
    'Ja! a & b',
    'a!',
    '!a',
    'a &amp; b',
    'a &',
    'a!\n& b',
    '(1)',
    '§ 1 a',
    '– a',
    '…',
    '20',
    '20 a\n3 b',
    '20. a',
    '2) a',
    '2)',
    '2.5 a',
    'a\n2. b',
  ],
  ...[
    '## Titel',
    '# 1. T # T',
    '# T #',
    '#  T',
    '# *T*',
    '#',
    '### T\nWort',
    '####### T',
    'a\n===',
    '***',
    '::figure[a]',
    ':::a',
    '*a*',
    '[a]: b',
    '[a]: b "c',
  ],
  ...[
    '- a',
    '-',
    '1. a\n\n   b',
    '* a\n\n\n  b',
    '> a',
    '>',
    '> a\nb',
    '- a\nb',
    '[^1]: a',
    '[^1]:',
  ],
  ...[
    '    code',
    '```',
    '~~~',
    '  ```',
    '- ```',
    '> <!--',
    '<!--',
    '<div>',
    '  <pre>',
    '[^1]: ```',
  ],
  ...['| a |\n|-|', 'a | b\n-|-\nc', '', '\n', ' ', '\t', 'a\u2028- b', 'a\u00A0'],
];
const text = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...blocks), fc.constantFrom(...pieces)), { maxLength: 9 }),
    fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n'),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([parts, gap, end]) => parts.join(gap) + end);

test('the tree is the one the parser makes of the whole text, places included', () => {
  fc.assert(
    fc.property(text, (markdown) => {
      expect(spared.parse(markdown)).toEqual(parser.parse(markdown));
    }),
    { numRuns: 500 },
  );
});

test('the parser does not read plain headings and paragraphs', () => {
  let read = '';
  const listening = remark().use(function () {
    const { parser: parse } = this;
    this.parser = (markdown, file) => {
      read = markdown;
      return parse?.(markdown, file) ?? { type: 'root', children: [] };
    };
  });
  const plain =
    '## § 1 Titel\n\nEr sagte:\n„Ja.“\n\n(2) Wer 20 ist.\n\n20 Jahre.\n\nJa, du & ich!\n\n';
  listening.use(remarkPlainBlocks).parse(plain + '*Nein.*\n');
  expect(read).toBe('*Nein.*\n');
});
