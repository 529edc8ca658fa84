import { mediaRoute } from '../media-route.ts';

export const { getStaticPaths, GET } = mediaRoute('mp4', 'video/mp4');
