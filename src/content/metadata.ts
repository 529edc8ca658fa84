import type { MediaFile } from '../images/check-media.ts';
import type { PictureFile } from '../images/check-pictures.ts';
import type { Section } from '../markdown/blocks.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import type { Translation } from './translations.ts';

/**
 * What lists, feeds and neighbours need to know of an article: everything but its text.
 * Strings from the front matter are typeset for the article's language.
 */
export interface ArticleMetadata extends Omit<Frontmatter, 'draft' | 'translations'> {
  slug: string;
  draft: boolean;
  /** The names of its topics in addresses, in the order of `topics`. */
  topicSlugs: string[];
  /** The published articles that are this text in any language, this one included; empty when there is only this one. */
  translations: Translation[];
  /** Path of the Markdown file, relative to the content folder. */
  file: string;
  sections: SectionMetadata[];
  /** Ids of former sections whose text stands before the first heading: they lead to the beginning of the article. */
  leadIds: string[];
  /** Sections that were removed on purpose: their addresses say so. */
  removed: RemovedSection[];
  /** Where the article lay before, sorted by name; each of these addresses leads here. */
  formerAddresses: FormerAddress[];
  /** Words of the running text. */
  words: number;
  /** The pictures beside the article. */
  pictures: PictureFile[];
  /** The audio and video beside it. */
  media: MediaFile[];
  /** Whether it is one of the newest, as many of which `cards` in `site.ts` gives preview images. */
  isRecent: boolean;
  /** Whether it is dated after the build: only previews show it before it is due. */
  isScheduled: boolean;
  /** Whether it is a page that is no article: it has no date, and is in no list and no feed. */
  isPage: boolean;
  /** As its author wrote it, before typography. */
  frontmatter: Frontmatter;
  /** Where its text is kept. */
  text: KeptText;
  /** Digest of all that its pages show of it. */
  digest: string;
}

/** A section with a heading, as lists and contents show it. */
export interface SectionMetadata {
  id: string;
  /** Ids the section had before, and those of sections that it has taken in: they lead to it for ever. */
  formerIds: string[];
  level: Section['level'];
  number: number;
  /** Sanitised phrasing content. */
  html: string;
  text: string;
  words: number;
}

/** Where the text of an article is kept between builds: some bytes of a file. */
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

/** A section that is gone, under the heading it had last. */
export interface RemovedSection {
  id: string;
  heading: string;
}

/** A name the article had in its address before. */
export interface FormerAddress {
  slug: string;
  /** Sections that had an address below that name; each is an id, a former id or a removed id of this article. */
  sectionIds: string[];
}

/** An article that was removed on purpose, or a name that such an article had before. */
export interface RemovedArticle {
  slug: string;
  /** Whether it was a page that is no article. */
  isPage: boolean;
  /** The headline it had last. */
  title: string;
  /** BCP 47 tag. */
  lang: string;
  /** Every id that its sections ever had. */
  sectionIds: string[];
}
