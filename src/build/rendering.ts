import type { ArticleMetadata } from '../content/metadata.ts';
import type { ScheduledArticle } from '../content/dates/scheduled.ts';
import type { BuiltSite, Finding } from '../checks/finding.ts';
import type { FinishedPage } from './finish-page.ts';
import type { Output, PageRecord } from './output.ts';

/** The state of a build. */
export interface Rendering {
  /** Digest of the code and the settings. */
  code: string;
  /** The folder where the site is built. */
  staging: Output;
  /** The site of the last build. */
  last: Output;
  /** The folder of files that are published unchanged. */
  publicFolder: string;
  /** Whether every page must be rendered by Astro itself. */
  isAllAnew: boolean;
  /** The absolute path of the module that Astro compiled for rendering pages. */
  entry: string;
  /** The routes by Astro's keys, with their style sheets. */
  sheets: ReadonlyMap<string, { styles: unknown[] }>;
  /** The inline scripts and style sheets of pages, as generated. */
  inline: BuiltSite['inline'];
  /** All pages, by path. */
  pages: Map<string, PageRecord>;
  /** Problems of single pages. */
  findings: Finding[];
  /** The published articles, and other pages. */
  articles: ArticleMetadata[];
  /** Articles that are left out until they are due, earliest first. */
  scheduled: readonly ScheduledArticle[];
  /** The build's final messages. */
  notes: string[];
}

/** A page or file of a route. */
export interface SitePage extends FinishedPage {
  /** In Astro's form. */
  pathname: string;
  /**
   * Represents everything that the page shows; `undefined` if the page is rendered in every build.
   */
  key: string | undefined;
  props: Record<string, unknown> | undefined;
}
