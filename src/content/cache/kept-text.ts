import { readBytes, type Place } from './article-cache.ts';
import { digestOf } from '../../cache/digest.ts';
import type { ArticleText } from '../read/parse-article.ts';

/**
 * The text of an article from the cache; `undefined` if it is damaged or gone. `check` is the
 * digest of its bytes.
 */
export function readKeptText({
  check,
  ...place
}: Place & { check: string }): ArticleText | undefined {
  const bytes = readBytes(place);
  if (digestOf(bytes) !== check) return undefined;
  return JSON.parse(Buffer.from(bytes).toString()) as ArticleText;
}
