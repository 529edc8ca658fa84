import type { APIRoute } from 'astro';
import { atom } from '../../../feeds/atom.ts';
import { buildMoment } from '../../../content/build-moment.ts';
import { authorFeedPaths, loadFeed, type Subject } from '../../../feeds/load-feed.ts';

export const getStaticPaths = authorFeedPaths;

export const GET: APIRoute<{ of: Subject }> = async ({ props }) =>
  new Response(atom(await loadFeed(props.of, { isDated: true }), buildMoment), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
