import { site } from '../site.ts';

/** Headers of every response. */
export const securityHeaders: Headers = {
  // A year. Browsers ignore it over http, for example on localhost.
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * A Content-Security-Policy (https://www.w3.org/TR/CSP3/) for pages whose inline scripts and styles
 * have the given hashes: no others run or apply. `wasm`: the page may compile WebAssembly, as the
 * search does.
 */
export function contentSecurityPolicy(
  { scripts, styles }: InlineHashes,
  { wasm = false }: { wasm?: boolean } = {},
): string {
  const sources = (...list: readonly string[]) => ["'self'", ...list].join(' ');
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => `'${hash}'`);
  return [
    "default-src 'none'",
    `script-src ${sources(...quoted(scripts), ...(wasm ? ["'wasm-unsafe-eval'"] : []))}`,
    `style-src ${sources(...quoted(styles))}`,
    `img-src ${sources(...site.pictureHosts.map((host) => `https://${host}`))}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Created by client/offline-reading.ts, for the address of the service worker.
    'trusted-types offline-reading',
  ].join('; ');
}

/**
 * Headers that depend on where a file is: each entry applies to the paths that begin with `prefix`,
 * relative to the site's base. Longer prefixes come before shorter ones, and the last one, which is
 * empty, applies to the rest. All entries set the same headers, with different values.
 */
export function placeHeaders({ inline, hashedFolders, search }: HeaderFacts): readonly Place[] {
  const rest = {
    'Content-Security-Policy': contentSecurityPolicy(inline),
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  const hashed = {
    ...rest,
    'Cache-Control': 'public, max-age=31536000, immutable',
    // Feed readers and chat apps show our pictures in their own pages.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  const searching = {
    ...rest,
    'Content-Security-Policy': contentSecurityPolicy(inline, { wasm: true }),
  };
  return [
    ...hashedFolders.map((prefix) => ({ prefix, headers: hashed })),
    { prefix: search, headers: searching },
    { prefix: '', headers: rest },
  ];
}

/** Headers of the 404 page: there may be something at the address soon. */
export function notFoundHeaders(places: readonly Place[]): Headers {
  return { ...headersAt('', places), 'Cache-Control': 'no-cache' };
}

/**
 * The headers of `placeHeaders` for one path, relative to the site's base and without a leading
 * slash.
 */
export function headersAt(path: string, places: readonly Place[]): Headers {
  return places.find(({ prefix }) => path.startsWith(prefix))?.headers ?? {};
}

/**
 * Whether the name of a file, a path below the base, contains a hash of its content, so that the
 * file never changes.
 */
export function isHashed(file: string): boolean {
  return hashedFolder.test(file);
}

/**
 * The folders of a site whose files never change, because their names contain a hash of their
 * content.
 */
export function hashedFolders(files: readonly string[]): string[] {
  const folders = files.map((file) => hashedFolder.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

const { pictures, cards } = site.paths;
const hashedFolder = new RegExp(
  `^(?:_astro|${pictures}|${cards}|pagefind/[^/]+/(?:fragment|index))/`,
);

/** Response headers by name. */
export type Headers = Readonly<Record<string, string>>;

export interface Place {
  prefix: string;
  headers: Headers;
}

/** What the headers of a site depend on. */
export interface HeaderFacts {
  inline: InlineHashes;
  /** Paths below the base, with a trailing slash. */
  hashedFolders: readonly string[];
  /** Path of the search below the base, with a trailing slash. */
  search: string;
}

/** Hash sources as in a policy (`sha256-…`), without the quotes. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}
