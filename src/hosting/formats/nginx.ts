import { contentTypes, unknownType } from '../../urls/content-types.ts';
import {
  headersAt,
  notFoundHeaders,
  placeHeaders,
  headersEverywhere,
  type HeaderFacts,
  type Headers,
} from '../headers.ts';
import { oddPath } from './odd-paths.ts';
import { restPattern, type Redirect } from '../redirects.ts';

/**
 * The site's part of an nginx configuration (https://nginx.org/en/docs/), to be included in a
 * `server` block whose `root` contains the site at its base path.
 *
 * Headers that differ by place are variables: `add_header` in a `location` would drop all those of
 * the server.
 */
export function printNginx({ base, redirects, gone, ...facts }: NginxSite): string {
  const places = placeHeaders(facts);
  const rest = headersAt('', places);
  const moving = redirects.flatMap(({ from }) => (from.endsWith('*') ? [from.slice(0, -1)] : []));
  return [
    comment,
    ...Object.entries(headersEverywhere(facts)).map(([name, value]) => addHeader(name, value)),
    ...Object.keys(rest).map((name) => addHeader(name, variable(name))),
    ...setHeaders(rest),
    '',
    'types {',
    ...Object.entries(contentTypes).map(([ending, type]) => `  ${quote(type)} ${ending};`),
    '}',
    `default_type ${unknownType};`,
    'index index.html;',
    'gzip_static on;',
    'gzip_vary on;',
    'absolute_redirect off;',
    'server_tokens off;',
    'merge_slashes off;',
    `error_page 404 ${base}404.html;`,
    `error_page 403 =404 ${base}404.html;`,
    // nginx passes here again on its way to the error page, which must not fail itself.
    'set $abschnitt_address "$uri $request_uri";',
    block(
      `if ($abschnitt_address ~* ${quote(`(?s)^(?!${base}404\\.html ).* ${oddPath.slice(1)}`)})`,
      ['return 404;'],
    ),
    '',
    block(`location ~ ${quote(String.raw`^${base}(.*/)?\.(?!well-known/)`)}`, ['return 404;']),
    ...printLocations([
      [`= ${base}404.html`, ['internal;', ...setHeaders(notFoundHeaders(places))]],
      ...['_headers', '_redirects'].map((file): Location => [`= ${base}${file}`, ['return 404;']]),
      ...(base === '/' ? [] : [moved(base.slice(0, -1), base)]),
      ...redirects.flatMap(redirectLocations),
      ...gone.map((path) => goneLocation(base + path)),
      // Not only in the last one: a host may have other pages next to a site with a path of its
      // own.
      ...places
        .filter(({ prefix }) => !moving.some((folder) => `${base}${prefix}`.startsWith(folder)))
        .map(({ prefix, headers }): Location => [`${base}${prefix}`, setHeaders(headers)]),
    ]),
    '',
  ].join('\n');
}

const comment = `# Written by \`npm run build\`: headers, redirects and compression of this site. Include it where the site is served:
#
#   server {
#     listen 443 ssl;
#     server_name …; ssl_certificate …; ssl_certificate_key …;
#     root /srv/site;                              # holds the files of dist/, below the site's path if it has one
#     # brotli_static on;                          # with the package libnginx-mod-http-brotli-static
#     include /srv/site/.hosting/nginx.conf;       # \`nginx -s reload\` after each publication
#   }
`;

/** Locations as nginx takes them: each once, the first that is named. */
function printLocations(locations: readonly Location[]): string[] {
  const first = new Map<string, string>();
  for (const [match, lines] of locations) {
    const key = match.replace('^~ ', '');
    if (!first.has(key)) first.set(key, block(`location ${match}`, lines));
  }
  return [...first.values()];
}

/**
 * A former address. Only a section can replace the rest of the path, so that nothing else from the
 * request gets into the response.
 */
function redirectLocations(redirect: Redirect): Location[] {
  const { from, to, isTemporary } = redirect;
  const word = isTemporary ? 'redirect' : 'permanent';
  if (!from.endsWith('*')) return [moved(from, to, word)];
  const stem = from.slice(0, -1);
  const pattern = quote(`^${stem}(${restPattern(redirect)})$`);
  return [
    ...(stem === '/' ? [] : [moved(stem.slice(0, -1), to.replace(':splat', ''), word)]),
    [`^~ ${stem}`, [`rewrite ${pattern} ${to.replace(':splat', '$1')} ${word};`, 'return 404;']],
  ];
}

/** The address of a removed article: its page and its status both say so. */
function goneLocation(path: string): Location {
  return [`= ${path}`, [`error_page 410 ${path}index.html;`, 'return 410;']];
}

/** `rewrite` keeps the query, which `return` would drop. */
function moved(from: string, to: string, word = 'permanent'): Location {
  return [`= ${from}`, [`rewrite ^ ${to} ${word};`]];
}

function addHeader(name: string, value: string): string {
  return `add_header ${name} ${quote(value)} always;`;
}

function setHeaders(headers: Headers): string[] {
  return Object.entries(headers).map(([name, value]) => `set ${variable(name)} ${quote(value)};`);
}

function variable(header: string): string {
  return `$abschnitt_${header.toLowerCase().replaceAll('-', '_')}`;
}

function block(head: string, lines: readonly string[]): string {
  return `${head} { ${lines.join(' ')} }`;
}

function quote(text: string): string {
  return text.startsWith('$abschnitt_')
    ? text
    : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** What paths it is for, and what is done there. */
type Location = [match: string, lines: readonly string[]];

interface NginxSite extends HeaderFacts {
  /** The path of the site, with a slash at both ends. */
  base: string;
  redirects: readonly Redirect[];
  /** Paths below the base of pages that answer with status 410. */
  gone: readonly string[];
}
