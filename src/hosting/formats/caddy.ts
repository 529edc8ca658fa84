import { contentType, contentTypes } from '../../urls/content-types.ts';
import {
  notFoundHeaders,
  placeHeaders,
  sent,
  headersEverywhere,
  type HeaderFacts,
  type Headers,
} from '../headers.ts';
import { oddPath } from './odd-paths.ts';
import { restPattern, type Redirect } from '../redirects.ts';

/**
 * The site's part of a Caddyfile (https://caddyserver.com/docs/caddyfile), to be imported into a
 * site block whose `root` contains the site at its base path.
 */
export function printCaddy({ base, redirects, gone, ...facts }: CaddySite): string {
  const places = placeHeaders(facts);
  const byPlace = places.map(({ prefix, headers }, index) => {
    const others = places.slice(0, index).map((place) => `${base}${place.prefix}*`);
    const rules = [
      ...(prefix === '' ? [`path ${base} ${base}*`] : [`path ${base}${prefix}*`]),
      ...(others.length > 0 ? [`not path ${others.join(' ')}`] : []),
    ];
    return [block(`@place${index}`, rules), block(`header @place${index}`, headerLines(headers))];
  });
  return [
    comment,
    block('header', [...headerLines(headersEverywhere(facts)), '-Server']),
    ...byPlace.flat(),
    ...Object.entries(contentTypes).flatMap(([ending, type]) => [
      `@${ending} path *.${ending}`,
      block(`header @${ending}`, [`Content-Type ${quote(type)}`, 'defer']),
    ]),
    // `redir` drops the query, which may hold search terms or where a reader came from.
    block(`map {query} {${query}}`, ['~^(.+)$ "?${1}"', 'default ""']),
    `@odd ${odd}`,
    'error @odd 404',
    '@other not method GET HEAD',
    'error @other 405',
    block('@private', [
      `path ${base}_headers ${base}_redirects ${base}404.html */.*`,
      'not path */.well-known/*',
    ]),
    'error @private 404',
    ...(base === '/' ? [] : [moved(base.slice(0, -1), base)]),
    ...redirects.flatMap(printRedirect),
    block('@folder', ['not path */', 'file {path}/index.html', `not ${odd}`]),
    moved('@folder', '{path}/'),
    ...(gone.length > 0
      ? [
          `@gone path ${gone.map((path) => base + path).join(' ')}`,
          block('handle @gone', [block('file_server', ['precompressed br gzip', 'status 410'])]),
        ]
      : []),
    block('file_server', ['precompressed br gzip']),
    block('handle_errors', [
      `rewrite * ${base}404.html`,
      block('header', [
        ...headerLines({ ...headersEverywhere(facts), ...notFoundHeaders(places) }),
        `Content-Type ${quote(contentType('404.html'))}`,
        '-Server',
      ]),
      'file_server',
    ]),
    '',
  ].join('\n');
}

const comment = `# Written by \`npm run build\`: headers, redirects and compression of this site. Import it where the site is served:
#
#   example.org {
#     root * /srv/site                            # holds the files of dist/, below the site's path if it has one
#     import /srv/site/.hosting/Caddyfile         # \`caddy reload\` after each publication
#   }
`;

/**
 * A former address. Only a section can replace the rest of the path, so that nothing else from the
 * request gets into the response.
 */
function printRedirect(redirect: Redirect, index: number): string[] {
  const { from, to, isTemporary } = redirect;
  const status = isTemporary ? 302 : 301;
  if (!from.endsWith('*')) return [moved(from, to, status)];
  const stem = from.slice(0, -1);
  const name = `former${index}`;
  return [
    ...(stem === '/' ? [] : [moved(stem.slice(0, -1), to.replace(':splat', ''), status)]),
    `@${name} path_regexp ${name} ^${stem}(${restPattern(redirect)})$`,
    moved(`@${name}`, to.replace(':splat', `{re.${name}.1}`), status),
  ];
}

function moved(from: string, to: string, status = 301): string {
  return `redir ${from} ${to}{${query}} ${status}`;
}

/** The variable that holds the query with its question mark, or nothing. */
const query = 'abschnitt_query';

const odd = `expression \`{http.request.orig_uri}.matches(r'(?i)${oddPath}')\``;

function headerLines(headers: Headers): string[] {
  return sent(headers).map(([name, value]) => `${name} ${quote(value)}`);
}

function block(head: string, lines: readonly string[]): string {
  const inner = lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);
  return [`${head} {`, ...inner, '}'].join('\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('{', '\\{').replaceAll('"', '\\"')}"`;
}

interface CaddySite extends HeaderFacts {
  /** The path of the site, with a slash at both ends. */
  base: string;
  redirects: readonly Redirect[];
  /** Paths below the base of pages that answer with status 410. */
  gone: readonly string[];
}
