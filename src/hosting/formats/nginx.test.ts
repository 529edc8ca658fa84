import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { effectiveRedirects } from '../effective-redirects.ts';
import { commonHeaders } from '../headers.ts';
import { readOwnHeaders } from '../own-headers.ts';
import { readOwnRedirects } from '../own-redirects.ts';
import type { Redirect } from '../redirects.ts';
import { printNginx } from './nginx.ts';

/** The configuration of a site with what its owner has written for hosts. */
function configuration({ redirects = '', headers = '', others = [] as Redirect[] }): string {
  const files = new Set(['index.html']);
  const own = readOwnRedirects(redirects, { base: '/', files, file: '_redirects' });
  return printNginx({
    base: '/',
    redirects: effectiveRedirects([...own.redirects, ...others]),
    gone: ['weg/'],
    common: commonHeaders({ base: '/', hsts: false }),
    inline: { scripts: [], styles: [] },
    hashedFolders: [],
    search: 'suche/',
    own: readOwnHeaders(headers, '/', '_headers').places,
  });
}

/** Debian keeps it where only an administrator's PATH looks. */
const program = ['/usr/local/sbin/nginx', '/usr/sbin/nginx'].find(existsSync) ?? 'nginx';
const nginx = (args: readonly string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** What nginx says against a configuration. */
function refusal(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'abschnitt-nginx-'));
  writeFileSync(join(folder, 'site.conf'), config);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid; error_log stderr; events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
      server { listen unix:${folder}/socket; root ${folder}; include ${folder}/site.conf; }
    }`,
  );
  const { status, stderr } = nginx(['-t', '-p', folder, '-c', join(folder, 'nginx.conf')]);
  rmSync(folder, { recursive: true });
  return status === 0 ? '' : stderr;
}

test.skipIf(nginx(['-v']).status !== 0).each([
  ['a path and all below it', { redirects: '/alt /neu/\n/alt/* /neu/:splat' }],
  ['all below a path, and the path', { redirects: '/alt/* /neu/:splat\n/alt /neu/' }],
  ['a path twice', { redirects: '/alt /neu/\n/alt /anders/' }],
  ['all below a path twice', { redirects: '/alt/* /neu/\n/alt/* /anders/:splat' }],
  ['headers of a folder that moved', { redirects: '/d/* /e/:splat', headers: '/d/*\n  X-A: b' }],
  ['an address that a page had', { redirects: '/a /b', others: [{ from: '/a', to: '/c/' }] }],
  ['a name that a page had', { redirects: '/a/* /b', others: [{ from: '/a/*', to: '/c/' }] }],
  ['an address of a removed page', { redirects: '/weg/ /neu/' }],
  ['a file for hosts', { redirects: '/_headers /neu/' }],
])('nginx takes redirects of the owner: %s', (_name, written) => {
  expect(refusal(configuration(written))).toBe('');
});

test('headers below a folder that has moved keep nothing from being redirected', () => {
  const written = { redirects: '/d/* /e/:splat', headers: '/d/e/*\n  X-A: b' };
  expect(configuration(written)).not.toContain('location /d/e/');
});
