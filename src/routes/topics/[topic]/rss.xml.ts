import type { APIRoute } from 'astro';
import { rss } from '../../../feeds/rss.ts';
import { loadFeed, topicFeedPaths, type Subject } from '../../../feeds/load-feed.ts';

export const getStaticPaths = topicFeedPaths;

export const GET: APIRoute<{ of: Subject }> = async ({ props }) =>
  new Response(rss(await loadFeed(props.of)), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
