/** Every string of the interface. One table per language; functions where a number or a name is woven in. */
export interface Words {
  skipToText: string;
  sectionOf: (number: number, total: number) => string;
  share: string;
  shareSection: (heading: string) => string;
  source: string;
  updated: string;
  correction: string;
  corrections: string;
  minutes: (from: number, to: number) => string;
  by: string;
  pictureNotIncluded: string;
  inVideo: string;
  notes: string;
  backToText: (number: number) => string;
  table: string;
  articles: string;
  sectionsOf: (title: string) => string;
  noArticles: string;
  noArticlesHint: string;
  notFound: string;
  notFoundHint: string;
  toFrontPage: string;
  asMarkdown: string;
  draft: string;
  topics: string;
  archive: string;
  feeds: string;
  articleCount: (count: number) => string;
  moreSections: (count: number) => string;
  page: (number: number) => string;
  pageOf: (number: number, total: number) => string;
  pages: string;
  newerArticles: string;
  olderArticles: string;
  olderInArchive: string;
  months: string;
}
