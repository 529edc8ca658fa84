import type { APIRoute } from 'astro';
import { articleMarkdown, cacheKeyOf, listArticles } from '../../article/load.ts';

export async function getStaticPaths() {
  return (await listArticles()).map(({ slug }) => ({ params: { slug }, ...cacheKeyOf() }));
}

export const GET: APIRoute<Record<string, never>, { slug: string }> = async ({ params }) =>
  new Response(await articleMarkdown(params.slug), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
