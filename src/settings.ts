import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BuildStopped, printProblems, type Problem } from './problem.ts';
import { contentDir, site, siteUrl } from './site.ts';

/**
 * Stops a command whose settings are wrong, with all that is wrong with them. `content`: it reads the content folder;
 * `port`: it listens on one.
 */
export function checkSettings(needs: { content?: boolean; port?: boolean } = {}): void {
  const problems = [
    ...addressProblems(siteUrl),
    ...settingProblems(site),
    ...environmentProblems(process.env),
    ...(needs.content ? contentProblems(contentDir) : []),
    ...(needs.port ? portProblems(process.env['PORT']) : []),
  ];
  if (problems.length > 0) throw new BuildStopped(printProblems(problems, 'in the settings'));
}

/**
 * Says, once, what in the settings must not stay as it is when the site is published. Without an address the site is for a
 * look only: where `CI` is set, which builds to publish, the command stops.
 */
export function checkPublishing(): void {
  if (isChecked) return;
  isChecked = true;
  if (process.env['SITE_URL'] === undefined && isPlaceholder(siteUrl)) {
    const problem: Problem = {
      file: 'SITE_URL',
      message: `This environment variable is not set: all addresses in feeds, sitemaps and previews begin with ${siteUrl}, which is nobody’s.`,
      remedy: 'Say where the site will lie: SITE_URL=https://your.host/ npm run build',
    };
    if (isInCi()) throw new BuildStopped(printProblems([problem], 'in the settings'));
    console.error(`NOT FOR PUBLICATION. ${printProblems([problem], 'in the settings')}`);
  }
  const leftovers = placeholderProblems(siteUrl, site);
  if (leftovers.length > 0)
    console.error(`Warning: ${printProblems(leftovers, 'in the settings; the site is built')}`);
}

let isChecked = false;

/** Whether this is a machine that builds for publication, where nothing may be left open. */
export function isInCi(): boolean {
  return !['', '0', 'false', 'no', 'off'].includes((process.env['CI'] ?? '').toLowerCase());
}

/** The port to listen on; nothing for a text that names none. */
export function portOf(text = '4321'): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535 ? port : undefined;
}

