import { contentType } from '../../urls/content-types.ts';
import { speculationFile } from '../speculation.ts';
import {
  headersAt,
  placeHeaders,
  sent,
  headersEverywhere,
  type HeaderFacts,
  type Headers,
  type Place,
} from '../headers.ts';

/**
 * The file `_headers`, as Netlify (https://docs.netlify.com/routing/headers/) and Cloudflare Pages
 * (https://developers.cloudflare.com/pages/configuration/headers/) read it. `files` are the paths
 * of all files below the base.
 *
 * If two rules set the same header for a path, hosts join the values. So each header is set for a
 * path once: headers that differ by place have a rule for each file and folder that is entirely in
 * one place.
 */
export function printHeadersFile(
  base: string,
  files: readonly string[],
  facts: HeaderFacts,
): string {
  const places = placeHeaders(facts);
  const rules: [path: string, headers: Headers][] = [
    [`${base}*`, headersEverywhere(facts)],
    [base, headersAt('', places)],
    ...entries(files, places).map((entry): [string, Headers] => [
      base + (entry.endsWith('/') ? `${entry}*` : entry),
      {
        ...headersAt(entry, places),
        ...(entry === speculationFile && { 'Content-Type': contentType(entry) }),
      },
    ]),
    ...otherRules(base, files, facts),
  ];
  return rules
    .map(([path, headers]) => {
      const lines = sent(headers).map(([name, value]) => `  ${name}: ${value}`);
      return [path, ...lines, ''].join('\n');
    })
    .join('\n');
}

/**
 * The topmost files and folders (with a trailing slash) that contain nothing with headers of
 * another place.
 */
function entries(files: readonly string[], places: readonly Place[]): string[] {
  const prefixes = places.map(({ prefix }) => prefix);
  const entry = (file: string) => {
    let end = 0;
    do end = file.indexOf('/', end) + 1 || file.length;
    while (prefixes.some((prefix) => prefix.length > end && prefix.startsWith(file.slice(0, end))));
    return file.slice(0, end);
  };
  return [...new Set(files.filter((file) => !isForHosts(file)).map(entry))].sort();
}

/**
 * The owner's rules for paths that none of the other rules is for, as those of functions: there
 * what the owner has is sent, and what is sent everywhere. A rule below another one adds only its
 * own headers.
 */
function otherRules(
  base: string,
  files: readonly string[],
  facts: HeaderFacts,
): [path: string, headers: Headers][] {
  const { own = [], common } = facts;
  const places = placeHeaders(facts);
  const prefixes = [...new Set(own.map(({ prefix }) => prefix))].filter(
    (prefix) => !files.some((file) => !isForHosts(file) && file.startsWith(prefix)),
  );
  return prefixes.map((prefix) => {
    const isBelow = prefixes.some(
      (other) => other !== prefix && other.endsWith('/') && prefix.startsWith(other),
    );
    const rules = own.filter((rule) =>
      isBelow ? rule.prefix === prefix : prefix.startsWith(rule.prefix),
    );
    const written = [...rules.map(({ headers }) => headers), ...(isBelow ? [] : [common])]
      .flatMap(Object.keys)
      .map((name) => name.toLowerCase());
    const headers = Object.entries(headersAt(prefix, places)).filter(([name]) =>
      written.includes(name.toLowerCase()),
    );
    const star = prefix === '' || prefix.endsWith('/') ? '*' : '';
    return [`${base}${prefix}${star}`, Object.fromEntries(headers)];
  });
}

function isForHosts(file: string): boolean {
  return file.startsWith('_headers') || file.startsWith('_redirects') || file.startsWith('.');
}
