import type { APIRoute } from 'astro';
import { correctionsResponse } from '../../feeds/feed-response.ts';

export const GET: APIRoute = () => correctionsResponse('rss');
