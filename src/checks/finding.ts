import type { BuiltPage } from './page.ts';

/** A fault in a built page that must be fixed before the site can be published. */
export interface Finding {
  /** Path of the page, as in `BuiltPage`. */
  page: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to do instead, in one sentence. */
  remedy: string;
  /**
   * How the author may have written what causes it; the first of these found in the article gives
   * the line.
   */
  written?: readonly string[];
}

/** Checks one page by its own content. */
export type PageRule = (page: BuiltPage, site: BuiltSite) => Finding[];

/** What the rules need to know of the site. */
export interface BuiltSite {
  origin: string;
  /** With a slash at both ends. */
  base: string;
  /** Hosts that pictures may be loaded from. */
  pictureHosts: readonly string[];
  /** Size in bytes of every file, by its path below the base. */
  files: ReadonlyMap<string, number>;
  budget: PageBudget;
  /** The scripts and style sheets that pages may contain, as they are between their tags. */
  inline: { scripts: readonly string[]; styles: readonly string[] };
}

/** The most a page may weigh before compression, in kB. */
export interface PageBudget {
  /** The HTML of the page. */
  html: number;
  /** Its style sheets, inline ones included. */
  styles: number;
  /** Its scripts, inline ones included. */
  scripts: number;
  /** The fonts it preloads. */
  fonts: number;
  /** Each of its pictures, in each size. */
  picture: number;
}
