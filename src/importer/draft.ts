import type { Root } from 'mdast';
import type { Refusal } from './refusal.ts';

/** An article on its way from its source to a file. */
export interface Draft {
  facts: Facts;
  /** The text, without the headline. */
  body: Root;
  removed: Removed[];
  doubts: Doubt[];
  /** What keeps the article from being written until its author gives a headline. */
  problem?: Refusal;
}

/** What a source says about its article, in the words of the front matter. Absent: the source does not say it. */
export interface Facts {
  title?: string | undefined;
  kicker?: string | undefined;
  description?: string | undefined;
  /** As in `schema/partial-date.ts`. */
  date?: string | undefined;
  /** The day of the import, where `date` names none: feeds date the article by it. */
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
  /** Kept off the published site. */
  draft?: boolean | undefined;
  /** Names the article had in its address here. */
  formerly?: string[] | undefined;
  translations?: Record<string, string> | undefined;
  /** The name in its address, where the source says one. No field of its own: it becomes the name of the file. */
  slug?: string | undefined;
  /** Paths under which the article was published elsewhere: `/2014/05/ein-treffen/`. No field. */
  oldPaths?: string[] | undefined;
}

export interface Author {
  name: string;
  url?: string | undefined;
}

export interface LeadPicture {
  /** The address in the page until the file beside the article is known. */
  file?: string | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** A part of the source that is not in the article. */
export interface Removed {
  text: string;
  /** Why, in a few words that can follow its text in a report. */
  reason: string;
  /** Name of the rule that removed it. */
  rule: string;
}

/** Something the importer could not know; becomes a `# TODO` above its field. */
export interface Doubt {
  field: keyof Facts | 'text';
  message: string;
}
