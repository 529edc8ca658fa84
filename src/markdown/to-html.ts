import type {
  Block,
  FigureBlock,
  FootnotesBlock,
  MediaBlock,
  QuoteBlock,
  Section,
  VideoBlock,
} from './blocks.ts';
import { externalRel, isExternal } from './structure/rehype-links.ts';

/**
 * Renders sections as one string of plain semantic HTML, without classes or scripts: for feeds,
 * exports and tests.
 */
export function toHtml(sections: readonly Section[]): string {
  return sections
    .flatMap((section) => [...headingOf(section), ...section.blocks.map(blockToHtml)])
    .join('\n');
}

function headingOf({ id, level, heading }: Section): string[] {
  return heading ? [`<h${level} id="${id}">${heading.html}</h${level}>`] : [];
}

function blockToHtml(block: Block): string {
  switch (block.type) {
    case 'prose':
    case 'table':
      return block.html;
    case 'figure':
      return figureToHtml(block);
    case 'gallery':
      return block.figures.map(figureToHtml).join('\n');
    case 'media':
      return mediaToHtml(block);
    case 'box':
      return `<aside id="${block.id}"><p><strong>${block.titleHtml}</strong></p>${block.html}</aside>`;
    case 'chart':
      return `<figure id="${block.id}"><figcaption>${block.titleHtml}</figcaption>${block.html}</figure>`;
    case 'card':
      return `<p><a href="${escape(block.url)}" rel="${externalRel.join(' ')}">${block.titleHtml}</a><br>${block.noteHtml}</p>`;
    case 'quote':
      return quoteToHtml(block);
    case 'video':
      return videoToHtml(block);
    case 'footnotes':
      return footnotesToHtml(block);
  }
}

function figureToHtml({ id, picture, captionHtml, credit }: FigureBlock): string {
  const img = picture ? `<img src="${escape(picture.src)}" alt="${escape(picture.alt)}">` : '';
  const caption = [captionHtml, credit && `<cite>© ${escape(credit)}</cite>`]
    .filter(Boolean)
    .join(' ');
  return `<figure id="${id}">${img}${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
}

function mediaToHtml({ id, kind, src, title, captionHtml, credit }: MediaBlock): string {
  const caption = [
    title && `<b>${escape(title)}</b>`,
    captionHtml,
    credit && `<cite>© ${escape(credit)}</cite>`,
  ]
    .filter(Boolean)
    .join(' ');
  return `<figure id="${id}"><${kind} controls preload="none" src="${escape(src)}"></${kind}>${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
}

function quoteToHtml({ id, html, attributionHtml }: QuoteBlock): string {
  return `<figure id="${id}"><blockquote>${html}</blockquote><figcaption>– ${attributionHtml}</figcaption></figure>`;
}

function videoToHtml({ id, titleHtml, url }: VideoBlock): string {
  const rel = url && isExternal(url) ? ` rel="${externalRel.join(' ')}"` : '';
  return `<p id="${id}">Video: ${url ? `<a href="${escape(url)}"${rel}>${titleHtml}</a>` : titleHtml}</p>`;
}

function footnotesToHtml({ notes }: FootnotesBlock): string {
  const items = notes.map(({ id, html, references }) => {
    const back = references
      .map((reference) => ` <a href="#${reference}" role="doc-backlink">↩</a>`)
      .join('');
    return `<li id="${id}">${html}${back}</li>`;
  });
  return `<section role="doc-endnotes"><ol>${items.join('\n')}</ol></section>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
