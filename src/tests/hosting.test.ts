import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersAt, notFoundHeaders, placeHeaders, type Headers } from '../hosting/headers.ts';
import { readSiteFacts } from '../hosting/site-facts.ts';
import { rawRequest, type RawResponse } from './raw-request.ts';
import { webServers } from './web-servers.ts';
import { builtSites } from './sites.ts';

const sites = await builtSites('empty', 'own', 'specimen', 'subPath');

/** What each server is asked, on sites with and without a path of their own. */
describe.each(webServers)('$name', ({ name, isInstalled, hasBrotli, start }) => {
  if (!isInstalled) {
    test.skip(`${name} is not installed here: .ci/run installs it`);
    return;
  }
  describe.each([
    { base: '/', dir: sites.specimen },
    { base: '/zeitung/', dir: sites.subPath },
  ])('under $base', ({ base, dir }) => {
    const article = `${base}artikel/alle-bausteine/`;
    const section = readdirSync(join(dir, 'artikel/alle-bausteine'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${article}${name}/`)[0]!;
    const facts = readSiteFacts(dir)!;
    const places = placeHeaders(facts);
    const file = (folder: string, pattern: RegExp) =>
      `${base}${folder}/${readdirSync(join(dir, folder)).find((name) => pattern.test(name))}`;
    const onDisk = (path: string) =>
      readFileSync(join(dir, path.slice(base.length), path.endsWith('/') ? 'index.html' : ''));

    let server: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      server = await start(dir, base);
    });
    afterAll(() => server?.close());
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      rawRequest(server.port, path, { headers, method });

    test.each([
      ['front page', base, 'text/html; charset=utf-8'],
      ['article', article, 'text/html; charset=utf-8'],
      ['section', section, 'text/html; charset=utf-8'],
      ['Markdown', `${base}artikel/alle-bausteine.md`, 'text/markdown; charset=utf-8'],
      ['preview image', file('karten/alle-bausteine', /\.jpg$/), 'image/jpeg'],
      ['script', file('_astro', /\.js$/), 'text/javascript; charset=utf-8'],
      ['font', file('_astro', /\.woff2$/), 'font/woff2'],
      ['picture', file('bilder/bildstrecke', /\.avif$/), 'image/avif'],
      ['icon', `${base}icon.svg`, 'image/svg+xml; charset=utf-8'],
      ['search', `${base}suche/`, 'text/html; charset=utf-8'],
      ['search index', file('pagefind/de/index', /./), 'application/octet-stream'],
      ['search engine', `${base}pagefind/de/pagefind.js`, 'text/javascript; charset=utf-8'],
      ['worker', `${base}sw.js`, 'text/javascript; charset=utf-8'],
      ['feed', `${base}feed.xml`, 'application/xml; charset=utf-8'],
      ['archive', `${base}archiv/`, 'text/html; charset=utf-8'],
      ['topics', `${base}themen/`, 'text/html; charset=utf-8'],
    ])('%s: every header, and the file to the byte', async (_kind, path, type) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toBe(type);
      expectHeaders(response, { ...facts.common, ...headersAt(path.slice(base.length), places) });
      expect(response.headers).not.toHaveProperty('content-encoding');
      expect(response.body.equals(onDisk(path))).toBe(true);
      const head = await get(path, {}, 'HEAD');
      expect(head.status).toBe(200);
      expect(head.headers['content-type']).toBe(type);
      expect(head.body.length).toBe(0);
      const again = await get(path, { 'If-None-Match': response.headers['etag']! });
      expect(again.status).toBe(304);
      expect(again.body.length).toBe(0);
    });

    test.each([
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ])('text comes compressed with %s to whoever accepts that', async (encoding, unpack) => {
      for (const path of [article, `${base}artikel/alle-bausteine.md`, `${base}sw.js`]) {
        const response = await get(path, { 'Accept-Encoding': encoding });
        expect(response.headers['vary']).toMatch(/accept-encoding/i);
        if (encoding === 'br' && !hasBrotli) continue;
        expect(response.headers['content-encoding']).toBe(encoding);
        expect(unpack(response.body).equals(onDisk(path))).toBe(true);
      }
    });

    test('a part of a file can be asked for', async () => {
      const path = file('karten/alle-bausteine', /\.jpg$/);
      const part = await get(path, { Range: 'bytes=10-19' });
      expect(part.status).toBe(206);
      expect(part.headers['content-range']).toBe(`bytes 10-19/${onDisk(path).length}`);
      expect(part.body.equals(onDisk(path).subarray(10, 20))).toBe(true);
      const tail = await get(path, { Range: 'bytes=-5' });
      expect(tail.body.equals(onDisk(path).subarray(-5))).toBe(true);
      expect((await get(path, { Range: 'bytes=99999999-' })).status).toBe(416);
    });

    test.each([
      ['artikel/alle-bausteine', 'artikel/alle-bausteine/'],
      ['artikel/an-earlier-name/', 'artikel/english/'],
      ['artikel/an-earlier-name', 'artikel/english/'],
      ['artikel/an-earlier-name/its-a-heading/', 'artikel/english/its-a-heading/'],
      ['artikel/an-earlier-name/its-a-heading', 'artikel/english/its-a-heading'],
      ['artikel/an-earlier-name.md', 'artikel/english.md'],
    ])('%s leads on to %s for good', async (from, to) => {
      const response = await get(base + from);
      expect([301, 308]).toContain(response.status);
      expect(response.headers['location']).toBe(base + to);
      expect((await get(`${base}${from}?a=1&b=2`)).headers['location']).toBe(
        `${base}${to}?a=1&b=2`,
      );
    });

    test.each([
      'gibt-es-nicht/',
      'artikel/',
      'artikel/gibt-es-nicht',
      '_astro/gibt-es-nicht.js',
      'artikel/alle-bausteine.md/',
      '404.html',
      '_headers',
      '_redirects',
      '.hosting/nginx.conf',
      '.hosting/',
      'artikel/.git/config',
      'artikel//alle-bausteine/',
      'artikel/../icon.svg',
      'artikel/./alle-bausteine/',
      '../../../../../../etc/passwd',
      '%2e%2e/%2E%2E/%2e%2e/%2e%2e/etc/passwd',
      '..%2f..%2f..%2f..%2fetc/passwd',
      '..%5c..%5cetc',
      'artikel/%2e/alle-bausteine/',
      'artikel/alle-bausteine%00.html',
      'artikel/an-earlier-name/x%0d%0aSet-Cookie:%20a=b',
      'artikel/an-earlier-name//example.org/',
      'artikel/an-earlier-name/example.org',
    ])('%s is not there, and the page says so', async (path) => {
      for (const method of ['GET', 'HEAD']) {
        const response = await get(base + path, { 'Accept-Encoding': 'identity' }, method);
        expect(response.headers).not.toHaveProperty('set-cookie');
        // nginx does not look any further at a path that climbs out of the site, or holds a zero.
        if (name === 'nginx' && response.status === 400) continue;
        expect(response.status).toBe(404);
        expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
        expectHeaders(response, { ...facts.common, ...notFoundHeaders(places) });
        expect(response.body.toString()).toBe(
          method === 'HEAD' ? '' : readFileSync(join(dir, '404.html'), 'utf8'),
        );
      }
    });

    test.each([
      ['control characters', `${base}artikel/\x01\x07/`],
      ['a line break', `${base}artikel/\n/`],
      ['half of an escape', `${base}artikel/%c3%28/%/`],
      ['300 bytes in one part', `${article}${'a'.repeat(300)}/`],
      ['8 kB', base + 'a'.repeat(8192)],
      ['100 kB', base + 'a'.repeat(100_000)],
      ['no slash at its start', 'artikel/alle-bausteine/'],
      ['another host', 'http://example.org//artikel/'],
    ])('an address of %s is refused, and the server goes on', async (_what, path) => {
      const { status } = await get(path).catch((): Partial<RawResponse> => ({ status: 0 }));
      // Some servers hang up without a word.
      expect([0, 400, 404, 414, 431]).toContain(status);
      expect((await get(article)).status).toBe(200);
    });

    test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
      const response = await get(article, { 'Content-Length': '0' }, method);
      expect(response.status).toBe(405);
      expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    });
  });
});

test('pages of every kind have only inline scripts and styles that the policy allows', () => {
  for (const dir of [sites.own, sites.specimen, sites.empty]) {
    const facts = readSiteFacts(dir)!;
    expect(facts.inline.styles.length).toBeGreaterThan(0);
    const policy = headersAt('', placeHeaders(facts))['Content-Security-Policy'];
    expect(policy).not.toContain('unsafe-inline');
    expect(readFileSync(join(dir, '_headers'), 'utf8')).toContain(`: ${policy}\n`);
  }
});

function expectHeaders({ headers }: RawResponse, expected: Headers): void {
  for (const [name, value] of Object.entries(expected))
    expect(headers[name.toLowerCase()], name).toBe(value);
}
