import { embedOf, type Embed } from '../embeds/embed-of.ts';
import { site } from '../site.ts';
import type { FigureBlock, Section } from '../markdown/blocks.ts';
import { rooted, withRootedLinks } from '../markdown/html/absolute-addresses.ts';
import type { ArticleBlock, ArticleSection } from './article.ts';
import type { MediaFile } from '../images/check-media.ts';
import { articleMedia } from '../images/media.ts';
import { articleFigure, withPictures, type Pictures } from '../images/pictures.ts';

/**
 * A section with its pictures resolved, and with links that lead from any page to where they lead
 * from the article's own page at `path`.
 */
export function articleSection(
  section: Section,
  { slug, path, pictures, media }: Surroundings,
): Omit<ArticleSection, 'formerIds'> {
  const linked = (html: string) => withRootedLinks(html, path);
  const complete = (html: string) => withPictures(linked(html), pictures);
  const captionOf = ({ captionHtml }: { captionHtml?: string }) =>
    captionHtml === undefined ? {} : { captionHtml: linked(captionHtml) };
  const figure = (block: FigureBlock) => articleFigure({ ...block, ...captionOf(block) }, pictures);
  const blocks = section.blocks.map((block): ArticleBlock => {
    switch (block.type) {
      case 'figure':
        return figure(block);
      case 'gallery':
        return { ...block, figures: block.figures.map(figure) };
      case 'media':
        return { ...articleMedia(block, { slug, media, pictures }), ...captionOf(block) };
      case 'card':
        return { ...block, ...embedded(block.url) };
      case 'video':
        return block.url === undefined
          ? block
          : { ...block, url: rooted(block.url, path), ...embedded(block.url) };
      case 'quote':
        return {
          ...block,
          html: complete(block.html),
          attributionHtml: linked(block.attributionHtml),
        };
      case 'footnotes':
        return {
          ...block,
          notes: block.notes.map((note) => ({ ...note, html: complete(note.html) })),
        };
      default:
        return { ...block, html: complete(block.html) };
    }
  });
  return { ...section, blocks };
}

function embedded(url: string): { embed?: Embed } {
  const embed = embedOf(url, site.embeds);
  return embed ? { embed } : {};
}

interface Surroundings {
  slug: string;
  /** Of the article's page. */
  path: string;
  pictures: Pictures;
  media: readonly MediaFile[];
}
