import { siteDigest } from '../article/code-digest.ts';
import { handOver } from '../article/hand-over.ts';
import { readArticles, type AddressedArticle } from '../article/read-articles.ts';
import type { Question } from '../article/asked.ts';
import { printProblems } from '../problem.ts';
import { contentDir } from '../site.ts';
import { digestAnswers } from './answers.ts';
import type { Progress } from './progress.ts';

/** Reads all that a site is made of, for the pages too. With a problem in any article it is said, and nothing comes back. */
export async function readInput(progress: Progress): Promise<Input | undefined> {
  progress.phase('Reading articles');
  const { articles, problems } = await readArticles(contentDir, (done, total) => {
    progress.expect(total);
    progress.advance(done);
  });
  progress.end();
  if (problems.length > 0) {
    console.error(printProblems(problems));
    return undefined;
  }
  handOver(articles);
  const published = articles.filter(({ frontmatter }) => !frontmatter.draft);
  return {
    articles,
    published,
    count: `${published.length} ${published.length === 1 ? 'article' : 'articles'}`,
    code: siteDigest(),
    answers: digestAnswers(contentDir, articles),
  };
}

export interface Input {
  articles: AddressedArticle[];
  /** Those that are no drafts. */
  published: AddressedArticle[];
  /** How many are published, in words. */
  count: string;
  /** Digest of the code and the settings. */
  code: string;
  answers: ReadonlyMap<Question, string>;
}
