import type { Author } from '../draft.ts';
import { findBylines } from './find-bylines.ts';
import { clean, type Meta, webAddress, withoutAbsent } from '../page/page-values.ts';
import { agencyIn, type Byline, inUsualCase, isControl, isPerson, readBylineOf } from './byline.ts';
import type { ArticleData } from './json-ld.ts';

/**
 * The authors of the article: people, and the agency. Metadata that names people comes first, then
 * visible text near the headline. Names of accounts and departments count only if no people are
 * named.
 */
export function readAuthors(
  document: Document,
  { data, meta, siteNames, title }: AuthorSources,
): { authors: Author[]; agency: string | undefined } {
  const stated = data?.authors.flatMap((author) => statedAuthors(author, siteNames)) ?? [];
  const named = [...metasOf(document), writtenBy(meta)].flatMap(metaAuthors);
  const shown = findBylines(document, title);
  const lists: Author[][] = [
    stated,
    ...shown
      .slice(0, 1)
      .filter(({ isLabelled }) => isLabelled)
      .map(toAuthors),
    named,
    ...shown.map(toAuthors),
    ...shown.map(({ group }) => (group === undefined ? [] : [{ name: group }])),
  ].map((list: Author[]) => list.filter(({ name }) => agencyIn(name) === undefined));
  const first =
    lists.find(
      (list) => list.length > 0 && list.every(({ name }) => isPerson(name) && name.includes(' ')),
    ) ??
    lists.find((list) => list.some(({ name }) => /^\p{Lu}/u.test(name))) ??
    lists.find((list) => list.length > 0) ??
    [];
  const people = withOthers(first, shown[0]);
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

/** The authors in an extractor's byline, for a page that names them nowhere else. */
export function authorsIn(lines: readonly string[]): Author[] {
  for (const line of lines) {
    // An extractor may return every name on the page.
    const [text = ''] = line.split(',').length > 3 ? line.split(',', 1) : [line];
    const names = (readBylineOf(text)?.names ?? []).filter(isUsable);
    if (names.length > 0) return names.map((name) => ({ name: inUsualCase(name) }));
    const plain = clean(text);
    if (isUsable(plain) && !isControl(plain) && /^[\p{L}\p{N}&' -]{3,30}$/u.test(plain))
      return [{ name: plain }];
  }
  return [];
}

function statedAuthors(
  { name, url, isOrganization }: ArticleData['authors'][number],
  siteNames: readonly string[],
): Author[] {
  if (!isUsable(name) || (isOrganization && siteNames.some((site) => same(site, name)))) return [];
  const byline = readBylineOf(name);
  // A publisher with its place counts too.
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

/** Not an address, an account or an unfilled template variable. */
function isUsable(name: string): boolean {
  return (
    /^\p{L}|^\d+ \p{L}/u.test(name) &&
    name.length <= 80 &&
    !/^https?:|@|\w\.\w+\.\w|\.(?:de|com|org|net|at|ch|eu|info)\b|^(?:admin\w*|author|name|editor|guest|user|unknown|anonymous|staff|null|undefined|by|von|redaktion|webmaster|administrator|publisher|beitrag|zvg)$|\b(?:written|posted|published|min|read)\b/i.test(
      name,
    )
  );
}

/** The names in `<meta>` elements. Some pages have one element per author. */
function metasOf(document: Document): string[] {
  const metas = [...document.querySelectorAll('meta[content]')].map((element) => ({
    name: ['property', 'name', 'itemprop']
      .map((attribute) => element.getAttribute(attribute)?.toLowerCase() ?? '')
      .find((name) => authorMetas.includes(name)),
    content: element.getAttribute('content') ?? '',
  }));
  return authorMetas.flatMap((wanted) =>
    metas.flatMap(({ name, content }) => (name === wanted ? [content] : [])),
  );
}

/** If the page shows more names than its metadata has, all of them count. */
function withOthers(people: Author[], shown: Byline | undefined): Author[] {
  const names = shown?.areLinks === true ? shown.names : [];
  const isAll = people.every(({ name }) => names.some((one) => same(one, name)));
  return people.length > 0 && isAll
    ? names.map((name) => people.find((one) => same(one.name, name)) ?? { name })
    : people;
}

/** `Written by`: `Mara Lindt`, from the label and value pairs for link previews. */
function writtenBy(meta: Meta): string | undefined {
  return [1, 2, 3]
    .filter((number) =>
      /^(?:written by|verfasst von|geschrieben von|author|autor(?:in)?)$/i.test(
        meta(`twitter:label${number}`) ?? '',
      ),
    )
    .map((number) => meta(`twitter:data${number}`))
    .find((name) => name !== undefined);
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
  'dcterms.creator',
  'article.author',
  'byl',
];
const mostAuthors = 8;

export interface AuthorSources {
  data: ArticleData | undefined;
  meta: Meta;
  siteNames: readonly string[];
  title: string | undefined;
}
