import { site } from '../site.ts';

/** Sent with every response, whatever it is. */
export const securityHeaders: Headers = {
  // A year. Over http, as on one's own machine, browsers ignore it.
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Content-Security-Policy (https://www.w3.org/TR/CSP3/) for pages whose inline scripts and styles have the given hashes:
 * nothing else that stands in a page is run or styles it. `wasm`: the page may compile WebAssembly, as the search does.
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
    // The one that client/offline-reading.ts makes, for the address of the worker.
    'trusted-types offline-reading',
  ].join('; ');
}

/**
 * Headers that depend on where a file lies: each entry is for the paths that begin with `prefix`, below the site's
 * base. A longer prefix goes before a shorter one, and the last one, which is empty, is for the rest. All entries give
 * the same headers, with other values.
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
    // Feed readers and chats show pictures of ours in pages of theirs.
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

/** Of the page for addresses where nothing is: something may be there soon. */
export function notFoundHeaders(places: readonly Place[]): Headers {
  return { ...headersAt('', places), 'Cache-Control': 'no-cache' };
}

/** Which of the headers of `placeHeaders` are for one path below the site's base, which begins without a slash. */
export function headersAt(path: string, places: readonly Place[]): Headers {
  return places.find(({ prefix }) => path.startsWith(prefix))?.headers ?? {};
}

/** Whether the name of a file, a path below the base, carries a hash of what is in it, so that the file never changes. */
export function isHashed(file: string): boolean {
  return hashedFolder.test(file);
}

/** The folders of a site in which a file never changes, because its name carries a hash of what is in it. */
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
  /** Paths below the base, with a slash at the end. */
  hashedFolders: readonly string[];
  /** Path of the search below the base, with a slash at the end. */
  search: string;
}

/** Hash sources as in a policy (`sha256-…`), without the quotes around them. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}
