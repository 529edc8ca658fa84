import type { Removed } from '../draft.ts';
import { textOf } from './page-blocks.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Removes invisible parts from a page: scripts, styles, controls, and what the page hides or marks
 * as interface. Hidden text is listed. Players are replaced by links to their content.
 */
export function cleanPage(document: Document): Removed[] {
  const removed: Removed[] = [];
  const take = (element: Element, reason: string, rule: string): void => {
    const text = textOf(element);
    if (text !== '') removed.push({ text, reason, rule });
    element.remove();
  };
  restoreLazyPictures(document);
  for (const element of document.querySelectorAll(machinery)) element.remove();
  for (const comment of commentsIn(document.body)) comment.remove();
  for (const element of document.querySelectorAll('iframe, video, audio, object, embed'))
    replacePlayer(element, take);
  const controlled = new Set(
    [...document.querySelectorAll('[aria-controls]')].map((one) =>
      one.getAttribute('aria-controls'),
    ),
  );
  for (const element of document.querySelectorAll(
    '[hidden], [aria-hidden="true"], [style*="display" i], [style*="visibility" i]',
  )) {
    if (isHidden(element) && !isPanel(element, controlled))
      take(element, 'hidden on the page', 'hidden');
  }
  for (const element of document.querySelectorAll(
    '[data-pagefind-ignore], [role="dialog"], [role="alertdialog"], [role="menu"], [role="search"], [role="toolbar"], button, dialog, menu',
  )) {
    if (element.parentElement && !holdsArticle(element))
      take(element, 'a control of the page', 'interface');
  }
  for (const list of document.querySelectorAll('ul, ol'))
    if (list.parentElement && isContents(list))
      take(list, 'a list of contents, which articles get by themselves', 'contents');
  for (const link of document.querySelectorAll('a[class], a[aria-label]')) {
    if (isShareLink(link)) take(link, 'a link to share', 'share-link');
  }
  return removed;
}

/** Contains only links to headings of the page. */
function isContents(list: Element): boolean {
  const links = [...list.querySelectorAll('a')];
  const linked = links.reduce((sum, link) => sum + textOf(link).length, 0);
  return (
    links.length >= 3 &&
    linked >= 0.8 * textOf(list).length &&
    links.every((link) => {
      const [, id = ''] = /^#(.+)$/.exec(link.getAttribute('href') ?? '') ?? [];
      const target = id === '' ? null : list.ownerDocument.getElementById(decoded(id));
      return (
        target !== null && !/^[[(]?\d+[\])]?$/.test(textOf(link)) && !target.matches('li, sup')
      );
    })
  );
}

/** A link whose one or two words name sharing, not a sentence. */
function isShareLink(link: Element): boolean {
  const hints = `${link.getAttribute('class') ?? ''} ${link.getAttribute('aria-label') ?? ''}`;
  return (
    link.parentElement !== null &&
    textOf(link).split(' ').length <= 3 &&
    /(?:^|[\s_-])(?:share|teilen|anchor|permalink|headerlink|heading-?link)(?=$|[\s_-])/i.test(
      hints,
    )
  );
}

const machinery =
  'script, style, template, link, meta, svg, canvas, select, option, textarea, input, label > input, progress, frame, noscript, base, math annotation, .katex-html';

/**
 * Pictures that wait for a script have their address in another attribute, only in `srcset`, or in
 * a copy inside `noscript`. Some pages use all of these.
 */
function restoreLazyPictures(document: Document): void {
  for (const picture of document.querySelectorAll('img')) {
    const source = picture.getAttribute('src') ?? '';
    const lazy = ['data-src', 'data-lazy-src', 'data-original', 'data-full-src', 'data-image']
      .map((name) => picture.getAttribute(name))
      .find(Boolean);
    const offered =
      lazy ??
      firstOf(picture.getAttribute('srcset') ?? picture.getAttribute('data-srcset')) ??
      firstOf(
        picture.parentElement?.localName === 'picture'
          ? picture.parentElement.querySelector('source[srcset]')?.getAttribute('srcset')
          : undefined,
      );
    if (offered && isPlaceholder(source)) picture.setAttribute('src', offered);
  }
  for (const spare of document.querySelectorAll('noscript img')) {
    const holder = spare.closest('noscript');
    const before = holder?.previousElementSibling;
    const shown = before?.localName === 'img' ? before : (before?.querySelector('img') ?? null);
    if (shown && !isPlaceholder(shown.getAttribute('src') ?? '')) continue;
    if (shown) shown.setAttribute('src', spare.getAttribute('src') ?? '');
    else holder?.before(spare);
  }
}

/** An empty source, or an embedded picture too small to be seen. */
function isPlaceholder(source: string): boolean {
  return source === '' || (source.startsWith('data:') && source.length < 1000);
}

function firstOf(srcset: string | null | undefined): string | undefined {
  return srcset?.trim().split(/\s+/, 1)[0]?.replace(/,$/, '') || undefined;
}

/** If a hidden part has most of the page's words, it is the article behind an overlay. */
function isHidden(element: Element): boolean {
  if (
    !element.parentElement ||
    element.localName === 'img' ||
    /^(?:math|mjx-)/.test(element.localName)
  )
    return false;
  const style = element.getAttribute('style') ?? '';
  const isStyledAway = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  if (
    !isStyledAway &&
    !element.hasAttribute('hidden') &&
    element.getAttribute('aria-hidden') !== 'true'
  )
    return false;
  return !holdsArticle(element);
}

/** A part of the text that readers can expand. */
function isPanel(element: Element, controlled: ReadonlySet<string | null>): boolean {
  const isMenu = element.closest('nav, header, footer, dialog, form') !== null;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('role') ?? ''}`;
  return (
    !isMenu &&
    (controlled.has(element.id) || /accordion|collaps|tab-?(?:pane|panel)|faq/i.test(names)) &&
    element.querySelector('p, li') !== null &&
    textOf(element).length >= 80
  );
}

function holdsArticle(element: Element): boolean {
  const paragraphs = element.getElementsByTagName('p').length;
  return paragraphs >= 4 && textOf(element).length > 1200;
}

function replacePlayer(
  element: Element,
  take: (element: Element, reason: string, rule: string) => void,
): void {
  const address =
    element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? '';
  const title = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  const isVideo =
    element.localName === 'video' ||
    /\b(?:video|player|youtube|vimeo)\b/i.test(`${address} ${title}`);
  if (isVideo && /^https?:/.test(address) && title.trim().split(/\s+/).length >= 3) {
    const paragraph = element.ownerDocument.createElement('p');
    paragraph.setAttribute('data-video', address);
    paragraph.textContent = title.replace(/\s+/g, ' ').trim();
    element.replaceWith(paragraph);
  } else take(element, 'an embedded player or frame', 'embedded');
}

function commentsIn(root: Node): ChildNode[] {
  return [...root.childNodes].flatMap((node) =>
    node.nodeType === 8 ? [node] : node.nodeType === 1 ? commentsIn(node) : [],
  );
}
