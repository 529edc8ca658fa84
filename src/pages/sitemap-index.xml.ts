import type { APIRoute } from 'astro';
import { listArticles, listAuthors, listPages } from '../article/load.ts';
import { printSitemapIndex, sitemaps } from '../feeds/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(
    printSitemapIndex(sitemaps(await listArticles(), await listPages(), await listAuthors())),
    {
      headers: { 'Content-Type': 'application/xml; charset=utf-8' },
    },
  );
