import type { Problem } from '../problem.ts';
import { RedirectedPaths } from './effective-redirects.ts';
import type { Redirect } from './redirects.ts';

/**
 * Reads the owner's redirects in `_redirects`, in Netlify's format
 * (https://docs.netlify.com/routing/redirects/): the old path, its target, and a status. A star at
 * the end of the path matches the rest, which `:splat` repeats.
 *
 * Other rules work only on Netlify and Cloudflare Pages and are reported. `base` is the path of the
 * site, `files` are its files, `file` names the file in problems.
 */
export function readOwnRedirects(
  text: string,
  { base, files, file }: { base: string; files: ReadonlySet<string>; file: string },
): { redirects: Redirect[]; problems: Problem[] } {
  const redirects: Redirect[] = [];
  const problems: Problem[] = [];
  const paths = new RedirectedPaths();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [from = '', to = '', status = '301', ...more] = line
      .replace(/(^|\s)#.*$/, '')
      .split(/\s+/)
      .filter(Boolean);
    if (from === '') continue;
    const fail = (message: string, remedy: string) =>
      problems.push({ file, line: index + 1, message, remedy });
    if (!isPath.test(from) || !isTarget.test(to) || !statuses.has(status) || more.length > 0)
      fail(
        `“${line.trim()}” is followed by Netlify and Cloudflare Pages only.`,
        'Write a path, where it leads, and 301 or 302: /old/* /new/:splat 301',
      );
    else if (!from.startsWith(base))
      fail(
        `The path ${from} does not lie on the site, below ${base}.`,
        `Write a path that begins with ${base}.`,
      );
    else if (isThere(from.slice(base.length), files))
      fail(
        `The site has a page at ${from}, which is shown there.`,
        'Delete the line, or the page.',
      );
    else if (!paths.add(from))
      fail(
        `An earlier line redirects ${from} already.`,
        'Delete one of the lines, or move this one before the other.',
      );
    else
      redirects.push({
        from,
        to,
        ...(from.endsWith('*') && { rest: 'path' }),
        ...(/^30[27]$/.test(status) && { isTemporary: true }),
      });
  }
  return { redirects, problems };
}

/** Whether a file exists at a path, or below a path that ends with a star. */
function isThere(path: string, files: ReadonlySet<string>): boolean {
  if (path.endsWith('*')) return [...files].some((file) => file.startsWith(path.slice(0, -1)));
  return (
    files.has(path) || files.has(`${path}${path === '' || path.endsWith('/') ? '' : '/'}index.html`)
  );
}

/** Characters that every server reads in the same way; a star matches all that is below a folder. */
const isPath = /^\/(?:[\w.~/-]*\/)?(?:\*|[\w.~-]*)$/;
const isTarget = /^(?:\/(?!\/)|https?:\/\/[\w.-]+(?::\d+)?(?=\/|$))[\w.~/+,@-]*(?::splat)?$/;

/** The site answers only GET, for which the statuses of each pair are equivalent. */
const statuses = new Set(['301', '302', '307', '308']);
