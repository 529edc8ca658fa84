import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDir } from '../site.ts';
import type { KeptText } from './article.ts';
import { digestOf } from './digest.ts';
import { parseArticle, type ArticleText } from './parse-article.ts';

/** The text of an article from its file, below the content folder. Throws when the file is no longer what was read. */
export async function readAgain(file: string, { source }: KeptText): Promise<ArticleText> {
  const bytes = await readFile(join(contentDir, file));
  const { text } = parseArticle(bytes, file);
  if (!text || digestOf(bytes) !== source)
    throw new Error(`${file} was changed while the site was being built. Build it again.`);
  return text;
}
