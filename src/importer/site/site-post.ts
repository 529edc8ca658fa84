import type { Facts } from '../draft.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { SourceKind } from '../source/detect-kind.ts';

/** An article of another site, from an export or a folder. */
export interface SitePost {
  /** Its name in the report. */
  name: string;
  kind: SourceKind;
  body: string;
  /** The export's facts about it. */
  facts: Facts;
  /** Its file. Pictures are looked up next to it. */
  file?: string;
  /** Addresses at which it was published: `/2014/05/ein-treffen/`. */
  paths: string[];
  /** Paths in the folder by which other posts may link to it: `/posts/ein-treffen.md`. */
  files?: string[] | undefined;
  /** The address to which a post without text leads. */
  redirect?: string | undefined;
}

/** Can be iterated several times. Posts are streamed, so that any number fits into memory. */
export interface SiteSource {
  /** A description for the report: `a WordPress export`. */
  format: string;
  posts: () => AsyncIterable<SitePost>;
  /** The folder for pictures with addresses from the site's root. */
  root: string;
  /** Name of a picture in that folder → its path, for names that are unique. */
  pictures?: ReadonlyMap<string, string>;
}

/** Whether a post has more than front matter. One without text does not become an article. */
export function hasText({ body }: SitePost): boolean {
  return readFrontMatter(body).body.trim() !== '';
}
