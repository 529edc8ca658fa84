import type { APIRoute } from 'astro';
import { rss } from '../feeds/rss.ts';
import { loadFeed } from '../feeds/load-feed.ts';

export const GET: APIRoute = async () =>
  new Response(rss(await loadFeed()), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
