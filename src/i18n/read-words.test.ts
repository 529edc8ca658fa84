import { expect, test } from 'vitest';
import { en } from './en.ts';
import { readWords } from './read-words.ts';

const read = (text: string) => readWords(text, { lang: 'sv', base: en, file: 'words/sv.yml' });

test.each(['zero', 'one', 'two'])(
  'the plural form “%s” needs no number, and refuses unknown placeholders',
  (form) => {
    const plural = (text: string) =>
      `# Ord\narticleCount:\n  other: "{count} artiklar"\n  ${form}: "${text}"\n`;
    expect(read(plural('en artikel')).problems).toEqual([]);
    expect(read(plural('{count} artikel')).problems).toEqual([]);
    expect(read(plural('{n} artikel')).problems).toEqual([
      {
        file: 'words/sv.yml',
        line: 4,
        message: `articleCount.${form}: There is no {n} in this message.`,
        remedy: 'Write {count} where that is to stand.',
      },
    ]);
  },
);

test('a plural form of many things needs the number', () => {
  const { problems } = read('articleCount: { other: "{count} artiklar", few: artiklar }\n');
  expect(problems).toMatchObject([
    { line: 1, message: 'articleCount.few: The text lacks {count}.' },
  ]);
});

test('a message has the form that its number asks for', () => {
  const { words } = read('articleCount: { one: "{count} artikel", other: "{count} artiklar" }\n');
  expect([words.articleCount(1), words.articleCount(2)]).toEqual(['1 artikel', '2 artiklar']);
});
