import type { APIRoute } from 'astro';
import { listArticles, listAuthors, listPages } from '../article/load.ts';
import { printSitemap, sitemaps, type Sitemap } from '../feeds/sitemap.ts';

export async function getStaticPaths() {
  return sitemaps(await listArticles(), await listPages(), await listAuthors()).map((sitemap) => ({
    params: { name: sitemap.name },
    props: { sitemap },
  }));
}

export const GET: APIRoute<{ sitemap: Sitemap }> = ({ props }) =>
  new Response(printSitemap(props.sitemap), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
