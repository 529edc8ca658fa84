/**
 * How the addresses of articles are made: a word (`artikel`, for `/artikel/<slug>/`), or a pattern
 * with slashes at both ends (`/{year}/{month}/{slug}/`).
 */
export type ArticlePattern = string;

/** The path of an article by a pattern, without slashes at its ends. `undefined` if its date is too short. */
export function fillArticlePattern(
  pattern: ArticlePattern,
  { slug, addressDate = '' }: Addressed,
): string | undefined {
  if (addressDate.length < dateLength(pattern)) return undefined;
  return partsOf(pattern)
    .map((part) => fill(part, slug, addressDate))
    .join('/');
}

function fill(part: string, slug: string, date: string): string {
  return part
    .replace('{year}', date.slice(0, 4))
    .replace('{month}', date.slice(5, 7))
    .replace('{day}', date.slice(8, 10))
    .replace('{slug}', slug);
}

/** How much of a date such as `2024-08-13` a pattern needs, in characters. */
export function dateLength(pattern: ArticlePattern): 0 | 4 | 7 | 10 {
  if (pattern.includes('{day}')) return 10;
  if (pattern.includes('{month}')) return 7;
  return pattern.includes('{year}') ? 4 : 0;
}

/**
 * The source of a regular expression that matches the path of an article, without slashes at its
 * ends. `slug` is the part of it that matches the slug.
 */
export function articleExpression(pattern: ArticlePattern, slug = '([^/]+)'): string {
  return expressionOf(partsOf(pattern), slug);
}

/** Whether a name at the top of the site could be the beginning of an article's address. */
export function startsArticlePath(pattern: ArticlePattern, name: string): boolean {
  return new RegExp(`^${expressionOf(partsOf(pattern).slice(0, 1), '.+')}$`).test(name);
}

function expressionOf(parts: readonly string[], slug: string): string {
  return parts
    .join('/')
    .replace(placeholders, (name) =>
      name === '{slug}' ? slug : name === '{year}' ? String.raw`\d{4}` : String.raw`\d\d`,
    );
}

/** A route in Astro's syntax, without a slash at its end: `/[part0]/[part1]/[slug]`. */
export function articleRoute(pattern: ArticlePattern): string {
  const parts = partsOf(pattern).map((part, at, { length }) => {
    if (at === length - 1) return '[slug]';
    return part.includes('{') ? `[part${at}]` : part;
  });
  return `/${parts.join('/')}`;
}

/** The parameters of that route for an article. `undefined` if its date is too short. */
export function articleParams(
  pattern: ArticlePattern,
  article: Addressed,
): { slug: string; [part: string]: string } | undefined {
  const path = fillArticlePattern(pattern, article)?.split('/');
  if (!path) return undefined;
  const params = { slug: path.at(-1) ?? '' };
  const dates = partsOf(pattern)
    .slice(0, -1)
    .flatMap((part, at): [string, string][] =>
      part.includes('{') ? [[`part${at}`, path[at] ?? '']] : [],
    );
  return { ...Object.fromEntries(dates), ...params };
}

/**
 * What all addresses by a pattern begin with, and the rest of the pattern. Where two patterns differ
 * in the beginning only, one rule can lead from all of their addresses.
 */
export function splitPattern(pattern: ArticlePattern): { beginning: string; rest: string } {
  const parts = partsOf(pattern);
  const first = parts.findIndex((part) => part.includes('{'));
  return {
    beginning: parts.slice(0, first).join('/'),
    rest: parts.slice(first).join('/'),
  };
}

function partsOf(pattern: ArticlePattern): string[] {
  return pattern.includes('/') ? pattern.slice(1, -1).split('/') : [pattern, '{slug}'];
}

const placeholders = /\{(?:year|month|day|slug)\}/g;

/** What the address of an article is made of. */
export interface Addressed {
  slug: string;
  /** The date in its address: as much as is known of year, month and day. */
  addressDate?: string;
}
