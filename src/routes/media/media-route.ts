import type { APIRoute, GetStaticPaths } from 'astro';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listTexts } from '../../article/load.ts';
import { mediaForms } from '../../images/media.ts';
import { contentDir } from '../../site.ts';

/**
 * What a route needs to publish audio, video or captions with one file extension; see
 * `picture-route.ts`.
 */
export function mediaRoute(
  ending: string,
  type: string,
): { getStaticPaths: GetStaticPaths; GET: APIRoute<Props> } {
  return {
    getStaticPaths: async () =>
      (await listTexts()).flatMap(({ slug, media }) =>
        media
          .flatMap(mediaForms)
          .filter((form) => form.ending === ending)
          .map(({ name, file }) => ({
            params: { slug, name },
            props: { file },
            // The name contains a digest of the file.
            cacheKey: '',
          })),
      ),
    GET: async ({ props: { file } }) =>
      new Response(new Uint8Array(await readFile(join(contentDir, file))), {
        headers: { 'Content-Type': type },
      }),
  };
}

interface Props extends Record<string, unknown> {
  /** Relative to the content folder. */
  file: string;
}
