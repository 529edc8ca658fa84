import type { MediaFile } from '../images/check-media.ts';
import type { PictureFile } from '../images/check-pictures.ts';
import type { Section } from '../markdown/blocks.ts';
import type { Addressed } from '../schema/article-paths.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import type { TextKind } from '../urls/urls.ts';
import type { KnownAuthor } from './authors.ts';
import type { Translation } from './translations.ts';

/**
 * Everything about an article but its text, for lists, feeds and links from other articles. Strings
 * from the front matter are typeset for the article's language.
 */
export interface ArticleMetadata extends Omit<Frontmatter, 'draft' | 'translations' | 'authors'> {
  slug: string;
  /** The date in its address, on sites whose addresses contain one; see `Addressed`. */
  addressDate?: string;
  draft: boolean;
  /** The slugs of its topics, in the order of `topics`. */
  topicSlugs: string[];
  /** All published translations of this article, itself included; empty when there is no other. */
  translations: Translation[];
  /** Path of the Markdown file, relative to the content folder. */
  file: string;
  sections: SectionMetadata[];
  /**
   * Ids of former sections whose text is now before the first heading: they lead to the article's
   * lead.
   */
  leadIds: string[];
  /** Sections that were removed on purpose: their addresses show a tombstone. */
  removed: RemovedSection[];
  /** The article's former addresses, sorted by name; each of them leads here. */
  formerAddresses: FormerAddress[];
  /** Words of the running text. */
  words: number;
  /** The pictures in the article's folder. */
  pictures: PictureFile[];
  /** The audio and video files in the article's folder. */
  media: MediaFile[];
  /** Whether it is among the newest articles that `cards` in `site.yml` gives preview images to. */
  isRecent: boolean;
  /** Its age in whole years at the build. 0 if its age is not shown. */
  age: number;
  /** Whether it is dated after the build: until it is due, only previews show it. */
  isScheduled: boolean;
  /**
   * Whether it is an article. Other pages and authors' pages have no date and are in no list or
   * feed.
   */
  kind: TextKind;
  /** The authors, in the order of the byline. */
  authors: KnownAuthor[];
  /** The date as the author wrote it, before typography. */
  frontmatter: Frontmatter;
  /** Where its text is cached. */
  text: KeptText;
  /** Digest of everything that its pages show of it. */
  digest: string;
}

/** A section with a heading, as lists and contents show it. */
export interface SectionMetadata {
  id: string;
  /** Former ids of the section and of sections that it absorbed: they lead to it for ever. */
  formerIds: string[];
  level: Section['level'];
  number: number;
  /** Sanitised phrasing content. */
  html: string;
  text: string;
  words: number;
}

/** Where the text of an article is cached: a range of bytes in a file. */
export interface KeptText {
  /** Digest of the article's file. */
  source: string;
  /** Absolute. */
  path: string;
  at: number;
  length: number;
  /** Digest of these bytes. */
  check: string;
}

/** A removed section, with its last heading. */
export interface RemovedSection {
  id: string;
  heading: string;
}

/** A former name of the article. */
export interface FormerAddress extends Addressed {
  /**
   * Sections that had an address under that name; each is an id, a former id or a removed id of
   * this article.
   */
  sectionIds: string[];
}

/** An article that was removed on purpose, by one of its names. */
export interface RemovedArticle extends Addressed {
  kind: TextKind;
  /** Its last headline. */
  title: string;
  /** BCP 47 tag. */
  lang: string;
  /** Every id that its sections ever had. */
  sectionIds: string[];
}
