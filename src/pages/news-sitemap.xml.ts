import type { APIRoute } from 'astro';
import { listArticles } from '../article/load.ts';
import { buildMoment } from '../content/dates/build-moment.ts';
import { newsSitemap } from '../feeds/news-sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(newsSitemap(await listArticles(), buildMoment()), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
