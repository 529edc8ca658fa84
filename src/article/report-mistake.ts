import { wordsFor } from '../i18n/words-for.ts';
import { site } from '../site.ts';
import { absolute, sectionPath } from '../urls/urls.ts';
import type { Article } from './article.ts';

/**
 * The `mailto:` address (RFC 6068) by which readers report a mistake in an article, or in one of its sections: the mail says where.
 * Nothing where the site names nobody to write to.
 */
export function mistakeMail(
  { title, path, lang }: Pick<Article, 'title' | 'path' | 'lang'>,
  section?: string,
): string | undefined {
  const { reportMistakesTo: to } = site;
  if (to === undefined) return undefined;
  const address = absolute(section === undefined ? path : sectionPath(path, section));
  const subject = encodeURIComponent(wordsFor(lang).mistakeIn(title));
  return `mailto:${to}?subject=${subject}&body=${encodeURIComponent(address)}%0D%0A%0D%0A`;
}
