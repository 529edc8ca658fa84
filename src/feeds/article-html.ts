import type { Block, FigureBlock, Section } from '../markdown/blocks.ts';
import { toHtml } from '../markdown/to-html.ts';
import { wordsFor } from '../i18n/words-for.ts';
import { formatDate } from '../article/dates.ts';
import { textDirection } from '../i18n/direction.ts';
import type { Article, ArticleBlock, ArticleSection } from '../article/article.ts';
import type { ArticleFigure } from '../images/pictures.ts';
import { escapeHtml } from '../markdown/html/plain-text.ts';
import { withoutWholeNumbers } from '../markdown/typography/rehype-whole-numbers.ts';
import { absolute } from '../urls/urls.ts';
import { withAbsoluteAddresses } from '../markdown/html/absolute-addresses.ts';

/**
 * An article as HTML for feed readers: standfirst, corrections, lead picture and text, with
 * absolute addresses, and without anything that only works on its page.
 */
export function articleHtml(article: Article): string {
  const { description, corrections, leadPicture, lang } = article;
  const { correction } = wordsFor(lang);
  const sections = article.sections.map(published);
  const head = [
    ...(description === undefined ? [] : [`<p>${escapeHtml(description)}</p>`]),
    ...corrections.map(({ date, text, section }) => {
      const heading = article.sections.find(({ id }) => id === section)?.heading?.text;
      const place = heading && ` <a href="#${section}">${escapeHtml(heading)}</a>:`;
      const day = `<time datetime="${date.value}">${formatDate(date, lang)}</time>`;
      return `<p><b>${escapeHtml(correction)}, ${day}</b>${place ?? ''} ${escapeHtml(text)}</p>`;
    }),
    ...(leadPicture ? [toHtml([before(publishedFigure(leadPicture))])] : []),
  ];
  const html = withAbsoluteAddresses(
    withoutWholeNumbers([...head, toHtml(sections)].join('\n')),
    absolute(article.path),
  );
  return `<div lang="${lang}" dir="${textDirection(lang)}">\n${html}\n</div>`;
}

function published(section: ArticleSection): Section {
  return { ...section, blocks: section.blocks.map(publishedBlock) };
}

function publishedBlock(block: ArticleBlock): Block {
  if (block.type === 'figure') return publishedFigure(block);
  if (block.type === 'gallery') return { ...block, figures: block.figures.map(publishedFigure) };
  // Links back into the text are for the page.
  if (block.type === 'footnotes')
    return { ...block, notes: block.notes.map((note) => ({ ...note, references: [] })) };
  return block;
}

function publishedFigure({ image, picture, ...figure }: ArticleFigure): FigureBlock {
  if (!picture) return figure;
  return { ...figure, picture: image ? { ...picture, src: image.webp } : picture };
}

/** A block before the text. */
function before(block: Block): Section {
  return { id: '', level: 1, number: 0, line: 0, blocks: [block] };
}
