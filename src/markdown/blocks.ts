import type { ChartData } from './structure/chart-rows.ts';

/** A part of an article with one heading (or none: the text before the first heading). */
export interface Section {
  /**
   * Anchor id; empty for the text before the first heading. See `anchors/slug.ts` for its alphabet.
   */
  id: string;
  /** The id that the author wrote as `{#id}`; `id` may differ if two sections want the same. */
  authorId?: string;
  /**
   * Level of the heading, 2 to 6; 1 for the text before the first heading, which belongs to the
   * headline.
   */
  level: 1 | 2 | 3 | 4 | 5 | 6;
  /** 0 for the text before the first heading, then 1, 2, 3 … in reading order. */
  number: number;
  /** Absent in section 0. */
  heading?: { /** Sanitised phrasing content. */ html: string; text: string };
  blocks: Block[];
  /** One-based line of the heading in the Markdown given. */
  line: number;
}

export type Block =
  | ProseBlock
  | FigureBlock
  | GalleryBlock
  | QuoteBlock
  | VideoBlock
  | MediaBlock
  | CardBlock
  | BoxBlock
  | TableBlock
  | ChartBlock
  | FootnotesBlock;

/**
 * Paragraphs, lists, plain block quotes, code, details: everything without a component of its own.
 */
export interface ProseBlock {
  type: 'prose';
  /** Sanitised HTML. Pictures inside keep the source that the author wrote. */
  html: string;
}

/** A picture with caption and credit. Without `picture`, the picture is not part of the article. */
export interface FigureBlock {
  type: 'figure';
  /** Derived from content, see `anchors/slug.ts`. */
  id: string;
  picture?: Picture;
  /** Sanitised phrasing content. */
  captionHtml?: string;
  /** Plain text, without the leading ©. */
  credit?: string;
}

export interface Picture {
  /** As the author wrote it: a path relative to the article's file, or an absolute URL. */
  src: string;
  /** Empty for a decorative picture (only an HTML `<img alt="">` can say so). */
  alt: string;
}

/** A quotation and its speaker. */
export interface QuoteBlock {
  type: 'quote';
  id: string;
  /** Sanitised flow content. */
  html: string;
  /** Sanitised phrasing content, without the leading dash. */
  attributionHtml: string;
}

/** A pointer to a video. */
export interface VideoBlock {
  type: 'video';
  id: string;
  /** Sanitised phrasing content, without a leading "Im Video:". */
  titleHtml: string;
  url?: string;
}

export interface TableBlock {
  type: 'table';
  /** One sanitised `table` element. */
  html: string;
  /**
   * Text of the caption or, without one, of the heading row, as a name for assistive technology.
   */
  label: string;
}

/** Pictures that belong together. */
export interface GalleryBlock {
  type: 'gallery';
  figures: FigureBlock[];
}

/** Audio or video in the article's folder, played on the page. */
export interface MediaBlock {
  type: 'media';
  id: string;
  kind: 'audio' | 'video';
  /** The source as the author wrote it. */
  src: string;
  /** Plain text; may be empty. */
  title: string;
  /** Sanitised phrasing content. */
  captionHtml?: string;
  /** Plain text, without the leading ©. */
  credit?: string;
}

/** A link to another site with the author's description. Nothing is fetched for it. */
export interface CardBlock {
  type: 'card';
  url: string;
  /** Sanitised phrasing content, without links. */
  titleHtml: string;
  /** Sanitised phrasing content. */
  noteHtml: string;
}

/** A box beside the main text, with a title. */
export interface BoxBlock {
  type: 'box';
  id: string;
  /** The id that the author wrote as `{#id}`. */
  authorId?: string;
  /** Sanitised phrasing content. */
  titleHtml: string;
  /** Sanitised flow content. */
  html: string;
}

/** A table that is drawn as a chart. */
export interface ChartBlock {
  type: 'chart';
  id: string;
  /** The id that the author wrote as `{#id}`. */
  authorId?: string;
  /** Sanitised phrasing content. */
  titleHtml: string;
  /** One sanitised `table` element. */
  html: string;
  data: ChartData;
}

/**
 * Notes at the end of the article, in order of first reference. Always in the last section, always
 * last.
 */
export interface FootnotesBlock {
  type: 'footnotes';
  notes: Footnote[];
}

export interface Footnote {
  /** The id the references point at. */
  id: string;
  /** Sanitised flow content, without the links back. */
  html: string;
  /** Ids of the references in the text, in order. */
  references: string[];
}
