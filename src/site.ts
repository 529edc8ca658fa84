import { join, resolve } from 'node:path';
import { shownPath } from './problem.ts';
import { readPathWords } from './schema/path-words.ts';
import { readSite, siteFile } from './schema/read-site.ts';
import { readRouteNames, recordedNamesFile } from './schema/route-names.ts';

/**
 * The folder with everything that an owner edits, absolute. The environment variable CONTENT_DIR
 * takes precedence.
 */
export const contentDir = resolve(process.env['CONTENT_DIR'] ?? 'content');

const file = shownPath(join(contentDir, siteFile));
const recordFile = shownPath(join(contentDir, recordedNamesFile));
const { settings, lines, problems } = readSite(contentDir, file);
const ofLanguage = readPathWords(contentDir, settings.lang);
const routeNames = readRouteNames(
  contentDir,
  { ...settings, ofLanguage: ofLanguage.paths, lines },
  { file, recordFile },
);

/** The problems of the owner's settings; every command refuses to run with any. */
export const siteProblems = [...problems, ...ofLanguage.problems, ...routeNames.problems];

/**
 * The address of the site. The environment variable SITE_URL (`https://host/path/`) takes
 * precedence.
 */
export const siteUrl = process.env['SITE_URL'] ?? settings.url;

// Every command refuses an address that is not a web address; see `settings.ts`.
const isWeb = /^https?:$/.test(URL.parse(siteUrl)?.protocol ?? '');
const url = new URL(isWeb ? siteUrl : 'https://abschnitt.example/');

const isNone = (name: string) => process.env[name] === 'none';

/** The description of a site whose owner has written none. */
function describe(lang: string): string {
  return /^de\b/i.test(lang)
    ? 'Nachrichten, deren Abschnitte man einzeln adressieren und teilen kann.'
    : 'News whose sections have addresses of their own, to be shared.';
}

/** Whether the host sends files as they are, without headers and redirects of ours. */
const sendsFilesOnly = settings.host === 'github' || settings.host === 'plain';

/**
 * The settings of the site, from `site.yml` in its content folder; see `schema/site-settings.ts`.
 */
export const site = {
  ...settings,
  description: settings.description ?? describe(settings.lang),
  /** Scheme and host of the published site. */
  origin: url.origin,
  /** The path of the site, with a slash at both ends. */
  base: url.pathname.replace(/\/*$/, '/'),
  /** The words in addresses, see `schema/route-names.ts`. */
  paths: routeNames.paths,
  /** Words that recorded addresses had before, the oldest set first. */
  formerPaths: routeNames.formerPaths,
  /**
   * Whether drafts and articles that are not due are built too, for colleagues: `npm run build --
   * --drafts`.
   */
  drafts: process.env['DRAFTS'] === 'show',
  cards: isNone('CARDS') ? 'none' : settings.cards,
  sectionPages: isNone('SECTION_PAGES') ? 'none' : settings.sectionPages,
  compression: isNone('COMPRESSION') ? 'none' : (settings.compression ?? usualCompression()),
  /** Whether pages carry their Content-Security-Policy themselves, because their host sends no headers of ours. */
  hasPolicyInPages: sendsFilesOnly,
  /** Whether former addresses may be redirected by the host. */
  hasRedirects: !sendsFilesOnly,
} as const;

/** For a host that does not send the files with `.br` and `.gz`, there need be none. */
function usualCompression(): number | 'none' {
  const compressing: readonly unknown[] = ['netlify', 'cloudflare', 'github'];
  return compressing.includes(settings.host) ? 'none' : 6;
}

/** Whether the words in addresses are the recorded ones, or no address is recorded yet. */
export const areNamesRecorded = routeNames.isRecorded;

/** The cache of builds. The environment variable BUILD_CACHE takes precedence. */
export const buildCache = resolve(process.env['BUILD_CACHE'] ?? 'node_modules/.cache/abschnitt');

/** The cache of preview images. The environment variable CARDS_CACHE takes precedence. */
export const cardsCache = resolve(
  process.env['CARDS_CACHE'] ?? 'node_modules/.cache/abschnitt-cards',
);
