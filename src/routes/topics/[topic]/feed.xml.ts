import type { APIRoute } from 'astro';
import type { Topic } from '../../../article/lists/topics.ts';
import { atom } from '../../../feeds/atom.ts';
import { buildMoment } from '../../../content/build-moment.ts';
import { loadFeed, topicFeedPaths } from '../../../feeds/load-feed.ts';

export const getStaticPaths = topicFeedPaths;

export const GET: APIRoute<{ topic: Topic }> = async ({ props }) =>
  new Response(atom(await loadFeed(props.topic, { isDated: true }), buildMoment), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
