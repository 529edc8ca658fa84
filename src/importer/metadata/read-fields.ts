import { findDate } from './find-date.ts';
import type { Author, Facts, Removed } from '../draft.ts';

/**
 * Reads the front matter of a Markdown file of any origin: the names of its fields may be those of this project or
 * the usual ones of others. A field nobody knows, or whose value fits nothing, is listed as removed.
 */
export function readFields(
  fields: ReadonlyMap<string, { value?: unknown }>,
  removed: Removed[],
): Facts {
  const facts: Facts = {};
  for (const [name, { value }] of fields) {
    const field = aliases.get(name.toLowerCase()) ?? name;
    if (value === undefined || value === null || value === '') continue;
    const read = Object.hasOwn(readers, field) ? readers[field]?.(value) : undefined;
    if (read === undefined)
      removed.push({
        text: `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
        reason: 'a field of the front matter that an article does not have',
        rule: 'unknown-field',
      });
    else Object.assign(facts, { [field]: read });
  }
  return facts;
}

const readers: Record<string, (value: unknown) => unknown> = {
  title: textOf,
  kicker: textOf,
  description: textOf,
  date: dateOf,
  added: dateOf,
  updated: dateOf,
  lang: (value) => textOf(value)?.replaceAll('_', '-'),
  authors: (value) => listOf(value, authorOf),
  agency: textOf,
  source: (value) => authorOf(value),
  topics: (value) => listOf(value, textOf),
  picture: (value) => partsOf(value, ['file', 'alt', 'caption', 'credit']),
  corrections: (value) =>
    listOf(value, (one) => {
      const { date, text } = partsOf(one, ['date', 'text']) ?? {};
      return date !== undefined && text !== undefined ? { date, text } : undefined;
    }),
};

const aliases = new Map([
  ['headline', 'title'],
  ['überschrift', 'title'],
  ['titel', 'title'],
  ['dachzeile', 'kicker'],
  ['summary', 'description'],
  ['excerpt', 'description'],
  ['standfirst', 'description'],
  ['teaser', 'description'],
  ['subtitle', 'description'],
  ['published', 'date'],
  ['pubdate', 'date'],
  ['publishdate', 'date'],
  ['datum', 'date'],
  ['lastmod', 'updated'],
  ['modified', 'updated'],
  ['language', 'lang'],
  ['sprache', 'lang'],
  ['author', 'authors'],
  ['autor', 'authors'],
  ['tags', 'topics'],
  ['categories', 'topics'],
  ['keywords', 'topics'],
]);

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).replace(/\s+/g, ' ').trim() || undefined
    : undefined;
}

function dateOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined || /^\d{4}$/.test(text) ? text : findDate(text);
}

function authorOf(value: unknown): Author | undefined {
  const name = textOf(value);
  if (name !== undefined) return { name };
  const parts = partsOf(value, ['name', 'url']);
  return parts?.['name'] === undefined ? undefined : { name: parts['name'], url: parts['url'] };
}

function listOf<Item>(
  value: unknown,
  read: (one: unknown) => Item | undefined,
): Item[] | undefined {
  const items = (Array.isArray(value) ? value : [value]).map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function partsOf(value: unknown, names: readonly string[]): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = names.map((name): [string, string | undefined] => [
    name,
    textOf(Reflect.get(value, name)),
  ]);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
