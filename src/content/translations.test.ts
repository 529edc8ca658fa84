import { expect, test } from 'vitest';
import { linkTranslations } from './translations.ts';

const article = (slug: string, lang: string, translations = {}, draft = false) => ({
  slug,
  frontmatter: { lang, draft, translations },
});

test('one article naming the other is enough for both', () => {
  const { translations, problems } = linkTranslations([
    article('bruecke', 'de', { en: 'bridge' }),
    article('bridge', 'en-GB'),
  ]);
  const both = [
    { slug: 'bruecke', lang: 'de' },
    { slug: 'bridge', lang: 'en-GB' },
  ];
  expect(translations).toEqual(
    new Map([
      ['bruecke', both],
      ['bridge', both],
    ]),
  );
  expect(problems).toEqual([]);
});

test('translations of one original know each other', () => {
  const { translations } = linkTranslations([
    article('pont', 'fr', { de: 'bruecke' }),
    article('bridge', 'en', { de: 'bruecke' }),
    article('bruecke', 'de'),
  ]);
  expect(translations.get('pont')?.map(({ lang }) => lang)).toEqual(['de', 'en', 'fr']);
});

test('a draft is linked to nobody', () => {
  const { translations, problems } = linkTranslations([
    article('bruecke', 'de', { en: 'bridge' }),
    article('bridge', 'en', {}, true),
  ]);
  expect(translations.get('bruecke')).toEqual([]);
  expect(problems).toEqual([]);
});

test('names that lead nowhere, to itself, or to another language are problems', () => {
  const { problems } = linkTranslations([
    article('bruecke', 'de', { en: 'brigde', fr: 'bruecke', nl: 'bridge' }),
    article('bridge', 'en'),
  ]);
  expect(problems.map(({ slug, message }) => `${slug}: ${message}`)).toEqual([
    'bruecke: translations: There is no article “brigde”.',
    'bruecke: translations: The article “bruecke” is named as its own translation.',
    'bruecke: translations: The article “bridge” is written in “en”, not in “nl”.',
  ]);
});

test('two articles of one language are not one text', () => {
  const { problems } = linkTranslations([
    article('bruecke', 'de', { en: 'bridge' }),
    article('bridge', 'en'),
    article('the-bridge', 'en', { de: 'bruecke' }),
  ]);
  expect(problems.map(({ slug, message }) => `${slug}: ${message}`)).toEqual([
    'bruecke: translations: “bridge” and “the-bridge” are the same text in one language, “en”.',
  ]);
});

test('an article that has problems of its own is not said to be missing', () => {
  const { problems } = linkTranslations(
    [article('bruecke', 'de', { en: 'bridge' })],
    new Set(['bridge']),
  );
  expect(problems).toEqual([]);
});
