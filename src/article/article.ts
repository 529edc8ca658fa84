import type { Frontmatter } from '../schema/frontmatter.ts';
import type { Block, FigureBlock, Section } from '../markdown/blocks.ts';
import type { Translation } from './translations.ts';

/**
 * What lists, feeds and neighbours need to know of an article: everything but its text.
 * Strings from the front matter are typeset for the article's language.
 */
export interface ArticleFacts extends Omit<Frontmatter, 'draft' | 'translations'> {
  slug: string;
  draft: boolean;
  /** The published articles that are this text in any language, this one included; empty when there is only this one. */
  translations: Translation[];
  /** Path of the Markdown file, relative to the content folder. */
  file: string;
  sections: SectionFacts[];
  /** Sections that were removed on purpose: their addresses say so. */
  removed: RemovedSection[];
  /** Where the article lay before, sorted by name; each of these addresses leads here. */
  formerAddresses: FormerAddress[];
  /** Words of the running text. */
  words: number;
  /** The pictures beside the article. */
  pictures: PictureFile[];
  /** Whether it is one of the newest, as many of which `cards` in `site.ts` gives preview images. */
  isRecent: boolean;
  /** As its author wrote it, before typography. */
  frontmatter: Frontmatter;
  /** Where its text is kept. */
  text: KeptText;
  /** Digest of all that its pages show of it. */
  digest: string;
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

/** A section with a heading, as lists and contents show it. */
export interface SectionFacts {
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

/** An article with its text. */
export interface Article extends Omit<ArticleFacts, 'sections'> {
  path: string;
  sections: ArticleSection[];
  /** Sections with a heading. */
  sectionCount: number;
  /** Empty where there are too few sections to choose from. */
  contents: ContentsEntry[];
  leadPicture: ArticleFigure | undefined;
}

export interface ArticleSection extends Omit<Section, 'blocks'> {
  /** Ids the section had before, and those of sections that it has taken in: they lead to it for ever. */
  formerIds: string[];
  blocks: ArticleBlock[];
}

export type ArticleBlock = Exclude<Block, FigureBlock> | ArticleFigure;

/** A figure whose picture has been found: `image` for a file beside the article, else its address on another host. */
export interface ArticleFigure extends FigureBlock {
  image?: PublishedPicture;
}

/** A line of the contents list. */
export interface ContentsEntry {
  id: string;
  /** 0 for the article's highest headings, 1 for those below them, and so on. */
  depth: number;
  /** Phrasing content that can stand in a link. */
  html: string;
  /** Minutes this section takes. */
  minutes: { from: number; to: number };
  /** Minutes from the beginning of this section to the end of the article. */
  left: { from: number; to: number };
}

/** An article that was removed on purpose, or a name that such an article had before. */
export interface RemovedArticle {
  slug: string;
  /** The headline it had last. */
  title: string;
  /** BCP 47 tag. */
  lang: string;
  /** Every id that its sections ever had. */
  sectionIds: string[];
}

/** A picture that lies beside an article. */
export interface PictureFile {
  /** How its author wrote it. */
  source: string;
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** Digest of the file and of what scales it. */
  hash: string;
  /** In pixels, when it stands upright. */
  width: number;
  height: number;
  /** What every browser can show it as. */
  fallback: 'jpeg' | 'png' | 'gif';
}

/** A picture as pages show it. */
export interface PublishedPicture {
  /** The form that every browser can show, at most 1200 pixels wide. */
  src: string;
  /** As WebP, for readers of feeds and for small pictures in a text. */
  webp: string;
  width: number;
  height: number;
  /** Attributes of `source` elements, the best format first. */
  sources: { type: string; srcset: string }[];
}
