import { typeset } from '../markdown/typography/typography.ts';
import { site } from '../site.ts';
import type { ArticleMetadata, SectionMetadata } from './metadata.ts';
import { digestOf } from '../cache/digest.ts';
import { newestFirst } from './order.ts';
import type { AddressedArticle } from './read-articles.ts';
import { linkTranslations, type Translation } from './translations.ts';

/** The facts of the articles that are to be shown, newest first. Drafts are published nowhere. */
export function listMetadata(
  articles: readonly AddressedArticle[],
  { drafts }: { drafts: boolean },
): ArticleMetadata[] {
  const { translations } = linkTranslations(articles);
  const recent = typeof site.cards === 'object' ? site.cards.recent : 0;
  return articles
    .filter(({ frontmatter }) => drafts || !frontmatter.draft)
    .map((article) => factsOf(article, translations.get(article.slug) ?? []))
    .sort(newestFirst)
    .map((facts, index) => withDigest({ ...facts, isRecent: index < recent }));
}

/** The place of the text is not shown anywhere. */
function withDigest(facts: Omit<ArticleMetadata, 'digest'>): ArticleMetadata {
  const { text, ...shown } = facts;
  return { ...facts, digest: digestOf(JSON.stringify([text.source, shown])) };
}

function factsOf(
  { slug, file, frontmatter, outline, addresses, pictures, digest, check, place }: AddressedArticle,
  translations: Translation[],
): Omit<ArticleMetadata, 'digest'> {
  const { lang, picture } = frontmatter;
  const set = (text: string) => typeset(text, lang);
  return {
    ...frontmatter,
    translations,
    slug,
    file,
    title: set(frontmatter.title),
    ...(frontmatter.kicker !== undefined && { kicker: set(frontmatter.kicker) }),
    ...(frontmatter.description !== undefined && { description: set(frontmatter.description) }),
    ...(picture && {
      picture: {
        ...picture,
        ...(picture.caption !== undefined && { caption: set(picture.caption) }),
      },
    }),
    corrections: frontmatter.corrections.map(({ date, text }) => ({ date, text: set(text) })),
    sections: outline.flatMap(({ level, number, heading, words, ...own }): SectionMetadata[] => {
      if (!heading) return [];
      const { id, formerIds } = addresses.sections[number - 1] ?? { id: own.id, formerIds: [] };
      return [{ id, formerIds, level, number, ...heading, words }];
    }),
    leadIds: addresses.leadIds,
    removed: addresses.removed,
    formerAddresses: addresses.formerAddresses,
    words: outline.reduce((sum, { words }) => sum + words, 0),
    pictures,
    isRecent: false,
    frontmatter,
    text: { source: digest, path: place.path, at: place.at, length: place.length, check },
  };
}
