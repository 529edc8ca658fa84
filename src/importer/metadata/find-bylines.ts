import { elsewhereIn } from './elsewhere.ts';
import { textOf } from '../page/page-blocks.ts';
import { type Byline, readBylineOf } from './byline.ts';

/** The lines of the page that name authors, nearest to the headline first. */
export function findBylines(document: Document, title: string | undefined): Byline[] {
  const elements = [...document.querySelectorAll('*')];
  const heading = elements.findIndex(
    (element) => /^h[1-3]$/.test(element.localName) && textOf(element) === title,
  );
  const from = heading >= 0 ? heading : elements.findIndex(({ localName }) => localName === 'h1');
  const isElsewhere = elsewhereIn(document);
  const found: { byline: Byline; distance: number }[] = [];
  for (const [place, element] of elements.entries()) {
    const distance = place - from;
    if (from >= 0 && (distance < -60 || distance > 400)) continue;
    const isMarked = marksAuthor(element);
    if (!isMarked && (distance < -20 || distance > 120 || element.children.length > 6)) continue;
    if (isElsewhere(element) || element.closest('h1, p a, li li, figure, menu')) continue;
    const byline = isMarked ? readMarked(element) : readLabelled(element);
    const isSure =
      byline?.names.some((name) => name.includes(' ')) ||
      byline?.agency !== undefined ||
      byline?.group !== undefined;
    // Menus are above the headline, other articles far below it.
    if (byline && isSure)
      found.push({
        byline,
        distance: distance < 0 ? 40 - distance : distance - (isMarked ? 100 : 0),
      });
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ byline }) => byline);
}

/**
 * A line that starts with a word such as “by”. In a heading of the text, names are those of other
 * people.
 */
function readLabelled(element: Element): Byline | undefined {
  const text = partsOf(element);
  if (text === '' || text.length > 200 || element.closest('h2, h3, h4, h5, h6')) return undefined;
  return readBylineOf(text, { isLabelled: true });
}

/** Adjacent names are elements of their own; the line is their common parent. */
function readMarked(element: Element): Byline | undefined {
  const text = partsOf(element);
  if (text === '' || text.length > 200 || isOthersWork(element)) return undefined;
  let best = readBylineOf(text);
  let holder = element.parentElement;
  for (let up = 0; best && holder && up < 3; up++, holder = holder.parentElement) {
    if (holder.children.length > 16) break;
    const around = partsOf(holder);
    if (around.length > 200) break;
    const wider = readBylineOf(around);
    const links = [...holder.querySelectorAll('a')].filter(marksAuthor).map(textOf);
    if (wider && wider.names.length > best.names.length && wider.names[0] === best.names[0])
      best = {
        ...wider,
        isLabelled: wider.isLabelled || best.isLabelled,
        areLinks: wider.names.every((name) => links.includes(name)),
      };
  }
  return best;
}

/** The name of a reviewer or photographer. */
function isOthersWork(element: Element): boolean {
  const before = (element.parentElement?.textContent ?? '').split(element.textContent ?? '', 1)[0];
  return /(?:review|edit|check|photo|foto|bild|illustrat|image|picture|geprüft|redigiert|übersetz|translat|licen[sc]e|lizenz|credit)\p{L}*(?:\s+(?:by|von))?\s*:?\s*$/iu.test(
    before ?? '',
  );
}

function marksAuthor(element: Element): boolean {
  const names = ['class', 'rel', 'itemprop', 'data-testid', 'id']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  if (/licen[sc]e|credit|copyright|comment|menu-item/i.test(names)) return false;
  return (
    /(?:^|[\s_-])(?:author|authors|byline|writer|autor|verfasser)(?:$|[\s_-]?(?:s|name|link|url|info)?(?:$|[\s_-]))/i.test(
      names,
    ) ||
    (element.localName === 'a' && leadsToAuthor(element.getAttribute('href') ?? ''))
  );
}

/** The address of an author on the site, not of an account elsewhere. */
function leadsToAuthor(address: string): boolean {
  return (
    /\/(?:authors?|autor(?:en)?|people|contributors?|writers?|team|staff|profile)\/[\w%.-]+\/?$/i.test(
      address,
    ) &&
    !/^https?:\/\/(?:[\w-]+\.)*(?:bsky\.app|facebook\.com|twitter\.com|x\.com|linkedin\.com|instagram\.com|xing\.com|researchgate\.net|muckrack\.com)\//i.test(
      address,
    )
  );
}

/** The text of an element, with a bar between the texts of its parts. */
function partsOf(element: Element): string {
  if ((element.textContent ?? '').length > 1000) return '';
  const parts: string[] = [];
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) parts.push((child.textContent ?? '').replace(/\s+/g, ' '));
      else if (child.nodeType === 1 && !/^(?:script|style|svg|noscript)$/i.test(child.nodeName)) {
        parts.push(' | ');
        walk(child);
        parts.push(' | ');
      }
    }
  };
  walk(element);
  return parts
    .join('')
    .replace(/(?:\s*\|\s*)+/g, ' | ')
    .replace(/^[\s|]+|[\s|]+$/g, '');
}
