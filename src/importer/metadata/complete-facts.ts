import { basename, extname } from 'node:path';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { fold } from '../../anchors/slug.ts';
import { site } from '../../site.ts';
import type { Doubt, Draft, Facts } from '../draft.ts';
import { dateInUrl } from './find-date.ts';
import { readFileName } from '../source/file-name.ts';
import { guessLanguage } from '../text/guess-language.ts';

/**
 * Adds required fields that the source does not have. Each made-up value is recorded as a doubt in
 * the draft. Facts from the caller take precedence over those of the source.
 */
export function completeFacts({ facts, body, doubts, removed }: Draft, given: GivenFacts): Facts {
  const text = body.children.map((node) => toString(node)).join('\n');
  const doubt = (field: Doubt['field'], message: string): void =>
    void doubts.push({ field, message });
  const completed: Facts = {
    ...facts,
    ...withoutAbsent({ title: given.title, date: given.date, lang: given.lang }),
  };
  const today = given.today ?? new Date();
  completed.title ??= given.path === undefined ? undefined : titleOfFile(given.path);
  if (completed.topics) completed.topics = once(completed.topics, (topic) => topic);
  if (completed.authors) completed.authors = once(completed.authors, ({ name }) => name);
  if (!completed.title) {
    completed.title = madeUpTitle(completed.description, body.children);
    doubt('title', 'The source names no headline: this one is made of its first words.');
  }
  completed.date ??=
    (given.path === undefined ? undefined : readFileName(given.path).date) ??
    [...(completed.oldPaths ?? []), given.url ?? '']
      .map(dateInUrl)
      .find((date) => date !== undefined);
  if (!completed.date) {
    completed.date = String(today.getFullYear());
    doubt('date', 'The source names no date: this is the year it was imported in.');
  }
  if (completed.date.length < 'YYYY-MM-DD'.length)
    completed.added ??= today.toISOString().slice(0, 10);
  if (!completed.lang) {
    completed.lang = guessLanguage(text) ?? site.lang;
    if (!guessLanguage(text)) doubt('lang', 'The language could not be told from the text.');
  }
  return onLines(completed, (text) => {
    const reason = 'links and emphasis in a field of the front matter, which takes plain text';
    removed.push({ text, reason, rule: 'plain-field' });
  }) as Facts;
}

/** Ignores case, so that the tag `lake` and the category `Lake` are one topic. */
function once<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const byName = new Map<string, Item>();
  for (const item of items) {
    const key = fold(nameOf(item)) || nameOf(item);
    if (!byName.has(key)) byName.set(key, item);
  }
  return [...byName.values()];
}

/** In Obsidian and Notion, the name of a file is its title. One without spaces is an address. */
function titleOfFile(path: string): string | undefined {
  const name = basename(path, extname(path))
    .replace(/ [0-9a-f]{32}$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}[-_ ]+/, '');
  return /\p{L}.* |\p{Lu}/u.test(name) && !/[-_]/.test(name) ? name.trim() : undefined;
}

/** The first heading, or the first words of the first sentence. */
function madeUpTitle(description: string | undefined, nodes: readonly RootContent[]): string {
  const heading = nodes.find((node) => node.type === 'heading');
  if (heading && toString(heading).trim()) return toString(heading);
  const first =
    description ?? nodes.map((node) => toString(node)).find((text) => text.trim() !== '') ?? '';
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(first)?.[0] ?? first;
  const words = oneLine(sentence).split(' ');
  return words.length <= 12
    ? words.join(' ').replace(/\.$/, '')
    : `${words.slice(0, 10).join(' ')} …`;
}

/** All texts in a value, each on one line and without Markdown, which would be printed as it is. */
function onLines(value: unknown, onMarkdown: (text: string) => void): unknown {
  if (typeof value === 'string') {
    const line = oneLine(value);
    const plain = line.replace(markdownLink, '$1').replace(strong, '$1');
    if (plain !== line) onMarkdown(line);
    return plain;
  }
  if (Array.isArray(value)) return value.map((one) => onLines(one, onMarkdown));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, onLines(one, onMarkdown)]),
  );
}

const markdownLink = /(?<!!)\[([^[\]]+)\]\((?:https?:|mailto:|\/|#)[^\s()]*\)/g;
const strong = /\*\*(?=\S)([^*]+)(?<=\S)\*\*/g;

/** Without control characters and line breaks, which a field cannot contain. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cs}\uFFFD\u202A-\u202E\uFEFF\uFFFE\uFFFF]/gu, '')
    .trim();
}

function withoutAbsent<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as Partial<Value>;
}

/** The caller's facts about the article. */
export interface GivenFacts {
  /** Path of a Markdown file. Its name may contain the date and the article's name. */
  path?: string | undefined;
  url?: string | undefined;
  title?: string | undefined;
  date?: string | undefined;
  lang?: string | undefined;
  /** The day of the import. Default: now. */
  today?: Date | undefined;
}
