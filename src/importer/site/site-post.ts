import type { Facts } from '../draft.ts';
import type { SourceKind } from '../source/detect-kind.ts';

/** An article of another site, on its way from an export or a folder. */
export interface SitePost {
  /** What the report calls it. */
  name: string;
  kind: SourceKind;
  body: string;
  /** What the export says of it. */
  facts: Facts;
  /** The file it lies in, beside which its pictures are looked for. */
  file?: string;
  /** Paths that lead to it, also within the folder: `/2014/05/ein-treffen/`, `/posts/ein-treffen.md`. */
  paths: string[];
}

/** Can be gone through several times; each time the posts come one by one, so that any number fits into memory. */
export interface SiteSource {
  /** What it is, for the report: `a WordPress export`. */
  format: string;
  posts: () => AsyncIterable<SitePost>;
  /** Folder in which pictures lie that are addressed from the site's root. */
  root: string;
}
