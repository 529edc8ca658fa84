import { digestOf } from '../../cache/digest.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { comparePartialDates, type PartialDate } from '../../schema/partial-date.ts';
import { articlePath, sectionPath } from '../../urls/urls.ts';

/** All corrections of the given articles, newest first. */
export function correctionsOf(articles: readonly ArticleMetadata[]): ListedCorrection[] {
  return articles
    .flatMap(({ slug, formerly, title, lang, corrections, sections }) =>
      corrections.map(({ date, text, section }) => {
        const heading = sections.find(({ id }) => id === section)?.text;
        const path = articlePath(slug);
        return {
          // Does not depend on the article's present name, or on other corrections.
          key: `${formerly[0] ?? slug}/${digestOf(JSON.stringify([date, text]))}`,
          ...{ slug, title, lang, date, text },
          path: section === undefined ? path : sectionPath(path, section),
          ...(heading !== undefined && { heading }),
        };
      }),
    )
    .sort((a, b) => comparePartialDates(b.date, a.date));
}

/** A correction with its article. */
export interface ListedCorrection {
  /** A permanent unique id. */
  key: string;
  slug: string;
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
