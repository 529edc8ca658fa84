import type { Element, Root } from 'hast';
import { closest, distance } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import { report, settingsOf } from '../settings.ts';
import { isBlank } from '../tree/elements.ts';
import { schemesOfLinks } from './rehype-safe-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { walkElements } from '../tree/walk.ts';

/**
 * Reports link and picture addresses that the sanitizer will remove, links without an address (only
 * their text is published), and addresses that are malformed or misleading. Changes nothing.
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
      if (node.tagName === 'a' && isBlank(node)) reportEmpty(address, node, file);
      if (address.trim() === '' && node.tagName === 'img') {
        report(
          file,
          node,
          'A picture has no address.',
          'Write the name of its file between the parentheses, or remove the picture.',
        );
      } else if (address.trim() === '' && node.tagName === 'a') {
        report(
          file,
          node,
          'A link has no address.',
          'Write one between the parentheses, or remove the brackets.',
        );
      } else if (attribute && !passes(address, attribute, file)) reportScheme(address, node, file);
      else reportForm(address, node, file);
    });
  };
}

/** Whether an address is relative or has an allowed scheme, as rehype-sanitize decides it. */
function passes(address: string, attribute: 'href' | 'src', file: VFile): boolean {
  const scheme = schemeOf(address);
  const allowed =
    attribute === 'href'
      ? schemesOfLinks(settingsOf(file).linkSchemes)
      : (sanitizeSchema.protocols?.['src'] ?? []);
  return scheme === undefined || allowed.includes(scheme);
}

/** The part before the first colon, unless the colon is in a path, a query or a fragment. */
function schemeOf(address: string): string | undefined {
  return /^([^:/?#]*):/.exec(address)?.[1];
}

function reportScheme(address: string, node: Element, file: VFile): void {
  const scheme = schemeOf(address) ?? '';
  const what = node.tagName === 'img' ? 'picture' : 'link';
  const { linkSchemes } = settingsOf(file);
  const meant = closest(scheme.trim().toLowerCase(), ['https', 'http', ...linkSchemes]);
  // `ftp` is two typing errors away from `http`, and is not one.
  const isMisspelt =
    !elsewhere.has(scheme) &&
    distance(scheme.trim().toLowerCase(), meant) <= (scheme.length > 3 ? 2 : 1);
  report(
    file,
    node,
    `The address of the ${what}, “${shorten(address)}”, begins with “${shorten(scheme)}:”, which is not allowed.`,
    isMisspelt
      ? `Write ${meant}: instead, with nothing before it.`
      : `Begin it with https://${what === 'link' ? linkSchemes.map((one) => `, ${one}:`).join('') : ''}, or write a path on this site.${
          elsewhere.has(scheme) && what === 'link'
            ? ` The owner of the site can allow “${scheme}” under \`linkSchemes\` in site.yml.`
            : ''
        }`,
  );
}

/** Reports absolute addresses that programs understand differently, and instructions in any. */
function reportForm(address: string, node: Element, file: VFile): void {
  const [instruction] =
    /\{[{%].*?[%}]\}/.exec(address.replace(/%7B/gi, '{').replace(/%7D/gi, '}')) ?? [];
  if (instruction !== undefined) {
    report(
      file,
      node,
      `“${shorten(instruction)}” in an address is an instruction of another system.`,
      'Write the address itself.',
    );
    return;
  }
  const [, scheme = '', rest = ''] = /^(https?):(.*)$/is.exec(address) ?? [];
  if (scheme === '') {
    reportPath(address, node, file);
    return;
  }
  if (!/^\/\/[^\\/]/.test(rest) || !URL.canParse(address)) {
    report(
      file,
      node,
      `“${shorten(address)}” is not an address.`,
      `Write it as in a browser’s address bar, such as ${scheme.toLowerCase()}://example.com/page.`,
    );
  } else if (new URL(address).username + new URL(address).password !== '') {
    report(
      file,
      node,
      `The address “${shorten(address)}” contains a user name or password.`,
      'Delete the part before the @, which looks like the host but is not.',
    );
  }
}

/** Reports a path on this site that must have been meant otherwise. */
function reportPath(address: string, node: Element, file: VFile): void {
  if (node.tagName !== 'a') return;
  const [path = ''] = address.split(/[?#]/);
  const [, host = '', ending = ''] = /^((?:[a-z0-9-]+\.)+([a-z]{2,}))(?:\/|$)/i.exec(path) ?? [];
  const meant = /^https?(?:\/\/|;\/\/|:\/)/i.test(path)
    ? address.replace(/^(https?)[:;]?\/+/i, '$1://')
    : host !== '' && endingsOfHosts.has(ending.toLowerCase())
      ? `https://${address}`
      : otherMeaning(address, path);
  if (meant === undefined) return;
  report(
    file,
    node,
    `The link’s address “${shorten(address)}” is read as a page of this site, which it is not.`,
    `Write ${meant}`,
  );
}

function otherMeaning(address: string, path: string): string | undefined {
  return /^[^\s/:@]+@[^\s/:@]+\.[a-z]{2,}$/i.test(path)
    ? `mailto:${address}`
    : /^www\.[^/]/i.test(path)
      ? `https://${address}`
      : /^[^/:][^:]*\.md$/i.test(path)
        ? `/artikel/${path.replace(/^.*\/|\.md$/gi, '')}/${address.slice(path.length)}`
        : undefined;
}

/** Reports a link that nobody can see. */
function reportEmpty(address: string, node: Element, file: VFile): void {
  if (address.trim() === '') return;
  report(
    file,
    node,
    `The link to “${shorten(address)}” has no text: nobody would see it.`,
    'Write the text of the link between the brackets, or remove the link.',
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Addresses of videos are checked with the directive; in HTML they are in one of these. */
const carriers = new Map<string, 'href' | 'src'>([
  ['a', 'href'],
  ['img', 'src'],
  ['video', 'src'],
]);

/** Schemes that run no code in the page; an owner can allow them. */
const elsewhere = new Set([
  ...['ftp', 'ftps', 'sftp', 'irc', 'ircs', 'matrix', 'sms', 'xmpp', 'sip', 'sips', 'geo'],
  ...['magnet', 'news', 'nntp', 'gopher', 'gemini', 'webcal', 'skype', 'callto', 'signal', 'tg'],
  ...['whatsapp', 'bitcoin', 'doi', 'urn', 'git', 'ssh', 'mumble', 'rtsp'],
]);

/** Top-level domains that are often linked, and that are not file extensions. */
const endingsOfHosts = new Set([
  ...['de', 'at', 'ch', 'li', 'lu', 'nl', 'be', 'fr', 'it', 'es', 'pl', 'cz', 'dk', 'se', 'uk'],
  ...['eu', 'us', 'com', 'org', 'net', 'edu', 'gov', 'info', 'io', 'tv', 'biz', 'blog', 'news'],
  ...['berlin', 'hamburg', 'koeln', 'bayern', 'wien', 'ruhr', 'nrw', 'saarland', 'swiss'],
]);
