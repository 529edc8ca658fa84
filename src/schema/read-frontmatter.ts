import type { Problem } from '../problem.ts';
import { site } from '../site.ts';
import { explainIssue } from './explain-issue.ts';
import { frontmatterSchema, type Frontmatter } from './frontmatter.ts';
import { normaliseText } from './normalise-text.ts';
import { parseFields } from './yaml/parse-fields.ts';
import { splitFrontmatter } from './yaml/split-frontmatter.ts';

/**
 * Reads an article's front matter from the text of its file and finds where its Markdown begins.
 * Never throws on what an author wrote: every mistake comes back as a problem, in the order of the
 * lines, and `frontmatter` is there exactly when there are none. `file` names the file in the problems.
 */
export function readFrontmatter(text: string, file: string): ReadArticle {
  const { fence, lines, body, bodyLine, trouble } = splitFrontmatter(normaliseText(text));
  const refused = (problems: Problem[]): ReadArticle => ({ body, bodyLine, problems });
  if (!lines) return refused(trouble ? [{ file, line: fence, ...trouble }] : []);
  if (lines.join('\n').length > longestFrontmatter) {
    const message = `The front matter is longer than ${longestFrontmatter} characters.`;
    return refused([
      { file, line: fence, message, remedy: 'Move the text below the closing "---".' },
    ]);
  }

  const { fields, troubles } = parseFields(lines, fence + 1);
  const values = Object.fromEntries([...fields].map(([name, { value }]) => [name, value]));
  const data = { lang: site.lang, ...values };
  const checked = frontmatterSchema.safeParse(data);
  if (checked.success && troubles.length === 0) {
    return { frontmatter: checked.data, body, bodyLine, problems: [] };
  }

  const problems: Problem[] = troubles.map((found) => ({ file, ...found }));
  for (const issue of checked.error?.issues ?? []) {
    for (const { path, message, remedy } of explainIssue(issue, !hasPath(data, issue.path))) {
      const [name, ...inner] = path;
      const field = fields.get(String(name));
      // A field that could not be read has been reported; what it lacks is not known.
      if (field && field.troubles.length > 0 && issue.code !== 'unrecognized_keys') continue;
      problems.push({ file, line: field?.lineOf(inner) ?? fence, message, remedy });
    }
  }
  return refused(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

/** Far more than any article needs, and little enough to be parsed at once. */
const longestFrontmatter = 20_000;

function hasPath(data: unknown, path: readonly PropertyKey[]): boolean {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = Reflect.get(value, step);
  }
  return true;
}

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
