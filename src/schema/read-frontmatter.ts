import type { Problem } from '../problem.ts';
import {
  articleFields,
  frontmatterSchema,
  pageFields,
  pageSchema,
  type Frontmatter,
} from './frontmatter.ts';
import { normaliseText } from './normalise-text.ts';
import { authorFields, authorSchema } from './person.ts';
import { readFields } from './read-fields.ts';
import type { PartialDate } from './partial-date.ts';
import { splitFrontmatter } from './yaml/split-frontmatter.ts';

/**
 * Reads an article's front matter from the text of its file, and finds where its Markdown begins.
 * Never throws on what an author wrote: every mistake is a problem, in line order, and
 * `frontmatter` is present exactly when there are none. `file` names the file in problems, `lang`
 * is the default language. Pages that are not articles have fewer fields, and
 * authors have others.
 */
export function readFrontmatter(
  text: string,
  file: string,
  lang: string,
  kind: 'article' | 'page' | 'author' = 'article',
): ReadArticle {
  const { fence, lines, body, bodyLine, trouble } = splitFrontmatter(normaliseText(text));
  const refused = (problems: Problem[]): ReadArticle => ({ body, bodyLine, problems });
  if (!lines) return refused(trouble ? [{ file, line: fence, ...trouble }] : []);
  if (lines.join('\n').length > longestFrontmatter) {
    const message = `The front matter is longer than ${longestFrontmatter} characters.`;
    return refused([
      { file, line: fence, message, remedy: 'Move the text below the closing "---".' },
    ]);
  }

  const place = { defaults: { lang }, firstLine: fence + 1, fallbackLine: fence, file };
  const { data, problems } = readKind[kind](lines, place);
  return { ...(data && { frontmatter: data }), body, bodyLine, problems };
}

/** The date of a page that is not an article: it has none, and this one is never shown. */
export const undated: PartialDate = { value: '', precision: 'year' };

const readKind: Record<'article' | 'page' | 'author', Reader> = {
  article: (lines, place) =>
    readFields(lines, { schema: frontmatterSchema, vocabulary: articleFields, ...place }),
  page: (lines, place) => {
    const form = { schema: pageSchema, vocabulary: pageFields, ...place };
    const { data, problems } = readFields(lines, form);
    return { ...(data && { data: { ...nothing, ...data } }), problems };
  },
  author: (lines, place) => {
    const form = { schema: authorSchema, vocabulary: authorFields, ...place };
    const { data, problems } = readFields(lines, form);
    if (!data) return { problems };
    const { name: title, role, links, fediverse, email, ...rest } = data;
    const person = {
      ...(role !== undefined && { role }),
      ...(fediverse !== undefined && { fediverse }),
      ...(email !== undefined && { email }),
      links,
    };
    return { data: { ...nothing, ...rest, title, person }, problems };
  },
};

/** Fields that pages which are not articles do not have. */
const nothing = { date: undated, authors: [], topics: [], corrections: [], translations: {} };

/** In characters: far more than any article needs, and little enough to be parsed quickly. */
const longestFrontmatter = 20_000;

type Reader = (
  lines: readonly string[],
  place: Omit<Parameters<typeof readFields>[1], 'schema' | 'vocabulary'>,
) => { data?: Frontmatter; problems: Problem[] };

/** The content of an article's file. */
export interface ReadArticle {
  /** Absent when there are problems. */
  frontmatter?: Frontmatter;
  /** The Markdown, normalised (see `normaliseText`). */
  body: string;
  /** The one-based line of the file on which the body starts. */
  bodyLine: number;
  problems: Problem[];
}
