import { readMarkdown } from '../markdown/pipeline.ts';
import type { Problem } from '../problem.ts';
import { readFrontmatter } from '../schema/read-frontmatter.ts';
import { site } from '../site.ts';

/** Reads an article the way the build will and lists what it would refuse. `file` names it in the problems. */
export function checkResult(markdown: string, file: string): Problem[] {
  const { frontmatter, body, bodyLine, problems } = readFrontmatter(markdown, file, site.lang);
  try {
    const read = readMarkdown(body, {
      lang: frontmatter?.lang ?? site.lang,
      pictureHosts: site.pictureHosts,
      linkSchemes: site.linkSchemes,
      firstLine: bodyLine,
      headings: frontmatter?.headings,
    });
    return [...problems, ...read.problems.map((problem) => ({ file, ...problem }))];
  } catch (error) {
    if (!(error instanceof Error && error.name === 'MarkdownLimitError')) throw error;
    return [
      ...problems,
      { file, message: error.message, remedy: 'Split the article or simplify this part.' },
    ];
  }
}
