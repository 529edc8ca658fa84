import { readingOrder, textOf } from './page-blocks.ts';
import { decoded } from '../../urls/decoded.ts';

/**
 * Sets `data-ids` of every heading to the ids by which links within the page point to it or into
 * its section, and shortens these links to the id. With `isWhole`, the ids of all headings are
 * recorded, linked or not.
 *
 * - before: `<a href="https://page.example/a#ort">` … `<h2 id="ort">Ort</h2>`
 * - after: `<a href="#ort">` … `<h2 id="ort" data-ids="ort">Ort</h2>`
 */
export function noteTargets(
  document: Document,
  address: string | undefined,
  isWhole: boolean,
): void {
  const headings = [...document.querySelectorAll('h2, h3, h4, h5, h6')].filter(
    (heading) => !heading.closest('li, blockquote, td'),
  );
  const note = (heading: Element, id: string): void => {
    const ids = new Set((heading.getAttribute(noted) ?? '').split(' ').filter(Boolean));
    heading.setAttribute(noted, [...ids.add(id)].join(' '));
  };
  if (isWhole)
    for (const heading of headings) {
      const id = idOf(heading);
      if (id !== '' && !/\s/.test(id)) note(heading, id);
    }
  const precedes = readingOrder(document);
  for (const link of document.querySelectorAll('a[href*="#"]')) {
    const id = fragmentOf(link.getAttribute('href') ?? '', address);
    if (id === undefined || link.closest('h2, h3, h4, h5, h6')) continue;
    link.setAttribute('href', `#${id}`);
    const target = document.getElementById(id) ?? named(document, id);
    const heading = target && headingOf(target, headings, precedes);
    if (heading) note(heading, id);
  }
}

/** The attribute with the ids, separated by spaces. */
const noted = 'data-ids';

/** The id of a heading or of an anchor in it. */
function idOf(heading: Element): string {
  const anchor = heading.querySelector('a[name], [id]');
  return heading.id || anchor?.id || (anchor?.getAttribute('name') ?? '');
}

function fragmentOf(href: string, address: string | undefined): string | undefined {
  const [page = '', fragment = ''] = href.split('#', 2);
  const isOwn = page === '' || (address !== undefined && page === address.replace(/#.*$/, ''));
  if (!isOwn || fragment === '') return undefined;
  return decoded(fragment);
}

function named(document: Document, name: string): Element | undefined {
  return [...document.querySelectorAll('a[name]')].find(
    (anchor) => anchor.getAttribute('name') === name,
  );
}

/**
 * The heading for a position in the text: the one it is, contains or directly precedes, otherwise
 * the last one before it.
 */
function headingOf(
  target: Element,
  headings: readonly Element[],
  precedes: (first: Element, second: Element) => boolean,
): Element | undefined {
  const own = headings.find((heading) => heading === target || heading.contains(target));
  if (own) return own;
  const next = headings.find((heading) => precedes(target, heading));
  if (next && (target.contains(next) || (textOf(target) === '' && isRightBefore(target, next))))
    return next;
  return headings.findLast((heading) => precedes(heading, target));
}

function isRightBefore(target: Element, heading: Element): boolean {
  const after = target.nextElementSibling ?? target.parentElement?.nextElementSibling;
  return after === heading || after?.contains(heading) === true;
}
