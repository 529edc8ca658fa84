import type { ArticleMetadata } from '../content/metadata.ts';
import type { ArticleFigure } from '../images/pictures.ts';
import type { ArticleMedia } from '../images/media.ts';
import type { Embed } from '../embeds/embed-of.ts';
import type {
  Block,
  CardBlock,
  FigureBlock,
  GalleryBlock,
  MediaBlock,
  Section,
  VideoBlock,
} from '../markdown/blocks.ts';

/** An article with its text. */
export interface Article extends Omit<ArticleMetadata, 'sections'> {
  path: string;
  sections: ArticleSection[];
  /** Number of sections with a heading. */
  sectionCount: number;
  /** Empty if there are too few sections for a contents list. */
  contents: ContentsEntry[];
  leadPicture: ArticleFigure | undefined;
}

export interface ArticleSection extends Omit<Section, 'blocks'> {
  /** Former ids of the section and of sections that it absorbed: they lead to it for ever. */
  formerIds: string[];
  blocks: ArticleBlock[];
}

export type ArticleBlock =
  | Exclude<Block, CardBlock | FigureBlock | GalleryBlock | MediaBlock | VideoBlock>
  | Embeddable<CardBlock>
  | Embeddable<VideoBlock>
  | ArticleFigure
  | ArticleGallery
  | ArticleMedia;

/** A link to elsewhere, with what readers can load in its place if the site offers it. */
export type Embeddable<Link extends Block> = Link & { embed?: Embed };

export interface ArticleGallery extends GalleryBlock {
  figures: ArticleFigure[];
}

/** An entry of the contents list. */
export interface ContentsEntry {
  id: string;
  /** 0 for the article's top-level headings, 1 for those below them, and so on. */
  depth: number;
  text: string;
  /** Phrasing content that can be inside a link. */
  html: string;
  /** Reading time of this section in minutes. */
  minutes: { from: number; to: number };
  /** Minutes from the beginning of this section to the end of the article. */
  left: { from: number; to: number };
}
