import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import type { FigureBlock, Section } from '../markdown/blocks.ts';
import type { ArticleBlock, ArticleFigure, ArticleSection } from './article.ts';
import { inlinePicture } from './check-pictures.ts';
import { escapeAttribute } from './absolute-addresses.ts';
import { unescapeHtml } from './plain-text.ts';

/** Pictures beside an article, by the source that its author wrote. */
export type Pictures = Record<string, ImageMetadata>;

/** A section whose pictures have been found. */
export async function articleSection(
  section: Section,
  pictures: Pictures,
): Promise<Omit<ArticleSection, 'formerIds'>> {
  const blocks = await Promise.all(
    section.blocks.map(async (block): Promise<ArticleBlock> => {
      if (block.type === 'figure') return articleFigure(block, pictures);
      if (block.type === 'video') return block;
      if (block.type !== 'footnotes')
        return { ...block, html: await withPictures(block.html, pictures) };
      const notes = block.notes.map(async (note) => ({
        ...note,
        html: await withPictures(note.html, pictures),
      }));
      return { ...block, notes: await Promise.all(notes) };
    }),
  );
  return { ...section, blocks };
}

/** A figure with the metadata of its picture, where the picture is a file beside the article. */
export function articleFigure(figure: FigureBlock, pictures: Pictures): ArticleFigure {
  const image = figure.picture && pictures[figure.picture.src];
  return image ? { ...figure, image } : figure;
}

/** `<img src="bild.jpg" alt="…">` inside a text → the same with the published file and its dimensions. */
async function withPictures(html: string, pictures: Pictures): Promise<string> {
  const replacements = new Map<string, string>();
  for (const [tag, src = ''] of html.matchAll(inlinePicture)) {
    const image = pictures[unescapeHtml(src)];
    if (!image) continue;
    const published = await getImage({
      src: image,
      format: 'webp',
      width: Math.min(image.width, 1200),
    });
    const { width, height } = published.attributes as { width: number; height: number };
    replacements.set(
      tag,
      tag.replace(
        `src="${src}"`,
        () =>
          `src="${escapeAttribute(published.src)}" width="${width}" height="${height}" loading="lazy" decoding="async"`,
      ),
    );
  }
  return html.replace(inlinePicture, (tag) => replacements.get(tag) ?? tag);
}
