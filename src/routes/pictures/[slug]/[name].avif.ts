import { pictureRoute } from '../picture-route.ts';

export const { getStaticPaths, GET } = pictureRoute('avif');
