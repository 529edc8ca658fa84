import type { Ledger } from '../anchors/ledger.ts';
import type { ArticleFacts } from '../article/article.ts';
import type { Question } from '../article/asked.ts';
import { listFacts } from '../article/facts.ts';
import { readArticles, type AddressedArticle } from '../article/read-articles.ts';
import { printProblems } from '../problem.ts';
import { contentDir } from '../site.ts';
import { digestAnswers } from './answers.ts';
import type { Progress } from './progress.ts';

/** Reads all that a site is made of. With a problem in any article it is said, and nothing comes back. */
export async function readInput(progress: Progress): Promise<Input | undefined> {
  progress.phase('Reading articles');
  const { articles, ledger, problems } = await readArticles(contentDir, (done, total) => {
    progress.expect(total);
    progress.advance(done);
  });
  if (problems.length > 0) {
    progress.end();
    console.error(printProblems(problems));
    return undefined;
  }
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const facts = listFacts(articles, { drafts: false });
  return {
    articles: bySlug,
    facts,
    ledger,
    count: `${facts.length} ${facts.length === 1 ? 'article' : 'articles'}`,
    answers: digestAnswers(contentDir, bySlug, facts),
  };
}

export interface Input {
  /** By slug, drafts included. */
  articles: ReadonlyMap<string, AddressedArticle>;
  /** Of the published articles, newest first. */
  facts: readonly ArticleFacts[];
  ledger: Ledger;
  /** How many are published, in words. */
  count: string;
  answers: ReadonlyMap<Question, string>;
}
