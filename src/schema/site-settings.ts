import { z } from 'zod';
import type { Vocabulary } from './explain-issue.ts';
import { engineVersion, isNewer } from './engine-version.ts';
import { mailAddress } from './person.ts';
import { pathWords } from './path-words.ts';
import { routeKinds } from './route-names.ts';
import { flag, languageTag, line, listOf, refuse, webAddress } from './fields.ts';

/** A whole number above 0. */
const count = number((value) => value >= 1, 'Write a whole number above 0.');

/** A size in kB. */
const kilobytes = number((value) => value >= 1, 'Write a whole number of kB above 0.');

/** A name of the IANA time zones. */
const timeZone = line.transform((text, context) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    const remedy =
      'Write a name of the IANA time zones, such as Europe/Berlin or America/New_York.';
    return refuse(context, `"${text}" is not a time zone.`, remedy);
  }
});

/** A host without scheme and path. */
const host = line.transform((text, context) => {
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/i.test(text)) return text;
  const remedy = 'Write the host only, without https:// and path, such as pictures.example.org.';
  return refuse(context, `"${text}" is not a host.`, remedy);
});

/** What stands before the colon of an address (RFC 3986). */
const linkScheme = line.transform((text, context) => {
  if (/^[a-z][a-z0-9+.-]*$/.test(text) && !dangerous.has(text)) return text;
  const remedy =
    'Write a scheme in small letters, without a colon, such as mailto; none that runs code or opens files.';
  return refuse(context, `"${text}" is no scheme for links.`, remedy);
});

/** A link with one of these does something with the page or the reader's files. */
const dangerous = new Set([
  ...['javascript', 'vbscript', 'data', 'blob', 'filesystem', 'file', 'about', 'view-source'],
]);

