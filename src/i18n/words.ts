/**
 * Every string of the interface, one table per language. Messages with numbers or names are
 * functions.
 */
export interface Words {
  /** The language of these words, for use inside a text in another language. */
  lang?: string;
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
  asTable: string;
  captions: string;
  /** Buttons that load from another site. */
  loadVideo: (from: string) => string;
  loadAudio: (from: string) => string;
  loadMap: (from: string) => string;
  loadPost: (from: string) => string;
  loadContent: (from: string) => string;
  /** What the host of such content learns, beside the button. */
  loadingTells: (host: string) => string;
  articles: string;
  sectionsOf: (title: string) => string;
  noArticles: string;
  noArticlesHint: string;
  notFound: string;
  notFoundHint: string;
  toFrontPage: string;
  toArchive: string;
  asMarkdown: string;
  menu: string;
  draft: string;
  scheduled: string;
  /** Above every page of a site that is built with drafts. */
  withDrafts: string;
  toStart: string;
  sharedSection: string;
  removedSection: (heading: string) => string;
  removedArticle: string;
  removedArticleHint: string;
  shareWhole: string;
  /** A link to the publisher's contact. */
  /** Heading of suggestions for further reading. */
  goOn: string;
  shareArticle: (title: string) => string;
  shareQuote: string;
  copied: string;
  quoteCopied: string;
  notCopied: string;
  nearestSection: string;
  close: string;
  search: string;
  searchTerms: string;
  searchNeedsScript: string;
  searchFailed: string;
  results: string;
  oneFound: string;
  manyFound: (count: string) => string;
  nothingFound: (terms: string) => string;
  moreResults: string;
  moreSectionsFound: (count: string) => string;
  perhapsMeant: string;
  offline: string;
  offlineHint: string;
  readableOffline: string;
  nothingOffline: string;
  moved: string;
  topics: string;
  archive: string;
  feeds: string;
  feedOf: (topic: string) => string;
  articleCount: (count: number) => string;
  moreSections: (count: number) => string;
  page: (number: number) => string;
  pageOf: (number: number, total: number) => string;
  pages: string;
  newerArticles: string;
  olderArticles: string;
  olderInArchive: string;
  months: string;
  imprint: string;
  madeWith: string;
  typeface: string;
  contents: string;
  /** At a section in the contents list that was read on this device. */
  read: string;
  minutesShort: (from: number, to: number) => string;
  minutesLeft: (from: number, to: number) => string;
  /** Before the number and heading of a section. */
  resume: string;
  controls: ControlWords;
  /** The effects of keyboard shortcuts. */
  keys: Record<'title' | 'next' | 'previous' | 'contents' | 'search' | 'list', string>;
  listen: string;
  readAloud: string;
  play: string;
  pause: string;
  previousSection: string;
  nextSection: string;
  section: string;
  speed: string;
  articleIsOld: (years: number) => string;
  /** On a preview image, after the date. */
  olderThan: (years: number) => string;
  noCorrections: string;
  reportMistake: string;
  /** Subject of an e-mail. */
  mistakeIn: (title: string) => string;
  authors: string;
  articlesBy: (name: string) => string;
}

/** The reader's controls. Choices are in the order shown. */
export interface ControlWords {
  open: string;
  size: string;
  width: string;
  widths: [narrow: string, usual: string, wide: string];
  leading: string;
  leadings: [tight: string, usual: string, loose: string];
  face: string;
  faces: [serif: string, sans: string];
  theme: string;
  themes: [system: string, light: string, sepia: string, dark: string];
  hyphens: string;
  keys: string;
  on: string;
  off: string;
  reset: string;
  forget: string;
  forgotten: string;
  notForgotten: string;
  /** What is stored, and where. */
  kept: string;
}
