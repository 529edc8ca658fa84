import type { ArticleMetadata } from '../content/metadata.ts';
import type { ScheduledArticle } from '../content/scheduled.ts';
import type { BuiltSite, Finding } from '../checks/finding.ts';
import type { FinishedPage } from './finish-page.ts';
import type { Output, PageRecord } from './output.ts';

/** What a build knows of its pages. */
export interface Rendering {
  /** Digest of the code and the settings. */
  code: string;
  /** Where the site is built. */
  staging: Output;
  /** The site of the last build. */
  last: Output;
  /** The folder with what is published as it is. */
  publicFolder: string;
  /** Whether no page may be used again or rendered in a thread. */
  isAllAnew: boolean;
  /** The module that Astro compiled for rendering pages, absolute. */
  entry: string;
  /** The pages' routes by the keys that Astro gives them, with their style sheets. */
  sheets: ReadonlyMap<string, { styles: unknown[] }>;
  /** The scripts and style sheets that stand in pages, as they were made. */
  inline: BuiltSite['inline'];
  /** All pages, by path. */
  pages: Map<string, PageRecord>;
  /** What is wrong with single pages. */
  findings: Finding[];
  /** The published articles, and pages that are none. */
  articles: ArticleMetadata[];
  /** Articles that are left out until they are due, the first of them first. */
  scheduled: readonly ScheduledArticle[];
  /** What the build says at its end. */
  notes: string[];
}

/** A page or file that a route gives. */
export interface SitePage extends FinishedPage {
  /** As Astro writes it. */
  pathname: string;
  /** What stands for all that the page shows; nothing where it is rendered in each build. */
  key: string | undefined;
  props: Record<string, unknown> | undefined;
}