/** The address of the site: scheme, host and, where there is one, a path. */
const siteAddress = webAddress.transform((text, context) => {
  if (!/[?#]/.test(text)) return text;
  const remedy = 'Write it whole, like https://your.host/ or https://your.host/news/.';
  return refuse(context, `"${text}" holds more than a host and a path.`, remedy);
});

/** The start of a tag URI (RFC 4151). */
const tagAuthority = line.transform((text, context) => {
  if (/^(?:[^\s@,]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)*,\d{4}(?:-\d\d(?:-\d\d)?)?$/i.test(text))
    return text;
  const remedy = 'Write a domain, a comma and a year in which it was yours: your.host,2026.';
  return refuse(context, `"${text}" is not the start of a tag URI.`, remedy);
});

/** A link of the menu: its text, and a path on this site or a whole address. */
const entry = z.strictObject({
  text: line,
  to: line.transform((text, context) => {
    if (/^\/(?!\/)\S*$/.test(text)) return text;
    if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return text;
    const remedy = 'Write a path of this site, such as /suche/, or a whole address: https://….';
    return refuse(context, `"${text}" is no address.`, remedy);
  }),
});

/** What an owner may write in `site.yml`. What is not written has the value given here. */
export const siteSettingsSchema = z.strictObject({
  /** The version of this project that the content folder was written for. */
  engine: line
    .transform((text, context) => {
      if (!/^\d+\.\d+(?:\.\d+)?$/.test(text))
        return refuse(context, `"${text}" is no version.`, `Write ${engineVersion}.`);
      if (!isNewer(text)) return text;
      const remedy = 'Update Abschnitt, or go back to the folder as it was.';
      return refuse(
        context,
        `This folder was written for version ${text}; this is ${engineVersion}.`,
        remedy,
      );
    })
    .exactOptional(),
  /** Shown in the page header, in titles and in feeds. */
  name: line.default('Abschnitt'),
  /** One sentence for the front page and for search engines. */
  description: line.exactOptional(),
  /** The address under which the site will lie, with its path. The environment variable SITE_URL goes first. */
  url: siteAddress.default('https://abschnitt.example/'),
  /** Language of the interface and of articles that name none, as a BCP 47 tag. */
  lang: languageTag.default('de'),
  /**
   * Words in addresses. Those of a new site are in its language. `npm run anchors` records them; when they are changed
   * then, every address they had goes on to lead where it led.
   */
  paths: pathWords.prefault({}),
  /** Where readers report mistakes: without an address, articles have no link to do so. */
  reportMistakesTo: mailAddress.exactOptional(),
  /** Links at the top of each page. */
  menu: z.array(entry).default([]),
  /** Links at the foot of each page, in place of those to topics, archive, feeds and imprint. */
  footer: z.array(entry).exactOptional(),
  /** Who answers for the site, line by line, for its imprint. */
  imprint: z.array(line).default(['Redaktion Abschnitt', 'redaktion@abschnitt.example']),
  /** Time zone in which moments with a clock time are shown, and in which days begin. */
  timeZone: timeZone.default('Europe/Berlin'),
  /** Hosts whose pictures may be shown in articles. */
  pictureHosts: listOf(host).default([]),
  /** What links may begin with besides https: and http:. Programs of the reader open them. */
  linkSchemes: listOf(linkScheme).default(['mailto', 'tel', 'sms', 'irc', 'ircs', 'matrix']),
  /** How many articles one page of a list shows. */
  articlesPerPage: count.default(20),
  /** How many pages the list of the newest articles has at most. Older articles are found in the archive. */
  frontPages: count.default(50),
  /** How many lines one page of a year in the archive shows. */
  articlesPerArchivePage: count.default(100),
  /** How many articles a feed carries. */
  articlesPerFeed: count.default(20),
  /**
   * Who names the articles in feeds, as the start of a tag URI (RFC 4151): a domain and a year in which it was yours.
   * Never change it once the site is published, not even when the site moves: feed readers would show every article again.
   */
  feedAuthority: tagAuthority.default('abschnitt.example,2026'),
  /** Whether articles that were opened can be read again without a network. When switched off, browsers forget what they kept. */
  offline: flag.default(true),
  /**
   * What gets a preview image of its own, for chats and networks: `all` articles and their sections, whole `articles`
   * only (their sections show the same), the articles and sections of the `{ recent: 500 }` newest articles, or `none`.
   * The environment variable CARDS=none goes first.
   */
  cards: z
    .unknown()
    .transform((value, context): Cards => {
      const word = cardWords.find((one) => one === value);
      const recent = z.strictObject({ recent: count }).safeParse(value);
      const remedy = 'Write all, articles, none, or { recent: 500 } with a number above 0.';
      return (
        word ?? recent.data ?? refuse(context, 'This says nothing about preview images.', remedy)
      );
    })
    .default('all'),
  /**
   * Whether each section has its page (`all`), or is an anchor on its article's page only (`none`), for archives so huge
   * that the pages would be too many for the host. The environment variable SECTION_PAGES=none goes first.
   */
  sectionPages: oneOf('all', 'none').default('all'),
  /**
   * How hard the build works to make pages smaller for the way (brotli, 0 to 11). 11 saves 7 % over 6 and takes twenty
   * times as long; `none` is for archives of many thousand articles on a host that compresses by itself. The
   * environment variable COMPRESSION=none goes first.
   */
  compression: line
    .transform((text, context): number | 'none' => {
      if (text === 'none') return text;
      if (/^\d+$/.test(text) && Number(text) <= 11) return Number(text);
      return refuse(
        context,
        `"${text}" is no compression.`,
        'Write a whole number from 0 to 11, or none.',
      );
    })
    .default(6),
  /** What a page may weigh before compression, in kB; a build with a heavier one stops. */
  pageBudget: z
    .strictObject({
      /** The page itself. */
      html: kilobytes.default(600),
      styles: kilobytes.default(40),
      scripts: kilobytes.default(100),
      /** Fonts that are loaded ahead of the text. */
      fonts: kilobytes.default(150),
      /** Each picture, in each of its sizes. */
      picture: kilobytes.default(2000),
    })
    .prefault({}),
});

const cardWords = ['all', 'articles', 'none'] as const;

type Cards = (typeof cardWords)[number] | { recent: number };

/** The settings of a site, checked. */
export type SiteSettings = z.output<typeof siteSettingsSchema>;

/** A whole number, which YAML holds as text. */
function number(isValid: (value: number) => boolean, remedy: string) {
  return line.transform((text, context) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && isValid(value)) return value;
    return refuse(context, `"${text}" is not such a number.`, remedy);
  });
}

/** One of a few words. */
function oneOf<const Word extends string>(...words: Word[]) {
  return line.transform((text, context): Word => {
    const word = words.find((one) => one === text);
    const list = words.join(' or ');
    return word ?? refuse(context, `"${text}" is not known here.`, `Write ${list}.`);
  });
}

/** The fields that `site.yml` can have, by the field that holds them. */
export const siteFields: Vocabulary = {
  fields: {
    '': Object.keys(siteSettingsSchema.shape),
    cards: ['recent'],
    paths: routeKinds,
    menu: Object.keys(entry.shape),
    footer: Object.keys(entry.shape),
    pageBudget: Object.keys(siteSettingsSchema.shape.pageBudget.unwrap().shape),
  },
};
