import type { ViteDevServer } from 'vite';
import { problemsFile } from './addresses.ts';
import { site } from '../site.ts';
import { PageChecker } from './page-checker.ts';
import { belowBase } from './requests.ts';

/** Makes the preview's server answer requests for the problems of a page, as JSON. */
export function serveProblems({ middlewares, httpServer }: ViteDevServer): void {
  const checker = new PageChecker(async (path) => {
    const address = httpServer?.address();
    if (address === null || typeof address !== 'object') return undefined;
    const response = await fetch(`http://localhost:${address.port}${site.base}${path}`);
    return response.ok ? response.text() : undefined;
  });
  middlewares.use((request, response, next) => {
    const url = new URL(belowBase(request.url ?? ''), 'http://localhost/');
    const path = url.searchParams.get('path');
    if (url.pathname !== `/${problemsFile}` || !path?.startsWith(site.base)) return next();
    checker.check(decodeURI(belowBase(path))).then(
      (result) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(result));
      },
      (error: unknown) => next(error),
    );
  });
}
