import type { PageRule } from '../finding.ts';

/**
 * A page declares its language as a BCP 47 tag, which voices, hyphenation and translation rely on.
 */
export const language: PageRule = ({ path, elements }) => {
  const lang = elements.find(({ name }) => name === 'html')?.attributes.get('lang') ?? '';
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang)) return [];
  return [
    {
      page: path,
      message: lang === '' ? 'The page declares no language.' : `“${lang}” is not a language.`,
      remedy: 'Write the article’s `lang` like “de” or “en-GB”.',
      written: ['lang:'],
    },
  ];
};
