import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath, type Problem } from '../problem.ts';
import { contentDir, type site } from '../site.ts';
import type { Place } from './headers.ts';
import { readOwnHeaders } from './own-headers.ts';
import { readOwnRedirects } from './own-redirects.ts';
import type { Redirect } from './redirects.ts';

/**
 * Reads the owner's rules in `public/_headers` and `public/_redirects`, for use on every host.
 * `files` are the site's files. Rules that only Netlify and Cloudflare Pages understand are
 * reported, unless the host is one of them.
 */
export function readOwnRules(
  { base, host }: Pick<typeof site, 'base' | 'host'>,
  files: ReadonlySet<string>,
): OwnRules {
  const headers = readOwnHeaders(textOf('_headers'), base, shownAs('_headers'));
  const text = textOf('_redirects');
  const redirects = readOwnRedirects(text, { base, files, file: shownAs('_redirects') });
  const isRead = host === 'netlify' || host === 'cloudflare';
  return {
    places: headers.places,
    redirects: redirects.redirects,
    headersFile: headers.others,
    redirectsFile: text === '' ? '' : `${text.trimEnd()}\n`,
    problems: isRead ? [] : [...headers.problems, ...redirects.problems],
  };
}

export const noRules: OwnRules = {
  places: [],
  redirects: [],
  headersFile: '',
  redirectsFile: '',
  problems: [],
};

function textOf(name: string): string {
  const path = join(contentDir, 'public', name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function shownAs(name: string): string {
  return shownPath(join(contentDir, 'public', name));
}

export interface OwnRules {
  /** Headers by place. */
  places: Place[];
  redirects: Redirect[];
  /**
   * Text to put before the site's own rules in the files of the same names, because the first match
   * counts there.
   */
  headersFile: string;
  redirectsFile: string;
  problems: Problem[];
}
