import { distance } from 'fastest-levenshtein';

/**
 * How the addresses of articles are made: a word (`artikel`, for `/artikel/<slug>/`), or a pattern
 * with slashes at both ends (`/{year}/{month}/{slug}/`).
 */
export type ArticlePattern = string;

/**
 * Reads a pattern as an owner writes it. Returns the pattern, or only a word where a word says the
 * same, and otherwise a refusal. Slashes at its ends may be left out.
 */
export function parseArticlePattern(
  text: string,
): { pattern: ArticlePattern } | { message: string; remedy: string } {
  const wrong = (message: string, remedy: string) => ({ message, remedy });
  const parts = text.replace(/^\/|\/$/g, '').split('/');
  const path = parts.join('/');
  const unknown = [...path.matchAll(/\{([^{}]*)\}|[:%]([a-z_]+)%?/gi)].find(
    ([whole]) => !placeholder.test(whole),
  );
  if (unknown) {
    const [whole, name = unknown[2] ?? ''] = unknown;
    const meant = meantBy(name);
    return wrong(
      `"${whole}" is not a placeholder.`,
      meant === undefined ? 'Use {year}, {month}, {day} and {slug} only.' : `Write {${meant}}.`,
    );
  }
  const odd = path.replace(placeholders, '').replace(/[a-z0-9/-]/g, '')[0];
  if (odd !== undefined)
    return wrong(
      `"${odd}" cannot be part of an address.`,
      'Write lower-case letters a to z, digits and hyphens, and placeholders in braces, such as /{year}/{month}/{slug}/.',
    );
  if (parts.includes(''))
    return wrong(
      `"${text}" has two slashes in a row.`,
      `Write /${parts.filter((part) => part !== '').join('/')}/.`,
    );
  const touching = /(\{\w+\})(\{\w+\})/.exec(path);
  if (touching)
    return wrong(
      `Nothing separates ${touching[1]} from ${touching[2]}.`,
      `Write ${touching[1]}/${touching[2]}.`,
    );
  const slugs = path.match(/\{slug\}/g)?.length ?? 0;
  if (slugs === 0) {
    const remedy = `Write /${path}/{slug}/.`;
    return wrong(`"${text}" does not contain {slug}, so articles would share addresses.`, remedy);
  }
  if (slugs > 1) return wrong('{slug} is in it twice.', 'Write it once, at the end.');
  if (!parts.at(-1)?.includes('{slug}'))
    return wrong('{slug} is not in the last part.', 'Write it at the end: /{year}/{slug}/.');
  if (parts.length === 1)
    return wrong(
      `With "${text}", articles would be in the same place as pages, topics and the search.`,
      'Write something before the name, such as /{year}/{slug}/ or /news/{slug}/.',
    );
  const misshapen = parts.find((part) => !segment.test(part.replace(placeholders, '0')));
  if (misshapen !== undefined)
    return wrong(
      `"${misshapen}" cannot be part of an address.`,
      'Write single hyphens, and only between letters, digits and placeholders.',
    );
  return { pattern: isWord(parts) ? (parts[0] ?? '') : `/${path}/` };
}

/** Whether a text is a pattern in the form in which it is recorded. */
export function isArticlePattern(text: string): boolean {
  const read = parseArticlePattern(text);
  return 'pattern' in read && read.pattern === text;
}

function isWord(parts: readonly string[]): boolean {
  return parts.length === 2 && parts[1] === '{slug}' && !(parts[0] ?? '').includes('{');
}

function meantBy(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const known = otherNames.get(wanted);
  const [closest] = names
    .map((one) => ({ one, edits: distance(one, wanted) }))
    .filter(({ edits }) => edits <= 2)
    .sort((a, b) => a.edits - b.edits);
  return known ?? closest?.one;
}

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

const names = ['year', 'month', 'day', 'slug'];
const placeholder = /^\{(?:year|month|day|slug)\}$/;
const placeholders = /\{(?:year|month|day|slug)\}/g;
const segment = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What other systems call the placeholders. */
const otherNames = new Map([
  ...['yyyy', 'jahr', 'y'].map((name): [string, string] => [name, 'year']),
  ...['mm', 'monat', 'monthnum', 'i_month', 'm'].map((name): [string, string] => [name, 'month']),
  ...['dd', 'tag', 'd'].map((name): [string, string] => [name, 'day']),
  ...['title', 'titel', 'name', 'postname', 'filename', 'slugorfilename', 'article', 'artikel'].map(
    (name): [string, string] => [name, 'slug'],
  ),
]);

/** What the address of an article is made of. */
export interface Addressed {
  slug: string;
  /** The date in its address: as much as is known of year, month and day. */
  addressDate?: string;
}
