import type { APIRoute } from 'astro';
import { feedResponse } from '../../../feeds/feed-response.ts';
import { authorFeedPaths, type Subject } from '../../../feeds/load-feed.ts';

export const getStaticPaths = authorFeedPaths;

export const GET: APIRoute<{ of: Subject }> = ({ props }) => feedResponse('rss', props.of);
