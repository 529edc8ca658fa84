import { join, resolve } from 'node:path';
import { shownPath } from './problem.ts';
import { readPathWords } from './schema/path-words.ts';
import { readSite, siteFile } from './schema/read-site.ts';
import { readRouteNames, recordedNamesFile } from './schema/route-names.ts';

/** The folder with all that an owner edits, absolute. The environment variable CONTENT_DIR goes first. */
export const contentDir = resolve(process.env['CONTENT_DIR'] ?? 'content');

const file = shownPath(join(contentDir, siteFile));
const recordFile = shownPath(join(contentDir, recordedNamesFile));
const { settings, problems } = readSite(contentDir, file);
const ofLanguage = readPathWords(contentDir, settings.lang);
const routeNames = readRouteNames(
  contentDir,
  { ...settings, ofLanguage: ofLanguage.paths },
  { file, recordFile },
);

/** What is wrong in the owner's settings; every command refuses them. */
export const siteProblems = [...problems, ...ofLanguage.problems, ...routeNames.problems];

/** The address under which the site will lie. The environment variable SITE_URL (`https://host/path/`) goes first. */
export const siteUrl = process.env['SITE_URL'] ?? settings.url;

// What is no web address is refused by every command; see `settings.ts`.
const isWeb = /^https?:$/.test(URL.parse(siteUrl)?.protocol ?? '');
const url = new URL(isWeb ? siteUrl : 'https://abschnitt.example/');

const isNone = (name: string) => process.env[name] === 'none';

/** What a site says of itself whose owner has not. */
function describe(lang: string): string {
  return /^de\b/i.test(lang)
    ? 'Nachrichten, deren Abschnitte man einzeln adressieren und teilen kann.'
    : 'News whose sections have addresses of their own, to be shared.';
}

/** The settings of the site, from `site.yml` in its content folder; see `schema/site-settings.ts`. */
export const site = {
  ...settings,
  description: settings.description ?? describe(settings.lang),
  /** Scheme and host of the published site. */
  origin: url.origin,
  /** The path under which the site lies, with a slash at both ends. */
  base: url.pathname.replace(/\/*$/, '/'),
  /** The words in addresses, see `schema/route-names.ts`. */
  paths: routeNames.paths,
  /** Words that recorded addresses had before, the oldest set first. */
  formerPaths: routeNames.formerPaths,
  /** Whether drafts and articles that are not due are built too, for colleagues: `npm run build -- --drafts`. */
  drafts: process.env['DRAFTS'] === 'show',
  cards: isNone('CARDS') ? 'none' : settings.cards,
  sectionPages: isNone('SECTION_PAGES') ? 'none' : settings.sectionPages,
  compression: isNone('COMPRESSION') ? 'none' : settings.compression,
} as const;

/** Whether the words in addresses are those that are recorded, or no address is recorded yet. */
export const areNamesRecorded = routeNames.isRecorded;

/** Where builds keep what the next one can use. The environment variable BUILD_CACHE goes first. */
export const buildCache = resolve(process.env['BUILD_CACHE'] ?? 'node_modules/.cache/abschnitt');

/** Where preview images are kept between builds. The environment variable CARDS_CACHE goes first. */
export const cardsCache = resolve(
  process.env['CARDS_CACHE'] ?? 'node_modules/.cache/abschnitt-cards',
);
