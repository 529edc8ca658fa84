import type { Section } from '../markdown/blocks.ts';
import { rooted, withRootedLinks } from '../markdown/html/absolute-addresses.ts';
import type { ArticleBlock, ArticleSection } from './article.ts';
import { articleFigure, withPictures, type Pictures } from '../images/pictures.ts';

/**
 * A section with its pictures resolved, and with links that lead from any page to where they lead
 * from the article's own page at `path`.
 */
export function articleSection(
  section: Section,
  pictures: Pictures,
  path: string,
): Omit<ArticleSection, 'formerIds'> {
  const linked = (html: string) => withRootedLinks(html, path);
  const complete = (html: string) => withPictures(linked(html), pictures);
  const blocks = section.blocks.map((block): ArticleBlock => {
    switch (block.type) {
      case 'figure': {
        const { captionHtml } = block;
        const figure =
          captionHtml === undefined ? block : { ...block, captionHtml: linked(captionHtml) };
        return articleFigure(figure, pictures);
      }
      case 'video':
        return block.url === undefined ? block : { ...block, url: rooted(block.url, path) };
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
