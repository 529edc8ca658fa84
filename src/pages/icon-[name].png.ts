import type { APIRoute } from 'astro';
import { drawIcon } from '../theme/icon.ts';
import { manifestIcons, type ManifestIcon } from '../theme/manifest.ts';
import { theme } from '../theme/theme.ts';

export function getStaticPaths() {
  return manifestIcons.map((icon) => ({
    params: { name: icon.name },
    props: { icon },
    // The icon and the colours are of those files that every page depends on.
    cacheKey: icon.name,
  }));
}

export const GET: APIRoute<{ icon: ManifestIcon }> = async ({ props: { icon } }) =>
  new Response(new Uint8Array(await drawIcon(icon, theme.colours.paper.light)), {
    headers: { 'Content-Type': 'image/png' },
  });
