import type { APIRoute } from 'astro';
import { listArticles } from '../article/load.ts';
import { llmsText } from '../feeds/llms.ts';

export const GET: APIRoute = async () =>
  new Response(llmsText(await listArticles()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
