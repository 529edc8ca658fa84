import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDir } from '../site.ts';
import type { KeptText } from './article.ts';
import { digestOf } from './digest.ts';
import { parseArticle, type ArticleText } from './parse-article.ts';

/**
 * The text of an article from its file, below the content folder. In a build it throws when the file is no longer what was
 * read; the preview shows what is there, and will soon have read it too.
 */
export async function readAgain(file: string, { source }: KeptText): Promise<ArticleText> {
  const bytes = await readFile(join(contentDir, file));
  const { text } = parseArticle(bytes, file);
  if (!text || (import.meta.env.PROD && digestOf(bytes) !== source))
    throw new Error(`${file} was changed while the site was being built. Build it again.`);
  return text;
}
