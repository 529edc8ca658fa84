import { toHast } from '../markdown/dom-to-hast.ts';
import { toMarkdownTree } from '../markdown/to-markdown.ts';
import type { Draft, Facts, Removed } from '../draft.ts';
import { type Addresses, mendAddresses } from '../mend/mend-addresses.ts';
import { takeHeadline } from '../mend/take-headline.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { takeFootnotes } from './footnotes.ts';
import { noteTargets } from './in-page-links.ts';
import { textOf } from './page-blocks.ts';
import { parsePage } from './parse-page.ts';

/**
 * Reads HTML that contains only the text of an article, as in exports of other systems and office
 * documents. Keeps everything except scripts, forms and other elements that articles cannot have;
 * these are listed.
 */
export function fromFragment(html: string, addresses: Addresses = {}): Draft | Refusal {
  const page = parsePage(withShortcodes(withParagraphs(html)));
  if (isRefusal(page)) return page;
  const { document } = page;
  const removed: Removed[] = [];
  for (const element of document.body.querySelectorAll(machinery)) {
    const text = textOf(element);
    if (text !== '')
      removed.push({ text, reason: 'HTML that an article cannot have', rule: 'raw-html' });
    element.remove();
  }
  for (const player of document.body.querySelectorAll('iframe, video, audio, embed, object'))
    replacePlayer(player);
  const notes = takeFootnotes(document);
  notes.restore(document);
  noteTargets(document, undefined, true);
  const tree = toMarkdownTree(toHast(document.body), {
    pictureFile: (address) => address || undefined,
    resolve: (address) => address,
  });
  if (tree.children.length === 0)
    return { message: 'There is no text in it.', remedy: 'Nothing is lost: leave it out.' };
  const facts: Facts = {};
  takeHeadline(tree, facts);
  mendAddresses(tree, addresses);
  return { facts, body: tree, removed, doubts: [] };
}

const machinery =
  'script, style, template, noscript, form, button, input, select, textarea, svg, link, meta, title';

/** Older texts separate paragraphs by blank lines, as typed. */
function withParagraphs(html: string): string {
  if (/<(?:p|div|!-- wp:)[\s>]/i.test(html) || !/\n\s*\n/.test(html.trim())) return html;
  return html
    .split(/\n\s*\n/)
    .map((part) =>
      /^\s*<(?:h[1-6]|ul|ol|table|blockquote|pre|figure|hr|iframe)\b/i.test(part)
        ? part
        : `<p>${part.trim().replaceAll('\n', '<br>\n')}</p>`,
    )
    .join('\n');
}

/** WordPress shortcodes. */
function withShortcodes(html: string): string {
  return html
    .replace(
      /\[caption[^\]]*\]\s*((?:<a[^>]*>\s*)?<img[^>]*>(?:\s*<\/a>)?)([\s\S]*?)\[\/caption\]/gi,
      '<figure>$1<figcaption>$2</figcaption></figure>',
    )
    .replace(
      /\[embed[^\]]*\]\s*(https?:\/\/[^\s\]<]+)\s*\[\/embed\]/gi,
      '<p><a href="$1">$1</a></p>',
    )
    .replace(
      /\[(?:youtube|vimeo|video)[^\]]*?(https?:\/\/[^\s\]"]+)[^\]]*\]/gi,
      '<p><a href="$1">$1</a></p>',
    )
    .replace(/\[(?:gallery|playlist|contact-form|toc|more)[^\]]*\]/gi, '');
}

function replacePlayer(player: Element): void {
  const address =
    player.getAttribute('src') ??
    player.getAttribute('data') ??
    player.querySelector('source')?.getAttribute('src') ??
    '';
  const paragraph = player.ownerDocument.createElement('p');
  if (address === '') return player.remove();
  const isWeb = /^(?:https?:)?\/\//.test(address);
  const title = player.getAttribute('title')?.trim() || 'Video';
  paragraph.textContent = title;
  if (isWeb && player.localName !== 'audio')
    paragraph.setAttribute('data-video', address.replace(/^\/\//, 'https://'));
  else {
    const link = player.ownerDocument.createElement('a');
    link.setAttribute('href', address);
    link.textContent = title === 'Video' ? address : title;
    paragraph.replaceChildren(link);
  }
  player.replaceWith(paragraph);
}
