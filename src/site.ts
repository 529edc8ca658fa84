import { resolve } from 'node:path';

/** The address under which the site will lie. The environment variable SITE_URL (`https://host/path/`) goes first. */
export const siteUrl = process.env['SITE_URL'] ?? 'https://abschnitt.example/';

// What is no web address is refused by every command; see `settings.ts`.
const isWeb = /^https?:$/.test(URL.parse(siteUrl)?.protocol ?? '');
const url = new URL(isWeb ? siteUrl : 'https://abschnitt.example/');

/** What the owner of a site edits. Everything else follows from content. */
export const site = {
  /** Shown in the page header, in titles and in feeds. */
  name: 'Abschnitt',
  /** One sentence for the front page and for search engines. */
  description: 'Nachrichten, deren Abschnitte man einzeln adressieren und teilen kann.',
  /** Language of the interface and of articles that name none, as a BCP 47 tag. */
  lang: 'de',
  /** Scheme and host of the published site. From its address above. */
  origin: url.origin,
  /** The path under which the site lies, with a slash at both ends. From its address above. */
  base: url.pathname.replace(/\/*$/, '/'),
  /** Who answers for the site, line by line, for its imprint. */
  imprint: ['Redaktion Abschnitt', 'redaktion@abschnitt.example'],
  /** Time zone in which moments with a clock time are shown. */
  timeZone: 'Europe/Berlin',
  /** Hosts whose pictures may be shown in articles, such as `bilder.example.org`. */
  pictureHosts: [] as readonly string[],
  /** What links may begin with besides https: and http:. Programs of the reader open them. */
  linkSchemes: ['mailto', 'tel', 'sms', 'irc', 'ircs', 'matrix'] as readonly string[],
  /** How many articles one page of a list shows. */
  articlesPerPage: 20,
  /** Whether articles that were opened can be read again without a network. When switched off, browsers forget what they kept. */
  offline: true,
  /**
   * What gets a preview image of its own, for chats and networks: `all` articles and their sections, whole `articles`
   * only (their sections show the same), the articles and sections of the `{ recent: 500 }` newest articles, or `none`.
   * The environment variable CARDS=none goes first.
   */
  cards: (process.env['CARDS'] === 'none' ? 'none' : 'all') as
    'all' | 'articles' | 'none' | { recent: number },
  /**
   * Whether each section has its page (`all`), or is an anchor on its article's page only (`none`), for archives so huge
   * that the pages would be too many for the host. The environment variable SECTION_PAGES=none goes first.
   */
  sectionPages: process.env['SECTION_PAGES'] === 'none' ? ('none' as const) : ('all' as const),
  /** How many pages the list of the newest articles has at most. Older articles are found in the archive. */
  frontPages: 50,
  /** How many lines one page of a year in the archive shows. */
  articlesPerArchivePage: 100,
  /** How many articles a feed carries. */
  articlesPerFeed: 20,
  /**
   * Who names the articles in feeds, as the start of a tag URI (RFC 4151): a domain and a year in which it was yours.
   * Never change it once the site is published, not even when the site moves: feed readers would show every article again.
   */
  feedAuthority: 'abschnitt.example,2026',
  /** What a page may weigh before compression, in kB; a build with a heavier one stops. */
  pageBudget: {
    /** The page itself. */
    html: 600,
    styles: 40,
    scripts: 100,
    /** Fonts that are loaded ahead of the text. */
    fonts: 150,
    /** Each picture, in each of its sizes. */
    picture: 2000,
  },
  /**
   * How hard the build works to make pages smaller for the way (brotli, 0 to 11). 11 saves 7 % over 6 and takes twenty
   * times as long; `none` is for archives of many thousand articles on a host that compresses by itself. The
   * environment variable COMPRESSION=none goes first.
   */
  compression: (process.env['COMPRESSION'] === 'none' ? 'none' : 6) as number | 'none',
};

/** Where builds keep what the next one can use. The environment variable BUILD_CACHE goes first. */
export const buildCache = resolve(process.env['BUILD_CACHE'] ?? 'node_modules/.cache/abschnitt');

/** Where preview images are kept between builds. The environment variable CARDS_CACHE goes first. */
export const cardsCache = resolve(
  process.env['CARDS_CACHE'] ?? 'node_modules/.cache/abschnitt-cards',
);

/** The folder with `articles/` and `anchors/`, absolute. The environment variable CONTENT_DIR goes first. */
export const contentDir = resolve(process.env['CONTENT_DIR'] ?? 'content');
