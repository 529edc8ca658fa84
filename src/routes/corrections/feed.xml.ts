import type { APIRoute } from 'astro';
import { listArticles } from '../../article/load.ts';
import { buildMoment } from '../../content/build-moment.ts';
import { atom } from '../../feeds/atom.ts';
import { correctionsFeed } from '../../feeds/corrections.ts';

export const GET: APIRoute = async () =>
  new Response(atom(correctionsFeed(await listArticles()), buildMoment), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
