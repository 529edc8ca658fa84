import type { APIRoute } from 'astro';
import { listArticles } from '../article/load.ts';
import { printSitemapIndex, sitemaps } from '../feeds/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(printSitemapIndex(sitemaps(await listArticles())), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
