import { mediaRoute } from '../media-route.ts';

export const { getStaticPaths, GET } = mediaRoute('mp3', 'audio/mpeg');
