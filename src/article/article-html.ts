import { getImage } from 'astro:assets';
import type { Block, FigureBlock, Section } from '../markdown/blocks.ts';
import { toHtml } from '../markdown/to-html.ts';
import { wordsFor } from '../words/words-for.ts';
import { formatDate } from './dates.ts';
import { textDirection } from './direction.ts';
import type { Article, ArticleBlock, ArticleFigure, ArticleSection } from './article.ts';
import { absolute } from './urls.ts';
import { withAbsoluteAddresses } from './absolute-addresses.ts';

/**
 * An article as HTML that can be read anywhere: standfirst, corrections, lead picture and text, with whole
 * addresses, and with nothing that only works on its page.
 */
export async function articleHtml(article: Article): Promise<string> {
  const { description, corrections, leadPicture, lang } = article;
  const { correction } = wordsFor(lang);
  const sections = await Promise.all(article.sections.map(published));
  const head = [
    ...(description === undefined ? [] : [`<p>${escape(description)}</p>`]),
    ...corrections.map(
      ({ date, text }) =>
        `<p><b>${correction}, <time datetime="${date.value}">${formatDate(date, lang)}</time></b> ${escape(text)}</p>`,
    ),
    ...(leadPicture ? [toHtml([before(await publishedFigure(leadPicture))])] : []),
  ];
  const html = withAbsoluteAddresses(
    [...head, toHtml(sections)].join('\n'),
    absolute(article.path),
  );
  return `<div lang="${lang}" dir="${textDirection(lang)}">\n${html}\n</div>`;
}

async function published(section: ArticleSection): Promise<Section> {
  return { ...section, blocks: await Promise.all(section.blocks.map(publishedBlock)) };
}

async function publishedBlock(block: ArticleBlock): Promise<Block> {
  if (block.type === 'figure') return publishedFigure(block);
  // Links back into the text are for the page.
  if (block.type === 'footnotes')
    return { ...block, notes: block.notes.map((note) => ({ ...note, references: [] })) };
  return block;
}

async function publishedFigure({ image, picture, ...figure }: ArticleFigure): Promise<FigureBlock> {
  if (!picture) return figure;
  if (!image) return { ...figure, picture };
  const { src } = await getImage({
    src: image,
    format: 'webp',
    width: Math.min(image.width, 1200),
  });
  return { ...figure, picture: { ...picture, src } };
}

/** A block before the text. */
function before(block: Block): Section {
  return { id: '', level: 1, number: 0, line: 0, blocks: [block] };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
