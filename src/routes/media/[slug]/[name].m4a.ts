import { mediaRoute } from '../media-route.ts';

export const { getStaticPaths, GET } = mediaRoute('m4a', 'audio/mp4');
