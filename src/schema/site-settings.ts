import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Vocabulary } from './explain-issue.ts';
import { engineVersion, isNewer } from './engine-version.ts';
import { mailAddress } from './person.ts';
import { pathWords } from './path-words.ts';
import { routeKinds } from './route-names.ts';
import { serviceAt, services } from '../embeds/services.ts';
import { flag, languageTag, line, listOf, refuse, webAddress } from './fields.ts';

/** A whole number above 0. */
const count = number((value) => value >= 1, 'Write a whole number above 0.');

/** A size in kB. */
const kilobytes = number((value) => value >= 1, 'Write a whole number of kB above 0.');

/** An IANA time zone name. */
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

/** A host name without scheme and path. */
const host = line.transform((text, context) => {
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/i.test(text)) return text;
  const remedy = 'Write the host only, without https:// and path, such as pictures.example.org.';
  return refuse(context, `"${text}" is not a host.`, remedy);
});

/** A service whose players can be embedded, by its name or a host of it, or any other host. */
const embedSource = line.transform((text, context) => {
  const name = text.toLowerCase();
  if (Object.hasOwn(services, name)) return name;
  const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/.test(name);
  if (isHost) return serviceAt(name) ?? name;
  const inAddress = URL.parse(name)?.host;
  const names = Object.keys(services);
  const [closest] = names.filter((known) => distance(name, known) <= 3);
  const remedy = inAddress
    ? `Write the host only: ${serviceAt(inAddress) ?? inAddress}.`
    : closest
      ? `Did you mean '${closest}'?`
      : `Write one of ${names.join(', ')}, or a host such as mastodon.social.`;
  return refuse(context, `"${text}" is neither a known service nor a host.`, remedy);
});

/** The scheme of an address (RFC 3986), without its colon. */
const linkScheme = line.transform((text, context) => {
  if (/^[a-z][a-z0-9+.-]*$/.test(text) && !dangerous.has(text)) return text;
  const remedy =
    'Write a scheme in lower case, without a colon, such as mailto; none that runs code or opens files.';
  return refuse(context, `"${text}" is not a scheme for links.`, remedy);
});

/** Schemes whose links can affect the page or the reader's files. */
const dangerous = new Set([
  ...['javascript', 'vbscript', 'data', 'blob', 'filesystem', 'file', 'about', 'view-source'],
]);

