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
 * Reads an article's front matter from the text of its file and finds where its Markdown begins.
 * Never throws on what an author wrote: every mistake comes back as a problem, in the order of the
 * lines, and `frontmatter` is there exactly when there are none. `file` names the file in the problems, `lang` is the
 * language of an article that names none. A page that is no article has fewer fields (`isPage`).
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

/** Nobody is told when a page that is no article was written: it has no date, and nothing shows this one. */
export const undated: PartialDate = { value: '', precision: 'year' };

function asArticle({ data, problems }: ReturnType<typeof readFields<typeof pageSchema>>) {
  const nothing = { date: undated, authors: [], topics: [], corrections: [], translations: {} };
  return { ...(data && { data: { ...nothing, ...data } }), problems };
}

/** Far more than any article needs, and little enough to be parsed at once. */
const longestFrontmatter = 20_000;

/** What a file holds. */
export interface ReadArticle {
  /** Absent when there are problems. */
  frontmatter?: Frontmatter;
  /** The Markdown, normalised (see `normaliseText`). */
  body: string;
  /** The one-based line of the file on which the body starts. */
  bodyLine: number;
  problems: Problem[];
}
