import type { ArticleMetadata } from '../content/metadata.ts';
import type { ArticleFigure } from '../images/pictures.ts';
import type { ArticleMedia } from '../images/media.ts';
import type { Block, FigureBlock, GalleryBlock, MediaBlock, Section } from '../markdown/blocks.ts';

/** An article with its text. */
export interface Article extends Omit<ArticleMetadata, 'sections'> {
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

export type ArticleBlock =
  | Exclude<Block, FigureBlock | GalleryBlock | MediaBlock>
  | ArticleFigure
  | ArticleGallery
  | ArticleMedia;

export interface ArticleGallery extends GalleryBlock {
  figures: ArticleFigure[];
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
