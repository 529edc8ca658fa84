import { wordsFor } from '../i18n/words-for.ts';
import { site } from '../site.ts';
import { absolute, imprintPath, isMailbox, sectionPath } from '../urls/urls.ts';
import type { Article } from './article.ts';

/**
 * The address for reporting a mistake in an article or section: a `mailto:` address (RFC 6068) that
 * names the article, or the imprint if the site has no mailbox.
 */
export function mistakeAddress(
  { title, path, lang }: Pick<Article, 'title' | 'path' | 'lang'>,
  section?: string,
): string {
  const to = site.reportMistakesTo ?? site.imprint.find(isMailbox);
  if (to === undefined) return imprintPath;
  const address = absolute(section === undefined ? path : sectionPath(path, section));
  const subject = encodeURIComponent(wordsFor(lang).mistakeIn(title));
  return `mailto:${to}?subject=${subject}&body=${encodeURIComponent(address)}%0D%0A%0D%0A`;
}
