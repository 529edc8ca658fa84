import type { Problem } from '../problem.ts';
import {
  articleFields,
  frontmatterSchema,
  pageFields,
  pageSchema,
  type Frontmatter,
} from './frontmatter.ts';
import { normaliseText } from './normalise-text.ts';
import { readFields } from './read-fields.ts';
import type { PartialDate } from './partial-date.ts';
import { splitFrontmatter } from './yaml/split-frontmatter.ts';

/**
 * Reads an article's front matter from the text of its file, and finds where its Markdown begins.
 * Never throws on what an author wrote: every mistake is a problem, in line order, and
 * `frontmatter` is present exactly when there are none. `file` names the file in problems, `lang`
 * is the default language. A page that is not an article has fewer fields (`isPage`).
 */
export function readFrontmatter(
  text: string,
  file: string,
  lang: string,
  isPage = false,
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
  const { data, problems } = isPage
    ? asArticle(readFields(lines, { schema: pageSchema, vocabulary: pageFields, ...place }))
    : readFields(lines, { schema: frontmatterSchema, vocabulary: articleFields, ...place });
  return { ...(data && { frontmatter: data }), body, bodyLine, problems };
}

/** The date of a page that is not an article: it has none, and this one is never shown. */
export const undated: PartialDate = { value: '', precision: 'year' };

function asArticle({ data, problems }: ReturnType<typeof readFields<typeof pageSchema>>) {
  const nothing = { date: undated, authors: [], topics: [], corrections: [], translations: {} };
  return { ...(data && { data: { ...nothing, ...data } }), problems };
}

/** In characters: far more than any article needs, and little enough to be parsed quickly. */
const longestFrontmatter = 20_000;

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
