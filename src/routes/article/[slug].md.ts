import type { APIRoute } from 'astro';
import type { ArticleMetadata } from '../../content/metadata.ts';
import { articleMarkdown, cacheKeyOf, listArticles } from '../../article/load.ts';
import { articleRouteParams } from '../../urls/urls.ts';

export async function getStaticPaths() {
  return (await listArticles()).flatMap((facts) => {
    const params = articleRouteParams(facts);
    return params ? [{ params, props: { facts }, ...cacheKeyOf([facts]) }] : [];
  });
}

export const GET: APIRoute<{ facts: ArticleMetadata }> = async ({ props }) =>
  new Response(await articleMarkdown(props.facts), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
