import type { Root } from 'mdast';
import type { Refusal } from './refusal.ts';

/** An article between its source and its file. */
export interface Draft {
  facts: Facts;
  /** The text, without the headline. */
  body: Root;
  removed: Removed[];
  doubts: Doubt[];
  /** Why the article cannot be written until its author gives a headline. */
  problem?: Refusal;
}

/** A source's facts about its article, named as in the front matter. Absent facts are unknown. */
export interface Facts {
  title?: string | undefined;
  kicker?: string | undefined;
  description?: string | undefined;
  /** See `schema/partial-date.ts`. */
  date?: string | undefined;
  /** The day of the import, if `date` names no day. Feeds use it as the date. */
  added?: string | undefined;
  updated?: string | undefined;
  /** A BCP 47 tag. */
  lang?: string | undefined;
  authors?: Author[] | undefined;
  agency?: string | undefined;
  source?: { name: string; url?: string | undefined } | undefined;
  topics?: string[] | undefined;
  picture?: LeadPicture | undefined;
  corrections?: { date: string; text: string }[] | undefined;
  /** Whether it is kept off the published site. */
  draft?: boolean | undefined;
  /** Former slugs on this site. */
  formerly?: string[] | undefined;
  translations?: Record<string, string> | undefined;
  /** The slug, if the source has one. Not a field: it becomes the name of the file. */
  slug?: string | undefined;
  /** Paths at which the article was published elsewhere: `/2014/05/ein-treffen/`. Not a field. */
  oldPaths?: string[] | undefined;
}

export interface Author {
  name: string;
  url?: string | undefined;
}

export interface LeadPicture {
  /** The address in the page, until the local file is known. */
  file?: string | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** A part of the source that is not in the article. */
export interface Removed {
  text: string;
  /** The reason, in a few words that can follow the text in a report. */
  reason: string;
  /** Name of the rule that removed it. */
  rule: string;
}

/** Something the importer could not know. Becomes a `# TODO` above its field. */
export interface Doubt {
  field: keyof Facts | 'text';
  message: string;
}
