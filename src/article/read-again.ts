import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDir } from '../site.ts';
import type { KeptText } from './article.ts';
import { BuildStopped, printProblems } from '../problem.ts';
import { digestOf } from './digest.ts';
import { wasChanged } from './judge-file.ts';
import { parseArticle, type ArticleText } from './parse-article.ts';

/**
 * The text of an article from its file, below the content folder. Stops a build when the file is no longer what was read;
 * the preview shows what is there, and will soon have read it too.
 */
export async function readAgain(file: string, { source }: KeptText): Promise<ArticleText> {
  const bytes = await readFile(join(contentDir, file)).catch(() => undefined);
  const text = bytes && parseArticle(bytes, file).text;
  if (!text || (import.meta.env.PROD && digestOf(bytes) !== source))
    throw new BuildStopped(printProblems([{ file, ...wasChanged }]));
  return text;
}
