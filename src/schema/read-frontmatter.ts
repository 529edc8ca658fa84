import type { Problem } from '../problem.ts';
import { articleFields, frontmatterSchema, type Frontmatter } from './frontmatter.ts';
import { normaliseText } from './normalise-text.ts';
import { readFields } from './read-fields.ts';
import { splitFrontmatter } from './yaml/split-frontmatter.ts';

/**
 * Reads an article's front matter from the text of its file and finds where its Markdown begins.
 * Never throws on what an author wrote: every mistake comes back as a problem, in the order of the
 * lines, and `frontmatter` is there exactly when there are none. `file` names the file in the problems, `lang` is the
 * language of an article that names none.
 */
export function readFrontmatter(text: string, file: string, lang: string): ReadArticle {
  const { fence, lines, body, bodyLine, trouble } = splitFrontmatter(normaliseText(text));
  const refused = (problems: Problem[]): ReadArticle => ({ body, bodyLine, problems });
  if (!lines) return refused(trouble ? [{ file, line: fence, ...trouble }] : []);
  if (lines.join('\n').length > longestFrontmatter) {
    const message = `The front matter is longer than ${longestFrontmatter} characters.`;
    return refused([
      { file, line: fence, message, remedy: 'Move the text below the closing "---".' },
    ]);
  }

  const { data: frontmatter, problems } = readFields(lines, {
    schema: frontmatterSchema,
    vocabulary: articleFields,
    defaults: { lang },
    firstLine: fence + 1,
    fallbackLine: fence,
    file,
  });
  return { ...(frontmatter && { frontmatter }), body, bodyLine, problems };
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
