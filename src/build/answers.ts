import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Question } from '../article/asked.ts';
import { decoded } from '../article/check-pictures.ts';
import type { AddressedArticle } from '../article/read-articles.ts';
import { linkTranslations } from '../article/translations.ts';

/** Digests of what each question is answered with: equal digests, equal answers. */
export function digestAnswers(
  contentDir: string,
  articles: readonly AddressedArticle[],
): ReadonlyMap<Question, string> {
  const all = createHash('sha256');
  const answers = new Map<Question, string>();
  const { translations } = linkTranslations(articles);
  for (const { slug, file, digest, pictures, addresses } of articles) {
    const hash = createHash('sha256').update(
      JSON.stringify([file, digest, addresses, pictures, translations.get(slug) ?? []]),
    );
    for (const picture of pictures)
      hash.update(readFileSync(join(contentDir, dirname(file), decoded(picture))));
    const answer = hash.digest('base64url').slice(0, 22);
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
