import type { ViteDevServer } from 'vite';
import { judgementFile } from './addresses.ts';
import { site } from '../site.ts';
import { PreviewJudge } from './judge.ts';
import { belowBase } from './requests.ts';

/** Makes the preview's server answer requests for the problems of a page, as JSON. */
export function serveJudgement({ middlewares, httpServer }: ViteDevServer): void {
  const judge = new PreviewJudge(async (path) => {
    const address = httpServer?.address();
    if (address === null || typeof address !== 'object') return undefined;
    const response = await fetch(`http://localhost:${address.port}${site.base}${path}`);
    return response.ok ? response.text() : undefined;
  });
  middlewares.use((request, response, next) => {
    const url = new URL(belowBase(request.url ?? ''), 'http://localhost/');
    const path = url.searchParams.get('path');
    if (url.pathname !== `/${judgementFile}` || !path?.startsWith(site.base)) return next();
    judge.judge(decodeURI(belowBase(path))).then(
      (judgement) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(judgement));
      },
      (error: unknown) => next(error),
    );
  });
}
