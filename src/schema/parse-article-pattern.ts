import { distance } from 'fastest-levenshtein';
import type { ArticlePattern } from './article-paths.ts';

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

const names = ['year', 'month', 'day', 'slug'];
const placeholder = /^\{(?:year|month|day|slug)\}$/;
const placeholders = /\{(?:year|month|day|slug)\}/g;
const segment = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What other systems call the placeholders. */
const otherNames = new Map([
  ...['yyyy', 'jahr', 'y'].map((name): [string, string] => [name, 'year']),
  ...['mm', 'monat', 'monthnum', 'i_month', 'm'].map((name): [string, string] => [name, 'month']),
  ...['dd', 'd'].map((name): [string, string] => [name, 'day']),
  ...['title', 'titel', 'name', 'postname', 'filename', 'slugorfilename', 'article', 'artikel'].map(
    (name): [string, string] => [name, 'slug'],
  ),
]);