/** The address of the site: scheme, host and, optionally, a path. */
const siteAddress = webAddress.transform((text, context) => {
  if (!/[?#]/.test(text)) return text;
  const remedy = 'Write it in full, like https://your.host/ or https://your.host/news/.';
  return refuse(context, `"${text}" contains more than a host and a path.`, remedy);
});

/** The authority part of a tag URI (RFC 4151). */
const tagAuthority = line.transform((text, context) => {
  if (/^(?:[^\s@,]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)*,\d{4}(?:-\d\d(?:-\d\d)?)?$/i.test(text))
    return text;
  const remedy = 'Write a domain, a comma and a year in which it was yours: your.host,2026.';
  return refuse(context, `"${text}" is not the start of a tag URI.`, remedy);
});

/** A menu link: its text, and a path on this site or an absolute address. */
const entry = z.strictObject({
  text: line,
  to: line.transform((text, context) => {
    if (/^\/(?!\/)\S*$/.test(text)) return text;
    if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return text;
    const remedy = 'Write a path of this site, such as /suche/, or a full address: https://….';
    return refuse(context, `"${text}" is not an address.`, remedy);
  }),
});

/**
 * What an owner may write in `site.yml`. Settings that are not written have the defaults given
 * here.
 */
export const siteSettingsSchema = z.strictObject({
  /** The version of this project that the content folder was written for. */
  engine: line
    .transform((text, context) => {
      if (!/^\d+\.\d+(?:\.\d+)?$/.test(text))
        return refuse(context, `"${text}" is not a version.`, `Write ${engineVersion}.`);
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
  /**
   * The address of the site, including its path. The environment variable SITE_URL takes
   * precedence.
   */
  url: siteAddress.default('https://abschnitt.example/'),
  /**
   * Where the site is published. Its limits are checked. If it cannot send the site's headers,
   * pages contain the policy themselves. `plain` is any host that only sends files.
   */
  host: oneOf('netlify', 'cloudflare', 'github', 'nginx', 'caddy', 'plain').exactOptional(),
  /**
   * Whether browsers are told to use only https for this host for a year. This cannot be undone
   * earlier.
   */
  hsts: flag.default(false),
  /**
   * Whether models may be trained with the site's content, as told by robots.txt and a header.
   * Without a value, neither says anything.
   */
  aiTraining: flag.exactOptional(),
  /** Language of the interface and of articles that name none, as a BCP 47 tag. */
  lang: languageTag.default('de'),
  /**
   * Words in addresses. Those of a new site are in its language. `npm run anchors` records them; if
   * they are changed later, former addresses still work.
   */
  paths: pathWords.prefault({}),
  /** Where readers report mistakes: without an address, articles have no link to do so. */
  reportMistakesTo: mailAddress.exactOptional(),
  /** Links at the top of each page. */
  menu: z.array(entry).default([]),
  /** Links at the foot of each page, in place of those to topics, archive, feeds and imprint. */
  footer: z.array(entry).exactOptional(),
  /** The publisher's name and contact, line by line, for the imprint. */
  imprint: z.array(line).default(['Redaktion Abschnitt', 'redaktion@abschnitt.example']),
  /** Time zone in which times are shown and days begin. */
  timeZone: timeZone.default('Europe/Berlin'),
  /** Hosts that pictures in articles may be loaded from. */
  pictureHosts: listOf(host).default([]),
  /**
   * Services and hosts whose players, maps and posts readers can load in place of a link to them.
   * Nothing is loaded before a reader asks for it.
   */
  embeds: listOf(embedSource).default([]),
  /**
   * Schemes that links may have besides https: and http:. Other programs of the reader open them.
   */
  linkSchemes: listOf(linkScheme).default(['mailto', 'tel', 'sms', 'irc', 'ircs', 'matrix']),
  /** The name of the article that leads the front page. Without it, the newest one does. */
  lead: line.exactOptional(),
  /** How many articles one page of a list shows. */
  articlesPerPage: count.default(20),
  /** The most pages that the list of the newest articles has. The archive has older articles. */
  frontPages: count.default(50),
  /** How many lines one page of a year in the archive shows. */
  articlesPerArchivePage: count.default(100),
  /** How many articles a feed carries. */
  articlesPerFeed: count.default(20),
  /**
   * The authority of articles in feeds, as the start of a tag URI (RFC 4151): a domain and a year
   * in which it was yours. Never change it once the site is published, not even when the site
   * moves: feed readers would show every article again.
   */
  feedAuthority: tagAuthority.default('abschnitt.example,2026'),
  /**
   * Whether opened articles can be read again offline. Once switched off, browsers delete what they
   * stored.
   */
  offline: flag.default(true),
  /**
   * What gets a preview image, for chats and social networks: `all` articles and their sections,
   * only whole `articles` (their sections use the same), the articles and sections of the `{
   * recent: 500 }` newest articles, or `none`. The environment variable CARDS=none takes
   * precedence.
   */
  cards: z
    .unknown()
    .transform((value, context): Cards => {
      const word = cardWords.find((one) => one === value);
      const recent = z.strictObject({ recent: count }).safeParse(value);
      const remedy = 'Write all, articles, none, or { recent: 500 } with a number above 0.';
      return (
        word ?? recent.data ?? refuse(context, 'This is not a setting for preview images.', remedy)
      );
    })
    .default('all'),
  /**
   * Whether each section has a page (`all`) or is only an anchor on its article's page (`none`),
   * for archives so large that the host could not hold the pages. The environment variable
   * SECTION_PAGES=none takes precedence.
   */
  sectionPages: oneOf('all', 'none').default('all'),
  /**
   * How hard the build compresses pages: the quality of brotli, 0 to 11, 6 by default. 11 saves 7 %
   * more than 6 and takes twenty times as long. `none` is for archives of many thousand articles on
   * a host that compresses by itself, and the default for such a `host`. The environment variable
   * COMPRESSION=none takes precedence.
   */
  compression: line
    .transform((text, context): number | 'none' => {
      if (text === 'none') return text;
      if (/^\d+$/.test(text) && Number(text) <= 11) return Number(text);
      return refuse(
        context,
        `"${text}" is not a compression level.`,
        'Write a whole number from 0 to 11, or none.',
      );
    })
    .exactOptional(),
  /** The most a page may weigh before compression, in kB; a heavier one stops the build. */
  pageBudget: z
    .strictObject({
      /** The page itself. */
      html: kilobytes.default(600),
      styles: kilobytes.default(40),
      scripts: kilobytes.default(100),
      /** Fonts that are preloaded. */
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

/** A whole number, which `parseFields` returns as text. */
function number(isValid: (value: number) => boolean, remedy: string) {
  return line.transform((text, context) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && isValid(value)) return value;
    return refuse(context, `"${text}" is not a valid number.`, remedy);
  });
}

/** One of a few words. */
function oneOf<const Word extends string>(...words: Word[]) {
  return line.transform((text, context): Word => {
    const word = words.find((one) => one === text);
    const list = words.join(' or ');
    return (
      word ?? refuse(context, `"${text}" is not one of the possible values.`, `Write ${list}.`)
    );
  });
}

/** The fields of `site.yml`, by the field that contains them. */
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
