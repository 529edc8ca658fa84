import { typeset } from '../markdown/typography/typography.ts';
import { formatDate } from '../article/dates.ts';
import { textDirection } from '../i18n/direction.ts';
import type { ArticleMetadata, SectionMetadata } from '../content/metadata.ts';
import { comparePartialDates } from '../schema/partial-date.ts';
import { site } from '../site.ts';
import { wordsFor } from '../i18n/words-for.ts';

/** The texts of a preview image, independent of how they are drawn. */
export interface Card {
  slug: string;
  /** Id of the section; absent on the card of a whole article. */
  section?: string;
  /** BCP 47 tag of the heading, for hyphenation and shaping. */
  lang: string;
  direction: 'ltr' | 'rtl';
  /** The small line above the heading: “Abschnitt 2 von 4”, or the article's kicker. */
  eyebrow?: string;
  /** The section's position among the article's sections. */
  place?: { number: number; total: number };
  /** Set large: the section's heading, or the article's title. */
  heading: string;
  /** The title of the article that a section belongs to. */
  article?: string;
  /** Where the article comes from. */
  source?: string;
  /** Its age, if it is shown. */
  age?: string;
  /**
   * The date in words, as precise as it is known; the second form is for fonts that lack the first.
   */
  dates: [date: string, plain: string];
  siteName: string;
}

/** The card of a whole article. */
export function articleCard(article: CardArticle): Card {
  return {
    ...frame(article),
    ...eyebrow([article.label, article.kicker]),
    heading: article.title,
  };
}

/** The card of one section. */
export function sectionCard(article: CardArticle, section: CardSection): Card {
  const words = wordsFor(article.lang);
  const [corrected] = article.corrections
    .filter((correction) => correction.section === section.id)
    .sort((a, b) => comparePartialDates(b.date, a.date));
  const total = article.sections.filter(({ number }) => number > 0).length;
  return {
    ...frame(article),
    section: section.id,
    ...eyebrow([
      article.label,
      words.sectionOf(section.number, total),
      corrected && `${words.correction}, ${formatDate(corrected.date, article.lang)}`,
    ]),
    place: { number: section.number, total },
    heading: typeset(section.text, article.lang),
    article: article.title,
  };
}

function eyebrow(texts: readonly (string | undefined)[]): { eyebrow?: string } {
  const known = texts.filter((text) => text !== undefined);
  return known.length > 0 ? { eyebrow: known.join(' · ') } : {};
}

/** The text of a card, as its alternative text. */
export function describeCard(card: Card): string {
  const { heading, eyebrow, article, source, dates, age, siteName } = card;
  return [heading, eyebrow, article, source, dates[0], age, siteName]
    .filter((text) => text !== undefined)
    .join(' – ');
}

function frame({ slug, lang, date, age, source, agency }: CardArticle) {
  const origin = source?.name ?? agency;
  return {
    slug,
    lang,
    direction: textDirection(lang),
    ...(origin !== undefined && { source: origin }),
    ...(age > 0 && { age: wordsFor(lang).olderThan(age) }),
    dates: [formatDate(date, lang), date.value] as [string, string],
    siteName: site.name,
  };
}

/** What a card needs from an article, with or without its text. */
export type CardArticle = Pick<
  ArticleMetadata,
  | 'slug'
  | 'lang'
  | 'title'
  | 'kicker'
  | 'label'
  | 'date'
  | 'source'
  | 'agency'
  | 'corrections'
  | 'age'
> & { sections: readonly { number: number }[] };

/** What a card needs from a section. */
export type CardSection = Pick<SectionMetadata, 'id' | 'number' | 'text'>;
