import { mediaRoute } from '../media-route.ts';

export const { getStaticPaths, GET } = mediaRoute('webm', 'video/webm');
