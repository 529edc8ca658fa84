import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleFacts } from '../article/article.ts';
import type { Question } from '../article/asked.ts';
import { digestOf } from '../article/digest.ts';
import type { AddressedArticle } from '../article/read-articles.ts';

/** Digests of what each question is answered with: equal digests, equal answers. */
export function digestAnswers(
  contentDir: string,
  articles: ReadonlyMap<string, AddressedArticle>,
  facts: readonly ArticleFacts[],
): ReadonlyMap<Question, string> {
  const all = createHash('sha256');
  const answers = new Map<Question, string>();
  for (const { slug, file, pictures, translations, isRecent } of facts) {
    const { digest, addresses } = articles.get(slug) ?? {};
    const answer = digestOf(
      JSON.stringify([file, digest, addresses, pictures, translations, isRecent]),
    );
    answers.set(`article ${slug}`, answer);
    all.update(answer);
  }
  // Lists and pages of removed articles show what the ledger says.
  const ledger = join(contentDir, 'anchors');
  for (const name of existsSync(ledger) ? readdirSync(ledger).sort() : [])
    all.update(name).update(readFileSync(join(ledger, name)));
  answers.set('articles', all.digest('base64url').slice(0, 22));
  return answers;
}
