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
  const pages = ['404.html', 'index.html', 'suche/index.html'].map((page) =>
    readFileSync(join(dir, page)),
  );
  const [notFoundPage = Buffer.of()] = pages;
  const hashes = { styles: inlineHashes(pages, 'style'), scripts: inlineHashes(pages, 'script') };
  const policy = contentSecurityPolicy(hashes);
  const searchPolicy = contentSecurityPolicy(hashes, { wasm: true });
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

/**
 * Hashes of the inline elements without attributes that have the given name. All lists have those of the front page,
 * the search its own, all other pages those of the page for errors.
 */
function inlineHashes(pages: Buffer[], name: 'style' | 'script'): string[] {
  const elements = pages.flatMap((page) => [
    ...page.toString().matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs')),
  ]);
  const hashes = elements.map(
    ([, content = '']) => `sha256-${createHash('sha256').update(content).digest('base64')}`,
  );
  return [...new Set(hashes)];
}
