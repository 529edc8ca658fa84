import type { APIRoute, GetStaticPaths } from 'astro';
import { join } from 'node:path';
import { listTexts } from '../../article/load.ts';
import { pictureForms, type PictureForm } from '../../images/pictures.ts';
import { buildCache, contentDir } from '../../site.ts';
import { keptFile } from '../../images/kept-file.ts';

/**
 * What a route needs to publish the pictures of articles, pages and authors in one format. Each
 * format has its own route, because Astro requires the extension in the name of the route.
 */
export function pictureRoute(format: PictureForm['format']): {
  getStaticPaths: GetStaticPaths;
  GET: APIRoute<Props>;
} {
  return {
    getStaticPaths: async () =>
      (await listTexts()).flatMap(({ slug, pictures }) =>
        pictures.flatMap(({ file, ...picture }) =>
          pictureForms({ file, ...picture })
            .filter((form) => form.format === format)
            .map((form) => ({
              params: { slug, name: form.name },
              props: { file, form },
              // The name contains a digest of everything that affects the picture.
              cacheKey: '',
            })),
        ),
      ),
    GET: async ({ props: { file, form } }) => {
      const scaled = await keptFile(join(buildCache, 'pictures'), form.hash, async () => {
        // The library is loaded only if a picture must be scaled.
        const { scalePicture } = await import('../../images/scale.ts');
        return scalePicture(join(contentDir, file), form);
      });
      return new Response(new Uint8Array(scaled), {
        headers: { 'Content-Type': `image/${format}` },
      });
    },
  };
}

interface Props extends Record<string, unknown> {
  /** Path of the picture, relative to the content folder. */
  file: string;
  form: PictureForm;
}
