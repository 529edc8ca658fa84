import { mediaRoute } from '../media-route.ts';

export const { getStaticPaths, GET } = mediaRoute('vtt', 'text/vtt; charset=utf-8');
