import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { parseRedirects, redirectFor } from './redirects.ts';
import { cacheControl, contentSecurityPolicy, searchPage, securityHeaders } from './headers.ts';

/**
 * A server for a built site, with the headers of production. `base` is the path under which the site lies.
 * Not started: call `listen`.
 */
export function siteServer(dir: string, base: string): Server {
  const styles = ['404.html', 'suche/index.html'].flatMap((page) =>
    inlineStyleHashes(join(dir, page)),
  );
  const policy = contentSecurityPolicy([...new Set(styles)]);
  const searchPolicy = contentSecurityPolicy([...new Set(styles)], { wasm: true });
  const notFoundPage = readFileSync(join(dir, '404.html'));
  const redirectsFile = join(dir, '_redirects');
  const redirects = existsSync(redirectsFile)
    ? parseRedirects(readFileSync(redirectsFile, 'utf8'))
    : [];
  const files = sirv(dir, {
    etag: true,
    setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControl(path)),
  });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const path = pathBelow(base, request);
    response.setHeader('Content-Security-Policy', path === searchPage ? searchPolicy : policy);
    if (path === undefined) return notFound(response, notFoundPage);
    const moved = redirectFor(base + path.slice(1), redirects);
    if (moved !== undefined) {
      response.writeHead(301, { Location: moved }).end();
      return;
    }
    if (!path.endsWith('/') && existsSync(join(dir, path, 'index.html'))) {
      response.writeHead(301, { Location: `${base}${path.slice(1)}/` }).end();
      return;
    }
    request.url = path;
    files(request, response, () => notFound(response, notFoundPage));
  });
}

/** The request's path below `base`, starting with a slash; nothing when it lies elsewhere or is malformed. */
function pathBelow(base: string, request: IncomingMessage): string | undefined {
  const [path = ''] = (request.url ?? '').split(/[?#]/);
  if (!path.startsWith(base) || path.includes('..') || path.includes('//')) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') || decoded.includes('..')
      ? undefined
      : `/${path.slice(base.length)}`;
  } catch {
    return undefined;
  }
}

function notFound(response: ServerResponse, page: Buffer): void {
  response
    .writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' })
    .end(page);
}

/** Hashes of a page's inline `style` elements. The search has some of its own, all other pages have the same. */
function inlineStyleHashes(page: string): string[] {
  const styles = readFileSync(page, 'utf8').matchAll(/<style>([\s\S]*?)<\/style>/g);
  return [...styles].map(
    ([, css = '']) => `sha256-${createHash('sha256').update(css).digest('base64')}`,
  );
}
