import type { Element, Root } from 'hast';
import { closest, distance } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import { sanitizeSchema } from './sanitize-schema.ts';
import { report } from '../settings.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Reports addresses of links and pictures that the sanitizer will take away, links without any (what stays is their
 * text, and an author should know), and addresses that are malformed or mislead. Changes nothing.
 *
 * - before: `<a href="htps://example.com">A</a>`
 * - after: the same, and a problem
 */
export function rehypeAddresses() {
  return (tree: Root, file: VFile): void => {
    walkElements(tree, (node) => {
      const attribute = carriers.get(node.tagName);
      const address = attribute && node.properties[attribute];
      if (typeof address !== 'string') return;
      if (address.trim() === '' && node.tagName === 'a') {
        report(
          file,
          node,
          'A link has no address.',
          'Write one between the parentheses, or take the brackets away.',
        );
      } else if (attribute && !passes(address, attribute)) reportScheme(address, node, file);
      else reportForm(address, node, file);
    });
  };
}

/** Whether an address is relative, or its scheme allowed, as rehype-sanitize judges it. */
function passes(address: string, attribute: 'href' | 'src'): boolean {
  const scheme = schemeOf(address);
  return scheme === undefined || (sanitizeSchema.protocols?.[attribute] ?? []).includes(scheme);
}

/** What stands before the first colon, unless that colon is in a path, a query or a fragment. */
function schemeOf(address: string): string | undefined {
  return /^([^:/?#]*):/.exec(address)?.[1];
}

function reportScheme(address: string, node: Element, file: VFile): void {
  const scheme = schemeOf(address) ?? '';
  const what = node.tagName === 'img' ? 'picture' : 'link';
  const meant = closest(scheme.trim().toLowerCase(), known);
  // `ftp` is two slips from `http`, and no slip.
  const isMisspelt = distance(scheme.trim().toLowerCase(), meant) <= (scheme.length > 3 ? 2 : 1);
  report(
    file,
    node,
    `The address of the ${what}, “${shorten(address)}”, begins with “${shorten(scheme)}:”, which is not allowed.`,
    isMisspelt
      ? `Write ${meant}: instead, with nothing before it.`
      : 'Begin it with https://, mailto: or tel:, or write a path on this site.',
  );
}

/** A whole address must be one that every reader of it understands in the same way. */
function reportForm(address: string, node: Element, file: VFile): void {
  const [, scheme = '', rest = ''] = /^(https?):(.*)$/is.exec(address) ?? [];
  if (scheme === '') {
    reportPath(address, node, file);
    return;
  }
  if (!/^\/\/[^\\/]/.test(rest) || !URL.canParse(address)) {
    report(
      file,
      node,
      `“${shorten(address)}” is no address.`,
      `Write it as in a browser’s address bar, such as ${scheme.toLowerCase()}://example.com/page.`,
    );
  } else if (new URL(address).username + new URL(address).password !== '') {
    report(
      file,
      node,
      `The address “${shorten(address)}” holds a user name or password.`,
      'Delete what stands before the @: it looks like the host, and is not.',
    );
  }
}

/** A path on this site that can only have been meant as something else. */
function reportPath(address: string, node: Element, file: VFile): void {
  if (node.tagName !== 'a') return;
  const [path = ''] = address.split(/[?#]/);
  const meant = /^[^\s/:@]+@[^\s/:@]+\.[a-z]{2,}$/i.test(path)
    ? `mailto:${address}`
    : /^www\.[^/]/i.test(path)
      ? `https://${address}`
      : /^[^/:][^:]*\.md$/i.test(path)
        ? `/artikel/${path.replace(/^.*\/|\.md$/gi, '')}/${address.slice(path.length)}`
        : undefined;
  if (meant === undefined) return;
  report(
    file,
    node,
    `The link’s address “${shorten(address)}” is read as a page of this site, which it is not.`,
    `Write ${meant}`,
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A video's address is judged where the directive is read; in HTML it is one of these. */
const carriers = new Map<string, 'href' | 'src'>([
  ['a', 'href'],
  ['img', 'src'],
  ['video', 'src'],
]);

const known = ['https', 'http', 'mailto', 'tel'];
