import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPlainField } from './plain-field.ts';

test.each([
  [['title: Brücke gesperrt'], 'Brücke gesperrt', []],
  [['topics: [Energie, Wasser]'], ['Energie', 'Wasser'], []],
  [
    ['topics:', '  - Energie', '  - Wasser'],
    ['Energie', 'Wasser'],
    [1, 2],
  ],
  [['description: >-', '  "Nein": so', '  # heißt es'], '"Nein": so # heißt es', []],
])('%j is read without the YAML parser', (lines, value, rows) => {
  expect(readPlainField(lines)).toEqual({ value, rows });
});

test.each([
  [['title: Er sagt: Nein']],
  [['title: Nummer #1']],
  [['title: "Nein"']],
  [['topics: [a:, b]']],
  [['authors:', '  - name: Anna']],
  [['description: >-', '  eins', '    zwei']],
  [['description: >-', '  eins', '', '  zwei']],
])('%j is left to the YAML parser', (lines) => {
  expect(readPlainField(lines)).toBeUndefined();
});

test('what is read is what the YAML parser makes of it', () => {
  const piece = fc.constantFrom(
    ...['a', 'Ä', '1', ' ', ' ', ':', ': ', '#', ' #', ',', ', ', '[', ']', '{', '}', '- ', '-'],
    ...[
      '"',
      "'",
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '?',
      '~',
      '\\',
      '\t',
      '\u00A0',
      '\u2028',
      '  ',
    ],
  );
  const text = fc.array(piece, { maxLength: 6 }).map((parts) => `a${parts.join('')}`);
  const lines = fc.oneof(
    text.map((one) => [`name: ${one}`]),
    fc.array(text, { minLength: 1, maxLength: 3 }).map((some) => [`name: [${some.join(', ')}]`]),
    fc
      .array(text, { minLength: 1, maxLength: 3 })
      .map((some) => ['name:', ...some.map((one) => `  - ${one}`)]),
    fc
      .array(fc.tuple(piece, text), { minLength: 1, maxLength: 3 })
      .map((some) => ['name: >-', ...some.map((one) => `  ${one.join('')}`)]),
  );
  fc.assert(
    fc.property(lines, (field) => {
      const plain = readPlainField(field);
      if (plain)
        expect(parse(field.join('\n'), { schema: 'failsafe' })).toEqual({ name: plain.value });
    }),
    { numRuns: 2000 },
  );
});
