import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildStopped, printProblems } from '../../problem.ts';
import { digestOf } from '../../cache/digest.ts';
import { wasChanged } from '../read/check-article-file.ts';
import { parseArticle, type ArticleText } from '../read/parse-article.ts';

/**
 * The text of an article from its file, relative to the content folder, after the cached text was
 * lost. Stops the command if the file is not the one whose digest is `source`; without `source` any
 * content will do.
 */
export function readAgain(contentDir: string, file: string, source?: string): ArticleText {
  const bytes = bytesOf(join(contentDir, file));
  const text = bytes && parseArticle(bytes, file).text;
  if (!text || (source !== undefined && digestOf(bytes) !== source))
    throw new BuildStopped(printProblems([{ file, ...wasChanged }]));
  return text;
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
