import type { Author } from '../draft.ts';
import { textOf } from '../page/page-blocks.ts';
import { clean, type Meta, webAddress, withoutAbsent } from '../page/page-values.ts';
import { agencyIn, type Byline, inUsualCase, isPerson, readBylineOf } from './byline.ts';
import type { ArticleData } from './json-ld.ts';
import { elsewhere } from './read-date.ts';

/**
 * Who wrote the article: people, and the agency it comes from. What the page states for machines goes first where it
 * names people, then what its readers see near the headline. Names of accounts and departments count only where nobody
 * names people.
 */
export function readAuthors(
  document: Document,
  { data, meta, siteNames, title }: AuthorSources,
): { authors: Author[]; agency: string | undefined } {
  const stated = data?.authors.flatMap((author) => statedAuthors(author, siteNames)) ?? [];
  const named = authorMetas.flatMap((name) => metaAuthors(meta(name)));
  const shown = bylinesOf(document, title);
  const lists = [
    stated,
    ...shown
      .slice(0, 1)
      .filter(({ isLabelled }) => isLabelled)
      .map(toAuthors),
    named,
    ...shown.map(toAuthors),
  ].map((list) => list.filter(({ name }) => agencyIn(name) === undefined));
  const people =
    lists.find(
      (list) => list.length > 0 && list.every(({ name }) => isPerson(name) && name.includes(' ')),
    ) ??
    lists.find((list) => list.some(({ name }) => /^\p{Lu}/u.test(name))) ??
    lists.find((list) => list.length > 0) ??
    [];
  const agency =
    [...stated, ...named].map(({ name }) => agencyIn(name)).find((name) => name !== undefined) ??
    shown.find((byline) => byline.agency !== undefined)?.agency;
  const isSite = (name: string): boolean => siteNames.some((site) => same(site, name));
  const unique = people.filter(
    ({ name }, index) =>
      people.findIndex((one) => same(one.name, name)) === index &&
      (people.length === 1 || !isSite(name)),
  );
  return {
    authors: unique
      .slice(0, mostAuthors)
      .map(({ name, url }) => withoutAbsent({ name: inUsualCase(name), url })),
    agency,
  };
}

/** The authors in what an extractor takes for a byline, for a page that names them in no other way. */
export function authorsIn(lines: readonly string[]): Author[] {
  for (const line of lines) {
    // An extractor may give every name on the page.
    const [text = ''] = line.split(',').length > 3 ? line.split(',', 1) : [line];
    const names = readBylineOf(text)?.names ?? [];
    if (names.length > 0) return names.map((name) => ({ name: inUsualCase(name) }));
    const plain = clean(text);
    if (isUsable(plain) && /^[\p{L}\p{N}&' -]{3,30}$/u.test(plain)) return [{ name: plain }];
  }
  return [];
}

function statedAuthors(
  { name, url, isOrganization }: ArticleData['authors'][number],
  siteNames: readonly string[],
): Author[] {
  if (!isUsable(name) || (isOrganization && siteNames.some((site) => same(site, name)))) return [];
  const byline = readBylineOf(name);
  // A publisher with its place is one, too.
  return byline && byline.names.length > 1 && startsWith(name, byline)
    ? toAuthors(byline)
    : [{ name: clean(name), url: webAddress(url) }];
}

function metaAuthors(text: string | undefined): Author[] {
  const name = clean(text ?? '');
  if (!isUsable(name)) return [];
  // `Roy, Aniruddha`, as libraries write names
  const [, last, first] = /^(\p{Lu}[\p{L}-]+), (\p{Lu}[\p{L}. -]+)$/u.exec(name) ?? [];
  if (first !== undefined && !first.includes(' ')) return [{ name: `${first} ${last ?? ''}` }];
  const byline = readBylineOf(name);
  return byline && startsWith(name, byline) ? toAuthors(byline) : [{ name }];
}

function startsWith(text: string, { names: [first], isLabelled }: Byline): boolean {
  return first !== undefined && (isLabelled || text.toLowerCase().startsWith(first.toLowerCase()));
}

/** No address, no account, no name of a variable that was never filled in. */
function isUsable(name: string): boolean {
  return (
    /^\p{L}|^\d+ \p{L}/u.test(name) &&
    name.length <= 80 &&
    !/^https?:|@|\w\.\w+\.\w|\.(?:de|com|org|net|at|ch|eu|info)\b|^(?:admin\w*|author|name|editor|guest|user|unknown|anonymous|staff|null|undefined|by|von|redaktion|webmaster|administrator|publisher|beitrag|zvg)$|\b(?:written|posted|published|min|read)\b/i.test(
      name,
    )
  );
}

/** The lines on the page that name authors, the nearest to the headline first. */
function bylinesOf(document: Document, title: string | undefined): Byline[] {
  const elements = [...document.querySelectorAll('*')];
  const heading = elements.findIndex(
    (element) => /^h[1-3]$/.test(element.localName) && textOf(element) === title,
  );
  const from = heading >= 0 ? heading : elements.findIndex(({ localName }) => localName === 'h1');
  const found: { byline: Byline; distance: number }[] = [];
  for (const [place, element] of elements.entries()) {
    const distance = place - from;
    if (from >= 0 && (distance < -60 || distance > 400)) continue;
    const isMarked = marksAuthor(element);
    if (!isMarked && (distance < -20 || distance > 120 || element.children.length > 6)) continue;
    if (element.closest(elsewhere) || element.closest('h1, p a, li li')) continue;
    const text = partsOf(element);
    if (text === '' || text.length > 200) continue;
    const byline = readBylineOf(text, { isLabelled: !isMarked });
    const isSure = byline?.names.some((name) => name.includes(' ')) || byline?.agency !== undefined;
    // Above the headline stand menus, far below it other articles.
    if (byline && isSure)
      found.push({
        byline,
        distance: distance < 0 ? 40 - distance : distance - (isMarked ? 100 : 0),
      });
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ byline }) => byline);
}

function marksAuthor(element: Element): boolean {
  const names = ['class', 'rel', 'itemprop', 'data-testid', 'id']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  return (
    /(?:^|[\s_-])(?:author|authors|byline|writer|autor|verfasser)(?:$|[\s_-]?(?:s|name|link|url|info)?(?:$|[\s_-]))/i.test(
      names,
    ) ||
    (element.localName === 'a' &&
      /\/(?:authors?|autor(?:en)?|people|contributors?|writers?|team|staff|profile)\/[\w%.-]+\/?$/i.test(
        element.getAttribute('href') ?? '',
      ))
  );
}

/** The text of an element, with a bar between those of its parts. */
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

function toAuthors({ names }: Byline): Author[] {
  return names.map((name) => ({ name }));
}

function same(a: string, b: string): boolean {
  return a.toLowerCase().trim() === b.toLowerCase().trim();
}

const authorMetas = [
  'author',
  'article:author',
  'dc.creator',
  'parsely-author',
  'sailthru.author',
  'citation_author',
];
const mostAuthors = 8;

export interface AuthorSources {
  data: ArticleData | undefined;
  meta: Meta;
  siteNames: readonly string[];
  title: string | undefined;
}
