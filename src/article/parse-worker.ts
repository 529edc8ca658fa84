import { parseArticle } from './parse-article.ts';
import { sealArticle, type SealedArticle } from './sealed-article.ts';

/** Parses many files; runs in a thread of its own. An article with a problem is left out: its problem is found again. */
export default function parseFiles(files: { file: string; bytes: Uint8Array }[]): SealedArticle[] {
  return files.flatMap(({ file, bytes }) => {
    const { frontmatter, outline, text, problems } = parseArticle(bytes, file);
    if (!frontmatter || !outline || !text || problems.length > 0) return [];
    return sealArticle(file, bytes, { frontmatter, outline, text });
  });
}
