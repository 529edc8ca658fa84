import type { site } from '../site.ts';
import { articleCard, sectionCard, type Card, type CardArticle, type CardSection } from './card.ts';

/**
 * The card of an article, or of one of its sections; nothing when the setting leaves it out. Where only articles have
 * cards, a section shows that of its article.
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

/** An article, and whether it is one of the newest, for a setting that asks for them. */
type ChosenArticle = CardArticle & { isRecent: boolean };

type CardSetting = typeof site.cards;
