import type { APIRoute } from 'astro';
import type { ArticleFacts } from '../../article/article.ts';
import { articleMarkdown, cacheKeyOf, listArticles } from '../../article/load.ts';

export async function getStaticPaths() {
  return (await listArticles()).map((facts) => ({
    params: { slug: facts.slug },
    props: { facts },
    ...cacheKeyOf([facts]),
  }));
}

export const GET: APIRoute<{ facts: ArticleFacts }> = async ({ props }) =>
  new Response(await articleMarkdown(props.facts), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
