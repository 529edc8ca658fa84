import { defineMiddleware } from 'astro:middleware';
import { withRareStyles } from './styles/rare-styles.ts';

/** Gives pages of the preview the styles that the build command gives to those of the site (`build/site-app.ts`). */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  if (!isPage || import.meta.env.PROD) return response;
  return new Response(withRareStyles(await response.text()), response);
});
