import type { APIRoute } from 'astro';
import { listArticles, listPages } from '../article/load.ts';
import { printSitemapIndex, sitemaps } from '../feeds/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(printSitemapIndex(sitemaps(await listArticles(), await listPages())), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
