import { mediaRoute } from '../media-route.ts';

export const { getStaticPaths, GET } = mediaRoute('ogg', 'audio/ogg');