/** What is wrong with the address of the site. */
export function addressProblems(address: string): Problem[] {
  const file = process.env['SITE_URL'] === undefined ? settingsFile : 'SITE_URL';
  const fail = (message: string, remedy = example) => [{ file, message, remedy }];
  if (address.trim() === '') return fail('The address of the site is empty.');
  const url = URL.parse(address);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb) {
    const isBare = !/^[a-z+.-]+:\/\//i.test(address);
    return fail(
      isBare
        ? `“${address}” is not a web address: it does not begin with https://.`
        : `“${address}” is not a web address.`,
    );
  }
  if (url.username !== '' || url.password !== '')
    return fail('The address of the site holds a user’s name or a password.');
  if (/[?#]/.test(address))
    return fail(`The address of the site, “${address}”, holds more than a host and a path.`);
  return [];
}

/** What of the settings is out of range. */
export function settingProblems(settings: Readonly<Record<string, unknown>>): Problem[] {
  return (Object.keys(rules) as (keyof typeof rules)[]).flatMap((name) => {
    const { isValid, remedy } = rules[name];
    if (isValid(settings[name])) return [];
    const message = `\`${name}\` is ${JSON.stringify(settings[name])}.`;
    return [{ file: settingsFile, ...lineOf(name), message, remedy }];
  });
}

/** What is still as it was delivered, in a site with an address of its own. */
export function placeholderProblems(
  address: string,
  settings: Readonly<Record<string, unknown>>,
): Problem[] {
  if (isPlaceholder(address)) return [];
  return Object.entries(settings).flatMap(([name, value]) => {
    const texts =
      name === 'origin' ? [] : [value].flat().filter((text) => typeof text === 'string');
    const found = texts.find((text) => text.includes(placeholderHost));
    return found === undefined
      ? []
      : [
          {
            file: settingsFile,
            ...lineOf(name),
            message: `\`${name}\` says “${found}”, as it was delivered.`,
            remedy: `Put your own in its place before the site is published: ${placeholderHost} is nobody’s.`,
          },
        ];
  });
}

function environmentProblems(env: NodeJS.ProcessEnv): Problem[] {
  const problems: Problem[] = [];
  const fail = (file: string, remedy: string) =>
    problems.push({ file, message: `This environment variable is “${env[file]}”.`, remedy });
  for (const name of ['CARDS', 'SECTION_PAGES', 'COMPRESSION'])
    if (!['none', 'all', '', undefined].includes(env[name]))
      fail(name, 'Set it to none, or do not set it at all.');
  for (const name of ['CONTENT_DIR', 'BUILD_CACHE', 'CARDS_CACHE'])
    if (env[name]?.trim() === '') fail(name, 'Set it to the path of a folder, or do not set it.');
  if (env['SOURCE_DATE_EPOCH'] !== undefined && !/^\d{1,12}$/.test(env['SOURCE_DATE_EPOCH']))
    fail(
      'SOURCE_DATE_EPOCH',
      'Set it to seconds since 1970, such as 1767225600, or do not set it.',
    );
  return problems;
}

function contentProblems(folder: string): Problem[] {
  const shorter = relative(process.cwd(), folder);
  const file = shorter.startsWith('..') ? folder : shorter || '.';
  const fail = (message: string) => [
    { file, message, remedy: 'Create it, or have CONTENT_DIR name another content folder.' },
  ];
  if (!isFolder(folder)) return fail('The content folder does not exist.');
  if (!isFolder(join(folder, 'articles')))
    return fail('The content folder has no folder articles/ in it.');
  return [];
}

function portProblems(text: string | undefined): Problem[] {
  if (portOf(text) !== undefined) return [];
  return [
    {
      file: 'PORT',
      message: `This environment variable is “${text}”, which is no port.`,
      remedy: 'Set it to a number from 1 to 65535, such as PORT=8080, or do not set it.',
    },
  ];
}

function isPlaceholder(address: string): boolean {
  return URL.parse(address)?.hostname === placeholderHost;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

function lineOf(name: string): { line?: number } {
  try {
    const lines = readFileSync(settingsFile, 'utf8').split('\n');
    const index = lines.findIndex((line) => line.startsWith(`  ${name}:`));
    return index < 0 ? {} : { line: index + 1 };
  } catch {
    return {};
  }
}

/** A host of a reserved domain (RFC 2606), which stands in the settings as they are delivered. */
const placeholderHost = 'abschnitt.example';

/** Relative to the project’s folder, in which commands run. */
const settingsFile = 'src/site.ts';

const example =
  'Write it whole, with a path where there is one: https://your.host/ or https://your.host/news/.';

/** Also empty texts are none. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isLanguage(value: unknown): boolean {
  try {
    return isText(value) && Intl.getCanonicalLocales(String(value)).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(value: unknown): boolean {
  try {
    if (!isText(value)) return false;
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

function isListOf(isValid: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(isValid);
}

function isBudget(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((size) => typeof size === 'number' && size > 0)
  );
}

function isCards(value: unknown): boolean {
  if (typeof value !== 'object' || value === null)
    return ['all', 'articles', 'none'].includes(String(value));
  return 'recent' in value && isCount(value.recent);
}

/** A link with one of these does something with the page or the reader’s files. */
const dangerous = new Set([
  ...['javascript', 'vbscript', 'data', 'blob', 'filesystem', 'file', 'about', 'view-source'],
]);

const number = 'Write a whole number above 0.';

/** What each setting must be; the address is judged by itself. */
const rules = {
  name: { isValid: isText, remedy: 'Write the name of the site.' },
  description: { isValid: isText, remedy: 'Write one sentence about the site.' },
  lang: { isValid: isLanguage, remedy: 'Write a BCP 47 tag, such as de, en or pt-BR.' },
  imprint: { isValid: isListOf(isText), remedy: 'Write a list of lines: [`Name`, `Street`].' },
  timeZone: {
    isValid: isTimeZone,
    remedy: 'Write a name of the IANA time zones, such as Europe/Berlin or America/New_York.',
  },
  pictureHosts: {
    isValid: isListOf((host) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/i.test(String(host))),
    remedy: 'Write a list of hosts, without https:// and path, such as [`pictures.example.org`].',
  },
  linkSchemes: {
    isValid: isListOf(
      (scheme) => /^[a-z][a-z0-9+.-]*$/.test(String(scheme)) && !dangerous.has(String(scheme)),
    ),
    remedy:
      'Write a list of schemes in small letters, without a colon, such as [`mailto`, `tel`]; none that runs code or opens files.',
  },
  articlesPerPage: { isValid: isCount, remedy: number },
  offline: { isValid: (value) => typeof value === 'boolean', remedy: 'Write true or false.' },
  cards: {
    isValid: isCards,
    remedy: 'Write `all`, `articles`, `none`, or { recent: 500 } with a number above 0.',
  },
  sectionPages: {
    isValid: (value) => value === 'all' || value === 'none',
    remedy: 'Write `all` or `none`.',
  },
  frontPages: { isValid: isCount, remedy: number },
  articlesPerArchivePage: { isValid: isCount, remedy: number },
  articlesPerFeed: { isValid: isCount, remedy: number },
  feedAuthority: {
    isValid: (value) =>
      /^(?:[^\s@,]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)*,\d{4}(?:-\d\d(?:-\d\d)?)?$/i.test(String(value)),
    remedy: 'Write a domain, a comma and a year in which it was yours: `your.host,2026`.',
  },
  pageBudget: { isValid: isBudget, remedy: 'Write a number of kB above 0 for each kind.' },
  compression: {
    isValid: (value) =>
      value === 'none' || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 11),
    remedy: 'Write a whole number from 0 to 11, or `none`.',
  },
} satisfies Record<Exclude<keyof Site, 'origin' | 'base'>, Rule>;

type Site = typeof site;

interface Rule {
  isValid: (value: unknown) => boolean;
  remedy: string;
}
