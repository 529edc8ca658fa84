import { join } from 'node:path';
import { isFolder } from './cache/is-folder.ts';
import { BuildStopped, printProblems, shownPath, type Problem } from './problem.ts';
import { contentDir, site, siteProblems, siteUrl } from './site.ts';

/**
 * Stops a command whose settings are wrong, with all their problems. `content`: the command reads
 * the content folder; `port`: it listens on a port.
 */
export function checkSettings(needs: { content?: boolean; port?: boolean } = {}): void {
  const problems = [
    ...(process.env['SITE_URL'] === undefined ? [] : addressProblems(siteUrl)),
    ...siteProblems,
    ...environmentProblems(process.env),
    ...(needs.content ? contentProblems(contentDir) : []),
    ...(needs.port ? portProblems(process.env['PORT']) : []),
  ];
  if (problems.length > 0) throw new BuildStopped(printProblems(problems, 'in the settings'));
}

/**
 * Warns, once, of settings that must be changed before the site is published. Without an address
 * the site is only for viewing: where `CI` is set, where builds are for publication, the command
 * stops.
 */
export function checkPublishing(): void {
  if (isChecked) return;
  isChecked = true;
  if (process.env['SITE_URL'] === undefined && isPlaceholder(siteUrl)) {
    const problem: Problem = {
      file: 'site.yml',
      message: `The address of the site is not set: all addresses in feeds, sitemaps and previews begin with ${siteUrl}, which is nobody’s.`,
      remedy:
        'Say where the site will lie: `url: https://your.host/` in site.yml, or SITE_URL=https://your.host/ npm run build',
    };
    if (isInCi()) throw new BuildStopped(printProblems([problem], 'in the settings'));
    console.error(`NOT FOR PUBLICATION. ${printProblems([problem], 'in the settings')}`);
  }
  const leftovers = placeholderProblems(siteUrl, site);
  if (leftovers.length > 0)
    console.error(`Warning: ${printProblems(leftovers, 'in the settings; the site is built')}`);
}

let isChecked = false;

/** Whether this is a CI machine, whose builds are published. */
export function isInCi(): boolean {
  return !['', '0', 'false', 'no', 'off'].includes((process.env['CI'] ?? '').toLowerCase());
}

/** The port to listen on; `undefined` if the text is not one. */
export function portOf(text = '4321'): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535 ? port : undefined;
}

/** The problems of an address of the site from an environment variable. */
export function addressProblems(address: string): Problem[] {
  const fail = (message: string) => [{ file: 'SITE_URL', message, remedy: example }];
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
    return fail('The address of the site contains a user name or password.');
  if (/[?#]/.test(address))
    return fail(`The address of the site, “${address}”, contains more than a host and a path.`);
  return [];
}

/** Settings that still have their initial values in a site with an address of its own. */
export function placeholderProblems(
  address: string,
  settings: Readonly<Record<string, unknown>>,
): Problem[] {
  if (isPlaceholder(address)) return [];
  return Object.entries(settings).flatMap(([name, value]) => {
    const texts = ['origin', 'url'].includes(name)
      ? []
      : [value].flat().filter((text) => typeof text === 'string');
    const found = texts.find((text) => text.includes(placeholderHost));
    return found === undefined
      ? []
      : [
          {
            file: 'site.yml',
            message: `\`${name}\` is “${found}”, as it was delivered.`,
            remedy: `Write \`${name}\` into site.yml in the content folder before the site is published: ${placeholderHost} is nobody’s.`,
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
  const file = shownPath(folder) || '.';
  const fail = (message: string) => [
    { file, message, remedy: 'Create it, or set CONTENT_DIR to another content folder.' },
  ];
  if (!isFolder(folder)) return fail('The content folder does not exist.');
  if (!isFolder(join(folder, 'articles')))
    return fail('The content folder contains no folder articles/.');
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

/** A host of a reserved domain (RFC 2606), used in the initial settings. */
const placeholderHost = 'abschnitt.example';

const example =
  'Write it in full, with a path where there is one: https://your.host/ or https://your.host/news/.';
