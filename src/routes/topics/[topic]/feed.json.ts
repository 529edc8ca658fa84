import type { APIRoute } from 'astro';
import { feedResponse } from '../../../feeds/feed-response.ts';
import { topicFeedPaths, type Subject } from '../../../feeds/load-feed.ts';

export const getStaticPaths = topicFeedPaths;

export const GET: APIRoute<{ of: Subject }> = ({ props }) => feedResponse('json', props.of);
