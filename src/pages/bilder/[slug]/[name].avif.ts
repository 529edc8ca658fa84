import { pictureRoute } from '../../../pictures/picture-route.ts';

export const { getStaticPaths, GET } = pictureRoute('avif');
