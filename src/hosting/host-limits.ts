import type { Problem } from '../problem.ts';
import type { SiteSettings } from '../schema/site-settings.ts';
import type { Redirect } from './redirects.ts';

/**
 * Compares a site with the limits of its host. `refused` are limits that keep the host from
 * publishing the site, `warnings` are those beyond which it leaves something out. Without a known
 * host, returns only the warnings for Cloudflare Pages. `rules` is the number of rules in
 * `_headers`; `files` are the sizes of all files in bytes.
 */
export function hostLimits({ host, redirects, rules, files }: HostedSite): Limits {
  const none: Limits = { refused: [], warnings: [] };
  if (host === 'github') return { ...none, warnings: githubLimits(files) };
  if (host !== 'cloudflare' && host !== undefined) return none;
  const warnings = [...redirectLimits(redirects), ...ruleLimits(rules)];
  if (host === undefined) return { ...none, warnings };
  return { refused: sizeLimits(files), warnings: [...warnings, ...countLimits(files.size)] };
}

/**
 * Redirects beyond the host's limit. Their addresses still work, because each has a page that leads
 * on, but without the status by which search engines and feed readers update an address.
 */
function redirectLimits(redirects: readonly Redirect[]): Problem[] {
  const open = redirects.filter(({ from }) => from.endsWith('*')).length;
  const longest = redirects.find(
    ({ from, to }) => `${from} ${to} 301`.length > cloudflare.redirect,
  );
  const facts = [
    open > cloudflare.open &&
      `${open} former addresses of articles and words; Cloudflare Pages reads ${cloudflare.open}`,
    redirects.length > cloudflare.redirects &&
      `${redirects.length} redirects; Cloudflare Pages reads ${cloudflare.redirects}`,
    longest && `a redirect of more than ${cloudflare.redirect} characters, from ${longest.from}`,
  ].filter((fact) => typeof fact === 'string');
  return facts.map((fact) => ({
    file: '_redirects',
    message: `This file holds ${fact}. The others lead on by a page of their own, not by a redirect.`,
    remedy:
      'Serve the site with nginx, Caddy or Netlify, which read them all, and say so in site.yml (`host: nginx`), or take names that nobody uses out of `formerly`.',
  }));
}

function ruleLimits(rules: number): Problem[] {
  if (rules <= cloudflare.rules) return [];
  return [
    {
      file: '_headers',
      message: `This file holds ${rules} rules; Cloudflare Pages reads ${cloudflare.rules}. Pages and files beyond them are sent without a Content-Security-Policy.`,
      remedy:
        'Have fewer files at the top of public/: those in a folder need one rule. Or serve the site with another host, and say so in site.yml (`host: nginx`).',
    },
  ];
}

function countLimits(count: number): Problem[] {
  if (count <= cloudflare.files) return [];
  return [
    {
      file: 'site.yml',
      message: `The site has ${count} files; Cloudflare Pages takes ${cloudflare.files} of a free account, and 100000 of others.`,
      remedy:
        'Leave out the preview images of older articles (`cards: { recent: 500 }`) or the pages of sections (`sectionPages: none`).',
    },
  ];
}

function sizeLimits(files: ReadonlyMap<string, number>): Problem[] {
  return [...files]
    .filter(([, size]) => size > cloudflare.file)
    .map(([file, size]) => ({
      file,
      message: `This file has ${(size / mebibyte).toFixed(1)} MiB; Cloudflare Pages refuses a site with one of more than 25 MiB.`,
      remedy: 'Make it smaller, or let it lie on another host and link to it.',
    }));
}

function githubLimits(files: ReadonlyMap<string, number>): Problem[] {
  const bytes = [...files.values()].reduce((sum, size) => sum + size, 0);
  if (bytes <= 1e9) return [];
  return [
    {
      file: 'site.yml',
      message: `The site has ${(bytes / 1e9).toFixed(1)} GB; GitHub Pages takes 1 GB.`,
      remedy:
        'Leave out the preview images of older articles (`cards: { recent: 500 }`) or the pages of sections (`sectionPages: none`).',
    },
  ];
}

const mebibyte = 2 ** 20;

/**
 * https://developers.cloudflare.com/pages/platform/limits/. `open` is the number of redirects that
 * end with `*`, `redirect` the length of a redirect in characters, `file` the size of a file in
 * bytes.
 */
const cloudflare = {
  open: 100,
  redirects: 2100,
  redirect: 1000,
  rules: 100,
  files: 20_000,
  file: 25 * mebibyte,
};

interface Limits {
  refused: Problem[];
  warnings: Problem[];
}

interface HostedSite {
  host?: SiteSettings['host'];
  redirects: readonly Redirect[];
  rules: number;
  files: ReadonlyMap<string, number>;
}
