import type { site } from '../site.ts';
import { articleCard, sectionCard, type Card, type CardArticle, type CardSection } from './card.ts';

/**
 * The card of an article, or of one of its sections; `undefined` if the setting excludes it. If
 * only articles have cards, a section uses its article's.
 */
export function chooseCard(
  setting: CardSetting,
  article: ChosenArticle,
  section?: CardSection,
): Card | undefined {
  if (setting === 'none') return undefined;
  if (typeof setting === 'object' && !article.isRecent) return undefined;
  return section && setting !== 'articles' ? sectionCard(article, section) : articleCard(article);
}

/** Every card that the setting asks for. */
export function chooseCards(
  setting: CardSetting,
  articles: readonly (ChosenArticle & { sections: readonly CardSection[] })[],
): Card[] {
  return articles.flatMap((article) =>
    [undefined, ...(setting === 'articles' ? [] : article.sections)].flatMap(
      (section) => chooseCard(setting, article, section) ?? [],
    ),
  );
}

/** An article, and whether it is one of the newest, for a setting that depends on it. */
type ChosenArticle = CardArticle & { isRecent: boolean };

type CardSetting = typeof site.cards;
