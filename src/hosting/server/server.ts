import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import {
  headersAt,
  notFoundHeaders,
  headersEverywhere,
  sent,
  placeHeaders,
  type Headers,
  type Place,
} from '../headers.ts';
import { longestAddress, oddPath, privatePath } from '../formats/odd-paths.ts';
import { recover } from '../publish.ts';
import { requestedRange } from './range.ts';
import { redirectFor, type Redirect } from '../redirects.ts';
import { readSiteFacts, siteFacts } from '../site-facts.ts';
import { openStatic, type StaticFile } from './static-file.ts';

/**
 * A server for a built site, with production headers. `base` is the path of the site. Once a new
 * site is published in `dir`, it is served from the next request on. Not started: call `listen`.
 * Throws if there is no whole site in `dir`.
 */
export function siteServer(dir: string, base: string): Server {
  recover(dir);
  let site = readSite(dir);
  if (!site) throw new Error(`There is no built site in ${dir}.`);
  const server = createServer((request, response) => {
    site = currentSite(dir, site) ?? site;
    if (site) void answer({ dir, base, site, request, response });
  });
  return server;
}

async function answer(exchange: Exchange): Promise<void> {
  const { response } = exchange;
  try {
    await respond(exchange);
  } catch (error) {
    // The client has disconnected, or the disk has failed.
    if (response.headersSent) response.destroy();
    else send(response, 500, { 'Cache-Control': 'no-cache' });
    if (!isHangUp(error)) console.error(error);
  }
}

async function respond(exchange: Exchange): Promise<void> {
  const { dir, base, site, request, response } = exchange;
  const address = request.url ?? '';
  const [sent = '', query = ''] = address.split(/\?(.*)/s);
  for (const [name, value] of Object.entries(site.everywhere)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, { Allow: 'GET, HEAD', ...notFoundHeaders(site.places) });
  if (address.length > longestAddress) return send(response, 414, notFoundHeaders(site.places));
  const redirect = (to: string, status = 301) =>
    send(response, status, {
      Location: query === '' ? to : `${to}?${query}`,
      ...headersAt('', site.places),
    });
  if (`${sent}/` === base) return redirect(base);
  const path = pathBelow(base, sent);
  if (path === undefined) return notFound(exchange);
  const moved = redirectFor(base + path, site.redirects);
  if (moved) return redirect(moved.to, moved.status);

  const encodings = request.headers.range === undefined ? accepted(request) : new Set<string>();
  const file = await whileThere(dir, () => openStatic(dir, path, encodings));
  if (!file) {
    if (!path.endsWith('/') && existsSync(join(dir, path, 'index.html')))
      return redirect(`${sent}/`);
    return notFound(exchange);
  }
  await sendFile(exchange, file, headersAt(path, site.places), site.gone.has(path));
}

async function sendFile(
  { site, request, response }: Exchange,
  file: StaticFile,
  headers: Headers,
  isGone: boolean,
): Promise<void> {
  const { handle, size, modified, type, encoding } = file;
  try {
    const etag = `"${modified.getTime().toString(36)}-${size.toString(36)}${encoding ? `-${encoding}` : ''}"`;
    const about = {
      ...headers,
      ETag: etag,
      'Last-Modified': modified.toUTCString(),
      ...(type.includes('charset=') && { Vary: 'Accept-Encoding' }),
    };
    if (!isGone && isFresh(request, etag, modified)) return send(response, 304, about);
    const range = isGone ? 'whole' : requestedRange(request.headers.range, size);
    if (range === 'none')
      return send(response, 416, {
        'Content-Range': `bytes */${size}`,
        ...notFoundHeaders(site.places),
      });
    const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
    const status = isGone ? 410 : range === 'whole' ? 200 : 206;
    response.writeHead(status, {
      ...about,
      'Content-Type': type,
      'Content-Length': end - start + 1,
      'Accept-Ranges': 'bytes',
      ...(encoding && { 'Content-Encoding': encoding }),
      ...(range !== 'whole' && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    });
    if (request.method === 'HEAD' || size === 0) response.end();
    else await pipeline(handle.createReadStream({ start, end, autoClose: false }), response);
  } finally {
    await handle.close();
  }
}

function notFound({ site, response }: Exchange): void {
  response
    .writeHead(404, { ...notFoundHeaders(site.places), 'Content-Type': 'text/html; charset=utf-8' })
    .end(site.notFoundPage);
}

/** Without a body. */
function send(response: ServerResponse, status: number, headers: Headers): void {
  response.writeHead(status, headers).end();
}

/** The request's path below `base`, decoded; `undefined` if it is outside, malformed or private. */
function pathBelow(base: string, sent: string): string | undefined {
  if (!sent.startsWith(base) || odd.test(sent)) return undefined;
  try {
    const path = decodeURIComponent(sent.slice(base.length));
    return path === '404.html' || hidden.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

function accepted(request: IncomingMessage): Set<string> {
  const header = String(request.headers['accept-encoding'] ?? '');
  const names = header
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  return new Set(names);
}

function isFresh({ headers }: IncomingMessage, etag: string, modified: Date): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return known === '*' || known.split(/\s*,\s*/).includes(etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return since >= Math.floor(modified.getTime() / 1000) * 1000;
}

/** For some microseconds between the two moves of `publish` the folder does not exist. */
async function whileThere<T>(dir: string, find: () => Promise<T | undefined>) {
  for (let tries = 0; tries < 5; tries++) {
    const found = await find();
    if (found !== undefined || existsSync(dir)) return found;
    await setTimeout(10);
  }
  return undefined;
}

function currentSite(dir: string, known: Site | undefined): Site | undefined {
  return known && versionOf(dir) === known.version ? known : readSite(dir);
}

function readSite(dir: string): Site | undefined {
  const version = versionOf(dir);
  const facts = readSiteFacts(dir);
  try {
    return (
      facts && {
        version,
        everywhere: headersEverywhere(facts),
        places: placeHeaders(facts).map(({ prefix, headers }) => ({
          prefix,
          headers: Object.fromEntries(sent(headers)),
        })),
        gone: new Set(facts.gone),
        notFoundPage: readFileSync(join(dir, '404.html')),
        redirects: facts.redirects,
      }
    );
  } catch {
    return undefined;
  }
}

function versionOf(dir: string): string {
  const stat = statSync(join(dir, siteFacts), { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs}` : '';
}

function isHangUp(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && hangUps.has(code);
}

/** Error codes for a client that disconnected before, during or after the response. */
const hangUps = new Set([
  'ERR_STREAM_UNABLE_TO_PIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ECONNRESET',
  'EPIPE',
]);

const odd = new RegExp(oddPath, 'i');
const hidden = new RegExp(privatePath);

/** Shared by all requests until another site is published. */
interface Site {
  version: string;
  everywhere: Headers;
  places: readonly Place[];
  notFoundPage: Buffer;
  /** Paths below the base of removed articles. */
  gone: ReadonlySet<string>;
  redirects: readonly Redirect[];
}

interface Exchange {
  dir: string;
  base: string;
  site: Site;
  request: IncomingMessage;
  response: ServerResponse;
}
