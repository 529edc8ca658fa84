import { typeset } from '../markdown/typography/typography.ts';
import type { Addressed } from '../schema/article-paths.ts';
import { site } from '../site.ts';
import type { ArticleMetadata, SectionMetadata } from './metadata.ts';
import { sectionNamed } from './corrected-sections.ts';
import { digestOf } from '../cache/digest.ts';
import { ageOf } from './dates/age.ts';
import { kindOf } from './read/article-files.ts';
import { authorsByName } from './authors.ts';
import { dayOf } from './dates/instant.ts';
import { newestFirst } from './order.ts';
import { dueAfter, type ScheduledArticle } from './dates/scheduled.ts';
import type { AddressedArticle } from './read/read-articles.ts';
import { topicSlugs } from './topic-slugs.ts';
import { linkTranslations, type Translation } from './translations.ts';

/**
 * The metadata of the articles to show, newest first. Drafts, and articles dated after `now`, are
 * left out unless `drafts` is set.
 */
export function listMetadata(
  sources: readonly AddressedArticle[],
  { drafts, now }: { drafts: boolean; now: Date },
): ArticleMetadata[] {
  const articles = sources.filter(({ file }) => kindOf(file) === 'article');
  const scheduled = new Set(
    articles.filter(({ frontmatter: { date } }) => dueAfter(date, now) !== undefined),
  );
  const { translations } = linkTranslations(
    articles.filter((article) => !scheduled.has(article)),
    namesOf(articles),
  );
  const listed = articles.filter(
    (article) => drafts || (!article.frontmatter.draft && !scheduled.has(article)),
  );
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const addressed = (translation: Translation) => ({
    ...translation,
    ...addressDateOf(bySlug.get(translation.slug)),
  });
  const today = dayOf(now);
  const topicSlug = topicSlugs(listed);
  const known = authorsByName(sources.filter(({ file }) => kindOf(file) === 'author'), { drafts });
  const recent = typeof site.cards === 'object' ? site.cards.recent : 0;
  return listed
    .map((article) => ({
      ...factsOf(article, (translations.get(article.slug) ?? []).map(addressed), topicSlug),
      authors: article.frontmatter.authors.map(known),
      age: ageOf(article.frontmatter, today),
      isScheduled: scheduled.has(article),
    }))
    .sort(newestFirst)
    .map((facts, index) => withDigest({ ...facts, isRecent: index < recent }));
}

/** The metadata of pages that are not articles, including authors' pages, by name. */
export function listPages(
  sources: readonly AddressedArticle[],
  { drafts }: { drafts: boolean },
): ArticleMetadata[] {
  return sources
    .filter(({ file, frontmatter }) => kindOf(file) !== 'article' && (drafts || !frontmatter.draft))
    .map((page) => withDigest(factsOf(page, [], () => '')))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The articles that are left out until they are due, earliest first. */
export function listScheduled(
  articles: readonly AddressedArticle[],
  now: Date,
): ScheduledArticle[] {
  return articles
    .flatMap(({ slug, file, frontmatter: { draft, date } }) => {
      const due = draft ? undefined : dueAfter(date, now);
      return due === undefined ? [] : [{ slug, file, date: date.value, due }];
    })
    .sort((a, b) => a.due - b.due);
}

/** The date in an article's address, if there is one. */
function addressDateOf(
  article: Pick<AddressedArticle, 'addresses'> | undefined,
): Pick<Addressed, 'addressDate'> {
  const date = article?.addresses.addressDate;
  return date === undefined ? {} : { addressDate: date };
}

function namesOf(articles: readonly AddressedArticle[]): Set<string> {
  return new Set(articles.map(({ slug }) => slug));
}

/** The digest covers everything but the location of the text, which no page shows. */
function withDigest(facts: Omit<ArticleMetadata, 'digest'>): ArticleMetadata {
  const { text, ...shown } = facts;
  return { ...facts, digest: digestOf(JSON.stringify([text.source, shown])) };
}

/** The sections with a heading, under their final ids. */
export function sectionsOf({
  outline,
  addresses,
}: Pick<AddressedArticle, 'outline' | 'addresses'>): SectionMetadata[] {
  return outline.flatMap(({ level, number, heading, words, ...own }) => {
    if (!heading) return [];
    const { id, formerIds } = addresses.sections[number - 1] ?? { id: own.id, formerIds: [] };
    return [{ id, formerIds, level, number, ...heading, words }];
  });
}

function factsOf(
  { slug, file, frontmatter, outline, addresses, pictures, media, digest, check, place }: AddressedArticle,
  translations: Translation[],
  topicSlug: (topic: string) => string,
): Omit<ArticleMetadata, 'digest'> {
  const { lang, picture } = frontmatter;
  const set = (text: string) => typeset(text, lang);
  const sections = sectionsOf({ outline, addresses });
  return {
    ...frontmatter,
    translations,
    topicSlugs: frontmatter.topics.map(topicSlug),
    slug,
    ...addressDateOf({ addresses }),
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
    corrections: frontmatter.corrections.map(({ date, text, section }) => {
      const id = section === undefined ? undefined : sectionNamed(section, sections);
      return { date, text: set(text), ...(id !== undefined && { section: id }) };
    }),
    sections,
    leadIds: addresses.leadIds,
    removed: addresses.removed,
    formerAddresses: addresses.formerAddresses,
    words: outline.reduce((sum, { words }) => sum + words, 0),
    pictures,
    media,
    isRecent: false,
    age: 0,
    isScheduled: false,
    kind: kindOf(file),
    frontmatter,
    text: { source: digest, path: place.path, at: place.at, length: place.length, check },
  };
}
