import { join } from 'node:path';
import type { ScheduledArticle } from '../content/dates/scheduled.ts';
import { shownPath } from '../problem.ts';
import { contentDir } from '../site.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { siteFile } from '../schema/read-site.ts';
import { comparePartialDates, type PartialDate } from '../schema/partial-date.ts';

/** The build's notes on articles that are left out until they are due, earliest first. */
export function scheduledNotes([next, ...others]: readonly ScheduledArticle[]): string[] {
  if (!next) return [];
  const more = others.length > 0 ? ` (and ${others.length} later)` : '';
  return [
    `${shownPath(join(contentDir, next.file))} is dated ${next.date} and will not be published before then${more}: build again when it is due.`,
  ];
}

/**
 * The build's notes on published articles whose dates may be mistakes: lines, at most ten of each
 * kind.
 */
export function articleNotes(articles: readonly Noted[], now: Date): string[] {
  const moment: PartialDate = { value: now.toISOString(), precision: 'time' };
  const future = articles.filter(({ date }) => comparePartialDates(date, moment) > 0);
  const elsewhere = articles.filter(({ file, date }) => yearOf(file) !== date.value.slice(0, 4));
  return [
    ...some(future, ({ file, date }) => {
      return `${file} is dated ${date.value}, after this build, but is published now. Write \`draft: true\` to hold it back.`;
    }),
    ...some(elsewhere, ({ file, date }) => {
      return `${file} is dated ${date.value} but is in the folder ${yearOf(file)}. Correct the date, or move the file.`;
    }),
  ];
}

/** The build's note on a leading article that is chosen in `site.yml` but not published. */
export function leadNotes(
  articles: readonly { slug: string }[],
  lead: string | undefined,
): string[] {
  if (lead === undefined || articles.some(({ slug }) => slug === lead)) return [];
  return [
    `${shownPath(join(contentDir, siteFile))}: lead: No article “${lead}” is published, so the newest one leads the front page. Write the name of an article, or delete the line.`,
  ];
}

function some(articles: readonly Noted[], line: (article: Noted) => string): string[] {
  const more = articles.length - most;
  return [
    ...articles.slice(0, most).map(line),
    ...(more > 0 ? [`  and ${more} more of these`] : []),
  ];
}

/** The year in `articles/<year>/…`. */
function yearOf(file: string): string {
  return file.split('/')[1] ?? '';
}

const most = 10;

type Noted = Pick<ArticleMetadata, 'file' | 'date'>;
