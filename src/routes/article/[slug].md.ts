import type { APIRoute } from 'astro';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { articleMarkdown, cacheKeyOf, listArticles } from '../../article/load.ts';

export async function getStaticPaths() {
  return (await listArticles()).map((facts) => ({
    params: { slug: facts.slug },
    props: { facts },
    ...cacheKeyOf([facts]),
  }));
}

export const GET: APIRoute<{ facts: ArticleMetadata }> = async ({ props }) =>
  new Response(await articleMarkdown(props.facts), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
