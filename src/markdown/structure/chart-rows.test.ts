import { expect, test } from 'vitest';
import { renderMarkdown } from '../pipeline.ts';
import { numberIn } from './chart-rows.ts';

test.each([
  ['1.234,5', 'de', 1234.5],
  ['1,234.5', 'en', 1234.5],
  ['1 234', 'fr', 1234],
  ['−20 %', 'de', -20],
  ['-3', 'en', -3],
  ['€ 12', 'en', 12],
  ['ca. 7', 'de', 7],
  ['12', 'de-CH', 12],
  ['viele', 'de', undefined],
  ['', 'de', undefined],
  ['2 von 3', 'de', undefined],
  ['1.5', 'de', undefined],
  ['12.5 %', 'de', undefined],
  ['1,5', 'en', undefined],
  ['1,5', 'de', 1.5],
  ['1.5', 'en', 1.5],
  ['1.234', 'de', 1234],
  ['1’234’567,8', 'de', 1234567.8],
  ['1.234 567', 'de', undefined],
  ['1,2,3', 'de', undefined],
  ['12345,6', 'de', 12345.6],
  ['CO2 5', 'de', undefined],
  ['CO2 500', 'de', undefined],
  ['A-7', 'de', undefined],
  ['1½', 'de', undefined],
  ['12 m²', 'de', 12],
])('%s in %s is %s', (text, lang, value) => {
  expect(numberIn(text, lang)).toBe(value);
});

test('a note on a number is not part of the number', () => {
  const table = '| Jahr | Räder[^1] |\n| --- | --: |\n| 2024[^1] | 12[^1] |\n';
  const [section] = renderMarkdown(`:::chart[Räder]\n${table}:::\n\n[^1]: Geschätzt.\n`, {
    lang: 'de',
  });
  expect(section?.blocks[0]).toMatchObject({
    type: 'chart',
    html: expect.stringContaining('doc-noteref'),
    data: { series: ['Räder'], rows: [{ label: '2024', texts: ['12'], values: [12] }] },
  });
});
