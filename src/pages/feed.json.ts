import type { APIRoute } from 'astro';
import { jsonFeed } from '../feeds/json-feed.ts';
import { loadFeed } from '../feeds/load-feed.ts';

export const GET: APIRoute = async () =>
  new Response(jsonFeed(await loadFeed()), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
