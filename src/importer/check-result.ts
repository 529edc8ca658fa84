import type { Problem } from '../problem.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { site } from '../site.ts';
import type { MendedText } from './mend/mend-text.ts';

/**
 * Lists what the build would refuse in an article whose text has already been checked. `file` names
 * it in problems.
 */
export function checkResult(markdown: string, text: MendedText, file: string): Problem[] {
  const { bodyLine, problems } = readFrontmatter(markdown, file, site.lang);
  return [
    ...problems,
    ...text.problems.map(({ line, ...problem }) => ({ file, line: line + bodyLine, ...problem })),
  ];
}
