import { elsewhereIn } from './elsewhere.ts';
import { dateInUrl, findDate, isDate, monthInUrl } from './find-date.ts';
import type { ArticleData } from './json-ld.ts';
import { readingOrder, textOf } from '../page/page-blocks.ts';
import type { Meta } from '../page/page-values.ts';

/**
 * The day of publication, from the first of these that has one: structured data, `<meta>`, `time`
 * elements, text near the headline, the address.
 */
export function readDate(
  document: Document,
  data: ArticleData | undefined,
  meta: Meta,
  url: string | undefined,
): string | undefined {
  const stated = (dates: readonly (string | undefined)[]): string | undefined =>
    dates.map(exactDate).find((date) => date !== undefined);
  return (
    stated([data?.published, ...publishedNames.map(meta)]) ??
    dateInTimeElements(document) ??
    stated(vagueNames.map(meta)) ??
    dateInText(document) ??
    (url === undefined ? undefined : dateInUrl(url)) ??
    labelledDate(document) ??
    (url === undefined ? undefined : monthInUrl(url))
  );
}

/** Names that some pages use for the day of the last change. */
const vagueNames = ['dc.date', 'dcterms.date', 'date', 'created', 'datecreated'];

const modifiedNames = ['article:modified_time', 'og:updated_time', 'datemodified', 'last-modified'];

const publishedNames = [
  ...[
    'article:published_time',
    'og:published_time',
    'og:article:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'publish-date',
    'publish_date',
    'published-date',
    'date-published',
    'publication-date',
    'published_time',
  ],
  ...[
    'pubdate',
    'publication_date',
    'dc.date.issued',
    'dcterms.created',
    'dc.date.created',
    'citation_publication_date',
    'citation_date',
    'article.published',
    'cxenseparse:recs:publishtime',
    'article:published',
  ],
];

/** The day of the last change. */
export function readUpdated(data: ArticleData | undefined, meta: Meta): string | undefined {
  return [data?.modified, ...modifiedNames.map(meta)]
    .map(exactDate)
    .find((date) => date !== undefined);
}

/** A stated date may be just a year or month. */
export function exactDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  // Zero of an unset clock.
  if (trimmed.startsWith('1970-01-01')) return undefined;
  return isDate(trimmed) ? trimmed : findDate(trimmed);
}

/** The first `time` element that is near the headline or marked as the time of publication. */
function dateInTimeElements(document: Document): string | undefined {
  const isElsewhere = elsewhereIn(document);
  const elements = [...document.querySelectorAll('time, [itemprop="datePublished"]')].filter(
    (element) => !isElsewhere(element),
  );
  const published = elements.filter(
    (element) =>
      /publish|pubdate|posted|entry-date|created|erschienen/i.test(hintsOf(element)) &&
      !/modif|updat/i.test(hintsOf(element)),
  );
  const heading = document.querySelector('h1');
  const precedes = readingOrder(document);
  const below = heading ? elements.filter((element) => precedes(heading, element)) : [];
  for (const element of [...published, ...below, ...elements]) {
    const date =
      exactDate(
        element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element),
      ) ?? findDate(textOf(element));
    if (date !== undefined) return date;
  }
  return undefined;
}

/** A short text with a date, in an element that is marked as a date or near the headline. */
function dateInText(document: Document): string | undefined {
  const isElsewhere = elsewhereIn(document);
  for (const element of document.querySelectorAll(
    '[class*="date" i], [class*="time" i], [class*="publish" i], [class*="posted" i], [class*="meta" i], [class*="byline" i], [class*="datum" i], [id*="date" i]',
  )) {
    const text = textOf(element);
    if (text === '' || text.length > 160 || isElsewhere(element) || isOnCard(element)) continue;
    const date = findDate(text);
    if (date !== undefined && date.length >= 10) return date;
  }
  const heading = document.querySelector('h1');
  const start = heading ? followingText(heading) : [];
  const labelled = start.map((text) =>
    /^(?:.{0,60}\b(?:published|posted|updated|veröffentlicht|erschienen|stand|von|by|on|vom|am)\b.{0,80}|.{0,40})$/i.test(
      text,
    )
      ? findDate(text)
      : undefined,
  );
  return (
    labelled.find((date) => date !== undefined && date.length >= 10) ??
    loneDate(document, isElsewhere)
  );
}

/** Cards show other articles with their dates. */
function isOnCard(element: Element): boolean {
  return /(?:^|[\s_-])cards?(?:$|[\s_-])/i.test(element.getAttribute('class') ?? '');
}

/** The day or month after a word that introduces it: `Stand: Juni 2022`. */
function labelledDate(document: Document): string | undefined {
  const isElsewhere = elsewhereIn(document);
  for (const element of document.querySelectorAll('p, div, span, li, dd, td, small, em')) {
    const text = (element.textContent ?? '').length > 200 ? '' : textOf(element);
    const said =
      text.length <= 60 &&
      /^(?:(?:date|datum|published|publication date|first published|posted|last (?:updated|modified|reviewed)|updated|veröffentlicht|erschienen|erstellt|stand|zuletzt (?:aktualisiert|geändert)|letzte (?:aktualisierung|änderung)|aktualisiert)(?: on| am)?)\s*:?\s+(.*)$/i.exec(
        text,
      )?.[1];
    if (!said || isElsewhere(element)) continue;
    const date = findDate(said);
    if (date !== undefined && said.replace(/[^\p{L}]/gu, '').length <= 20) return date;
  }
  return undefined;
}

/** The date in the element nearest to the headline that contains almost nothing else. */
function loneDate(
  document: Document,
  isElsewhere: (element: Element) => boolean,
): string | undefined {
  const elements = [...document.querySelectorAll('body *')];
  const heading = elements.findIndex(({ localName }) => localName === 'h1');
  let nearest: { date: string; distance: number } | undefined;
  for (const [place, element] of elements.entries()) {
    const distance = Math.abs(place - heading);
    if (heading >= 0 && distance > mostElementsAway) continue;
    const text = element.children.length === 0 ? textOf(element) : ownText(element);
    if (text.length < 8 || text.length > 60 || isElsewhere(element)) continue;
    const date = findDate(text);
    const letters = text.replace(/[^\p{L}]/gu, '').length;
    if (date === undefined || date.length < 10 || letters > 30) continue;
    if (heading < 0) return date;
    if (distance < (nearest?.distance ?? Infinity)) nearest = { date, distance };
  }
  return nearest?.date;
}

const mostElementsAway = 60;

/** Short texts after the headline, in document order. */
function followingText(heading: Element): string[] {
  const texts: string[] = [];
  let seen = 0;
  for (
    let element: Element | null = heading;
    element && texts.length < 25 && seen < 200;
    element = nextElement(element)
  ) {
    seen++;
    const text = element.children.length === 0 ? textOf(element) : ownText(element);
    if (text !== '' && text.length <= 160) texts.push(text);
  }
  return texts;
}

function nextElement(element: Element): Element | null {
  if (element.firstElementChild) return element.firstElementChild;
  let current: Element | null = element;
  while (current && !current.nextElementSibling) current = current.parentElement;
  return current?.nextElementSibling ?? null;
}

function ownText(element: Element): string {
  return [...element.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => node.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function hintsOf(element: Element): string {
  return (
    ['class', 'id', 'itemprop', 'pubdate', 'title']
      .map((name) => element.getAttribute(name) ?? '')
      .join(' ') + (element.hasAttribute('pubdate') ? ' pubdate' : '')
  );
}
