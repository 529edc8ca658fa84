import { digestOf } from '../../cache/digest.ts';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { comparePartialDates, type PartialDate } from '../../schema/partial-date.ts';
import { articlePath, sectionPath } from '../../urls/urls.ts';

/** All corrections of some articles, the newest first. */
export function correctionsOf(articles: readonly ArticleMetadata[]): ListedCorrection[] {
  return articles
    .flatMap(({ slug, formerly, title, lang, corrections, sections }) =>
      corrections.map(({ date, text, section }) => {
        const heading = sections.find(({ id }) => id === section)?.text;
        const path = articlePath(slug);
        return {
          // Under whatever name the article lies, and whatever stands beside it.
          key: `${formerly[0] ?? slug}/${digestOf(JSON.stringify([date, text]))}`,
          ...{ slug, title, lang, date, text },
          path: section === undefined ? path : sectionPath(path, section),
          ...(heading !== undefined && { heading }),
        };
      }),
    )
    .sort((a, b) => comparePartialDates(b.date, a.date));
}

/** A correction with the article it was made in. */
export interface ListedCorrection {
  /** Tells it from all others for good. */
  key: string;
  slug: string;
  /** The article's title and language. */
  title: string;
  lang: string;
  date: PartialDate;
  text: string;
  /** Of the section that it is about, or of the article. */
  path: string;
  /** The section's heading. */
  heading?: string;
}
