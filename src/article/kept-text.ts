import { digestOf } from './digest.ts';
import type { KeptText } from './article.ts';
import type { ArticleText } from './parse-article.ts';
import { readAt } from './article-cache.ts';

/** The text of an article from where it is kept; nothing where it is damaged or gone. */
export function readKeptText({ path, at, length, check }: KeptText): ArticleText | undefined {
  const bytes = readAt(path, at, length);
  if (digestOf(bytes) !== check) return undefined;
  return JSON.parse(Buffer.from(bytes).toString()) as ArticleText;
}
