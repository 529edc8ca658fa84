import type { site } from '../site.ts';
import { articleCard, sectionCard, type Card, type CardArticle, type CardSection } from './card.ts';

/**
 * The card of an article, or of one of its sections; nothing when the setting leaves it out. Where only articles have
 * cards, a section shows that of its article. `recent` names the newest articles, for a setting that asks for them.
 */
export function chooseCard(
  setting: CardSetting,
  recent: ReadonlySet<string>,
  article: CardArticle,
  section?: CardSection,
): Card | undefined {
  if (setting === 'none') return undefined;
  if (typeof setting === 'object' && !recent.has(article.slug)) return undefined;
  return section && setting !== 'articles' ? sectionCard(article, section) : articleCard(article);
}

/** Every card that the setting asks for. The articles come newest first. */
export function chooseCards(
  setting: CardSetting,
  articles: readonly CardArticleWithSections[],
): Card[] {
  const recent = recentArticles(setting, articles);
  return articles.flatMap((article) =>
    [undefined, ...(setting === 'articles' ? [] : article.sections)].flatMap(
      (section) => chooseCard(setting, recent, article, section) ?? [],
    ),
  );
}

/** Slugs of the articles that the setting calls recent. The articles come newest first. */
export function recentArticles(
  setting: CardSetting,
  articles: readonly { slug: string }[],
): ReadonlySet<string> {
  const count = typeof setting === 'object' ? setting.recent : 0;
  return new Set(articles.slice(0, count).map(({ slug }) => slug));
}

type CardArticleWithSections = CardArticle & { sections: readonly CardSection[] };

type CardSetting = typeof site.cards;
