import type { APIRoute } from 'astro';
import { robots } from '../feeds/robots.ts';

export const GET: APIRoute = () =>
  new Response(robots(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
