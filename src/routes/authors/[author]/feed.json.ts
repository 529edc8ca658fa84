import type { APIRoute } from 'astro';
import { jsonFeed } from '../../../feeds/json-feed.ts';
import { authorFeedPaths, loadFeed, type Subject } from '../../../feeds/load-feed.ts';

export const getStaticPaths = authorFeedPaths;

export const GET: APIRoute<{ of: Subject }> = async ({ props }) =>
  new Response(jsonFeed(await loadFeed(props.of)), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
