import { digestOf } from '../../cache/digest.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { comparePartialDates, type PartialDate } from '../../schema/partial-date.ts';
import { articlePath, markdownPath, sectionPath } from '../../urls/urls.ts';

/** All corrections of the given articles, newest first. */
export function correctionsOf(articles: readonly ArticleMetadata[]): ListedCorrection[] {
  return articles
    .flatMap((article) => {
      const { slug, formerly, title, lang, sections } = article;
      return article.corrections.map(({ date, text, section }) => {
        const heading = sections.find(({ id }) => id === section)?.text;
        const path = articlePath(article);
        return {
          // Does not depend on the article's present name, or on other corrections.
          key: `${formerly[0] ?? slug}/${digestOf(JSON.stringify([date, text]))}`,
          ...{ title, lang, date, text },
          markdownPath: markdownPath(article),
          path: section === undefined ? path : sectionPath(path, section),
          ...(heading !== undefined && { heading }),
        };
      });
    })
    .sort((a, b) => comparePartialDates(b.date, a.date));
}

/** A correction with its article. */
export interface ListedCorrection {
  /** A permanent unique id. */
  key: string;
  /** Path of the article as Markdown. */
  markdownPath: string;
  /** The article's title and language. */
  title: string;
  lang: string;
  date: PartialDate;
  text: string;
  /** Path of the corrected section, or of the article. */
  path: string;
  /** The section's heading. */
  heading?: string;
}
