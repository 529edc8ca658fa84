import type { APIRoute } from 'astro';
import type { Topic } from '../../../article/lists/topics.ts';
import { rss } from '../../../feeds/rss.ts';
import { loadFeed, topicFeedPaths } from '../../../feeds/load-feed.ts';

export const getStaticPaths = topicFeedPaths;

export const GET: APIRoute<{ topic: Topic }> = async ({ props }) =>
  new Response(rss(await loadFeed(props.topic)), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
