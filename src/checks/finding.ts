import type { BuiltPage } from './page.ts';

/** Something in a built page that must be mended before the site can be published. */
export interface Finding {
  /** Path of the page, as in `BuiltPage`. */
  page: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to do instead, in one sentence. */
  remedy: string;
  /** How the source of it may be written in the article; the first of these that is found there gives the line. */
  written?: readonly string[];
}

/** Judges one page by what it says itself. */
export type PageRule = (page: BuiltPage, site: BuiltSite) => Finding[];

/** What a page is judged with. */
export interface BuiltSite {
  origin: string;
  /** With a slash at both ends. */
  base: string;
  /** Hosts whose pictures may be shown. */
  pictureHosts: readonly string[];
  /** Size in bytes of every file, by its path below the base. */
  files: ReadonlyMap<string, number>;
  budget: PageBudget;
  /** The scripts and style sheets that may stand in its pages, as they stand between their tags. */
  inline: { scripts: readonly string[]; styles: readonly string[] };
}

/** What a page may weigh before compression, in kB. */
export interface PageBudget {
  /** The page itself. */
  html: number;
  /** Its style sheets, those inside it included. */
  styles: number;
  /** Its scripts, likewise. */
  scripts: number;
  /** Fonts that it loads ahead. */
  fonts: number;
  /** Each of its pictures in each size. */
  picture: number;
}
