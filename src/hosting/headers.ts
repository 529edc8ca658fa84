import { site } from '../site.ts';
import { speculationFile } from './speculation.ts';

/** Sent with every response, unless the owner overrides them. */
export function commonHeaders({ base, hsts, aiTraining }: Said): Headers {
  return {
    // In seconds: one year. Browsers ignore it over http, such as on localhost.
    ...(hsts && { 'Strict-Transport-Security': 'max-age=31536000' }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy':
      'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Speculation-Rules': `"${base}${speculationFile}"`,
    // https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/
    ...(aiTraining !== undefined && { 'Content-Usage': `train-ai=${aiTraining ? 'y' : 'n'}` }),
  };
}

type Said = Pick<typeof site, 'base' | 'hsts' | 'aiTraining'>;

/** The headers that are the same everywhere. */
export function headersEverywhere(facts: HeaderFacts): Headers {
  const [place] = placeHeaders(facts);
  const differing = Object.keys(place?.headers ?? {}).map((name) => name.toLowerCase());
  return Object.fromEntries(
    Object.entries(facts.common).filter(([name]) => !differing.includes(name.toLowerCase())),
  );
}

/**
 * A Content-Security-Policy (https://www.w3.org/TR/CSP3/) for pages whose inline scripts and styles
 * have the given hashes: no others run or apply. `wasm`: the page may compile WebAssembly, as the
 * search does. `frames`: the directive of a page that may embed from other hosts.
 */
export function contentSecurityPolicy(inline: InlineHashes, page: PageNeeds = {}): string {
  return policyDirectives(inline, page).join('; ');
}

/** The directives of that policy, one by one. */
export function policyDirectives(
  { scripts, styles }: InlineHashes = { scripts: [], styles: [] },
  { wasm = false, frames }: PageNeeds = {},
): string[] {
  const sources = (...list: readonly string[]) => ["'self'", ...list].join(' ');
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => `'${hash}'`);
  return [
    "default-src 'none'",
    `script-src ${sources(...quoted(scripts), ...(wasm ? ["'wasm-unsafe-eval'"] : []))}`,
    `style-src ${sources(...quoted(styles))}`,
    `img-src ${sources(...site.pictureHosts.map((host) => `https://${host}`))}`,
    "media-src 'self'",
    "font-src 'self'",
    ...(frames === undefined ? [] : [frames]),
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Created by client/offline-reading.ts, for the address of the service worker.
    'trusted-types offline-reading',
  ];
}

/**
 * Headers that depend on a file's path: each entry is for the paths, relative to the base, that
 * begin with `prefix`. Longer prefixes come first; the last entry, with an empty prefix, is for all
 * other paths. All entries have the same headers with different values; a header without a value is
 * not sent. The owner's headers override those of the same place.
 */
export function placeHeaders(facts: HeaderFacts): readonly Place[] {
  return withOwn(builtPlaces(facts), facts);
}

function builtPlaces({ inline, hashedFolders, search, embedding }: HeaderFacts): readonly Place[] {
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
  const framing = {
    ...rest,
    'Content-Security-Policy': contentSecurityPolicy(inline, { frames: embedding?.frames }),
  };
  return [
    ...hashedFolders.map((prefix) => ({ prefix, headers: hashed })),
    { prefix: search, headers: searching },
    ...(embedding?.folders ?? []).map((prefix) => ({ prefix, headers: framing })),
    // Requested by every page, and always the same.
    { prefix: speculationFile, headers: { ...rest, 'Cache-Control': 'public, max-age=86400' } },
    { prefix: '', headers: rest },
  ];
}

function withOwn(built: readonly Place[], { common, own = [] }: HeaderFacts): readonly Place[] {
  if (own.length === 0) return built;
  const prefixes = [...new Set([...built, ...own].map(({ prefix }) => prefix))];
  const places = prefixes
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((prefix): Place => {
      const fitting = own
        .filter((place) => prefix.startsWith(place.prefix))
        .sort((a, b) => a.prefix.length - b.prefix.length);
      return { prefix, headers: replaced(headersAt(prefix, built), fitting, common) };
    });
  const names = new Set(places.flatMap(({ headers }) => Object.keys(headers)));
  const usual: Headers = Object.fromEntries([...names].map((name) => [name, common[name] ?? '']));
  return places.map(({ prefix, headers }) => ({ prefix, headers: { ...usual, ...headers } }));
}

/** Merges headers. Names that differ only in case are the same header. */
function replaced(headers: Headers, others: readonly Place[], common: Headers): Headers {
  const known = [...Object.keys(headers), ...Object.keys(common)];
  const spelling = (name: string) =>
    known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
  const changes = others.flatMap((other) =>
    Object.entries(other.headers).map(([name, value]) => [spelling(name), value]),
  );
  return { ...headers, ...(Object.fromEntries(changes) as Headers) };
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

/** The headers that have a value. */
export function sent(headers: Headers): [name: string, value: string][] {
  return Object.entries(headers).filter(([, value]) => value !== '');
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

/** The input for the headers of a site. */
export interface HeaderFacts {
  /** Headers of every response. */
  common: Headers;
  inline: InlineHashes;
  /** Paths below the base, with a trailing slash. */
  hashedFolders: readonly string[];
  /** Path of the search below the base, with a trailing slash. */
  search: string;
  embedding?: Embedding | undefined;
  /** The owner's headers for paths that begin with each prefix, see `own-headers.ts`. */
  own?: readonly Place[];
}

/** What a page does that others may not. */
interface PageNeeds {
  wasm?: boolean;
  frames?: string | undefined;
}

/** Where pages may embed from other hosts. */
export interface Embedding {
  /** Paths below the base, with a trailing slash. */
  folders: readonly string[];
  /** The directive `frame-src` for pages there. */
  frames: string;
}

/** Hash sources as in a policy (`sha256-…`), without the quotes. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}
