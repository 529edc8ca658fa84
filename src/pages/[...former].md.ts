import type { APIRoute } from 'astro';
import { formerMarkdownPaths } from '../article/head/former-paths.ts';
import { articleMarkdown, cacheKeyOf, listArticles } from '../article/load.ts';
import type { ArticleMetadata } from '../content/metadata.ts';
import { wordsFor } from '../i18n/words-for.ts';
import { absolute, markdownPath } from '../urls/urls.ts';

/** Articles as Markdown at their former addresses, where the host does not redirect. */
export async function getStaticPaths() {
  return formerMarkdownPaths(await listArticles()).map(({ path, article }) => ({
    params: { former: path },
    // Named unlike the article of its present address, which builds count by it.
    props: { moved: article },
    ...cacheKeyOf([article]),
  }));
}

export const GET: APIRoute<{ moved: ArticleMetadata }> = async ({ props: { moved } }) => {
  const note = `${wordsFor(moved.lang).moved}: ${absolute(markdownPath(moved))}`;
  return new Response(await articleMarkdown(moved, note), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
};
