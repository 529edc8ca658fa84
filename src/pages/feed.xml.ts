import type { APIRoute } from 'astro';
import { atom } from '../feeds/atom.ts';
import { buildMoment } from '../content/build-moment.ts';
import { loadFeed } from '../feeds/load-feed.ts';

export const GET: APIRoute = async () =>
  new Response(atom(await loadFeed(undefined, { isDated: true }), buildMoment), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
