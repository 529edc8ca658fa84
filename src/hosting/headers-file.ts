import { headersAt, securityHeaders, type Headers, type InlineHashes } from './headers.ts';

/**
 * The file `_headers`, as Netlify (https://docs.netlify.com/routing/headers/) and Cloudflare Pages
 * (https://developers.cloudflare.com/pages/configuration/headers/) read it. `entries` are the names of what lies at the
 * top of the site, folders with a slash at the end.
 *
 * Where two rules give one header to a path, hosts join the values, so that each header is given to a path once: those
 * that differ by place by a rule for each entry.
 */
export function printHeadersFile(
  base: string,
  entries: readonly string[],
  inline: InlineHashes,
): string {
  const rules: [path: string, headers: Headers][] = [
    [`${base}*`, securityHeaders(inline)],
    [base, headersAt('')],
    ...entries
      .filter((entry) => !isForHosts(entry))
      .map((entry): [string, Headers] => [
        base + (entry.endsWith('/') ? `${entry}*` : entry),
        headersAt(entry),
      ]),
  ];
  return rules
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
      return [path, ...lines, ''].join('\n');
    })
    .join('\n');
}

function isForHosts(entry: string): boolean {
  return entry.startsWith('_headers') || entry.startsWith('_redirects') || entry.startsWith('.');
}
