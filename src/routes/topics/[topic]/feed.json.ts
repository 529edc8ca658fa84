import type { APIRoute } from 'astro';
import type { Topic } from '../../../article/lists/topics.ts';
import { jsonFeed } from '../../../feeds/json-feed.ts';
import { loadFeed, topicFeedPaths } from '../../../feeds/load-feed.ts';

export const getStaticPaths = topicFeedPaths;

export const GET: APIRoute<{ topic: Topic }> = async ({ props }) =>
  new Response(jsonFeed(await loadFeed(props.topic)), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
