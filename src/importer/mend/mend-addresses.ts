import { closest, distance } from 'fastest-levenshtein';
import type { Heading, Image, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { figureNode } from '../markdown/markdown-nodes.ts';
import { absolute } from '../page/page-values.ts';
import { notePlace } from './places.ts';
import { decoded } from '../../urls/decoded.ts';
import { articleInPath } from '../../urls/urls.ts';

/**
 * Corrects links and pictures so that the build accepts them. Certain errors are corrected.
 * Otherwise only the text is kept, and its place is noted with the original.
 *
 * - A picture without a description gets a makeshift one. A missing picture becomes `::figure[…]`,
 *   one on another host a link.
 * - `[a](htps://example.org)` → `[a](https://example.org)`; `[a](ftp://example.org)` → `a`
 */
export function mendAddresses(
  tree: Root,
  { link: findLink, picture: findPicture }: Addresses,
): void {
  inlineReferences(tree);
  tree.children = tree.children.flatMap((block) => {
    if (block.type === 'heading') return partHeading(block);
    return [block];
  });
  for (const block of tree.children) {
    const doubt = (message: string): void => notePlace(block, message);
    visit({ type: 'root', children: [block] } satisfies Root, (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const children = parent.children as RootContent[];
      if (node.type === 'link') {
        const url = mendLink(node.url, findLink);
        if (url !== undefined) {
          node.url = url;
          return undefined;
        }
        doubt(
          `The link of “${shorten(toString(node))}” leads to ${shorten(node.url || 'nothing')}, which is no page here: write where it leads.`,
        );
        children.splice(index, 1, ...node.children);
        return index;
      }
      if (node.type === 'leafDirective' && node.name === 'video') {
        const address = node.attributes?.['url'] ?? '';
        const url = mendLink(address, findLink);
        node.attributes = { ...node.attributes, url };
        if (url === undefined)
          doubt(`The video ${shorten(address)} is no page here: write where it lies.`);
        return index + 1;
      }
      if (node.type !== 'image') return undefined;
      const made = mendPicture(node, findPicture, parent.type === 'link', doubt);
      if (made !== node) children.splice(index, 1, made);
      return index + 1;
    });
  }
  tree.children = tree.children.map(figuresAlone);
}

/** Turns `[text][1]` and `[1]: https://…` into an inline link. */
function inlineReferences(tree: Root): void {
  const definitions = new Map<string, { url: string; title?: string | null | undefined }>();
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, { url, title });
  });
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent) return;
    const target = definitions.get(node.identifier);
    if (!target || index === undefined) return;
    const children = parent.children as RootContent[];
    children[index] =
      node.type === 'linkReference'
        ? { type: 'link', ...target, children: node.children }
        : { type: 'image', ...target, alt: node.alt ?? '' };
  });
  visit(tree, 'definition', (_, index, parent) => {
    if (index === undefined || !parent) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

/** Headings contain text only: pictures move below, and links become their text. */
function partHeading(heading: Heading): RootContent[] {
  const pictures: Image[] = [];
  visit(heading, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const children = parent.children as RootContent[];
    if (node.type === 'link') {
      if (!node.url.startsWith('#'))
        notePlace(
          heading,
          `The heading was a link to ${shorten(node.url)}: write it in a sentence below.`,
        );
      children.splice(index, 1, ...node.children);
      return index;
    }
    if (node.type !== 'image') return undefined;
    pictures.push(node);
    children.splice(index, 1);
    return index;
  });
  const isEmpty = toString(heading).trim() === '';
  return [
    ...(isEmpty ? [] : [heading]),
    ...pictures.map((one): RootContent => ({ type: 'paragraph', children: [one] })),
  ];
}

function mendLink(url: string, find: Addresses['link']): string | undefined {
  const address = url.trim();
  if (address === '') return undefined;
  if (/^#/.test(address)) return address;
  if (/^(?:mailto|tel):\S/i.test(address)) return address;
  if (/^https?:\/\//i.test(address))
    return absolute(address, undefined) === undefined
      ? withoutUser(address)
      : (find?.(address) ?? withoutDetour(address));
  if (/^\/\/[^/]/.test(address)) return absolute(`https:${address}`, undefined);
  if (/^www\.\S+\.\S/i.test(address)) return absolute(`https://${address}`, undefined);
  if (/^[^\s/:@]+@[^\s/:@]+\.[a-z]{2,}$/i.test(address)) return `mailto:${address}`;
  const [, scheme, rest = ''] = /^([a-z]+):(\/\/.*)$/i.exec(address) ?? [];
  if (scheme !== undefined) {
    const meant = closest(scheme.toLowerCase(), ['https', 'http']);
    const isSlip = scheme.length > 3 && distance(scheme.toLowerCase(), meant) <= 2;
    return isSlip ? absolute(`${meant}:${rest}`, undefined) : undefined;
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return undefined;
  if (articleInPath(`${address.slice(1)}/`) !== undefined && !find) return address;
  return find?.(address);
}

/** An author's address is unchanged, unless Google Docs wrapped it. */
function withoutDetour(address: string): string {
  return /^https?:\/\/www\.google\.com\/url\?/i.test(address)
    ? (absolute(address, undefined) ?? address)
    : address;
}

/** An address with a user name and password is misleading; an invalid one leads nowhere. */
function withoutUser(address: string): string | undefined {
  try {
    const url = new URL(address);
    url.username = '';
    url.password = '';
    return url.href;
  } catch {
    return undefined;
  }
}

function mendPicture(
  node: Image,
  find: Addresses['picture'],
  isLinked: boolean,
  doubt: (message: string) => void,
): RootContent {
  const text = (node.alt ?? '').trim() || (node.title ?? '').trim();
  const name = decoded(node.url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '');
  const file = find ? find(node.url) : isElsewhere(node.url) ? undefined : node.url;
  if (file !== undefined) {
    node.url = file;
    if (text === '') doubt(`The picture ${file} has no description: say what it shows.`);
    node.alt = text || 'Bild ohne Beschreibung';
    return node;
  }
  if (isElsewhere(node.url)) {
    const address = absolute(node.url.replace(/^\/\//, 'https://'), undefined);
    doubt(
      `The picture ${shorten(node.url)} lies on another host: put the file beside the article.`,
    );
    const label = text || name || 'Bild';
    return address === undefined || isLinked
      ? { type: 'text', value: label }
      : { type: 'link', url: address, children: [{ type: 'text', value: label }] };
  }
  doubt(`The picture ${shorten(node.url)} was not found: put the file beside the article.`);
  return isLinked
    ? { type: 'text', value: text || name }
    : figureNode({ caption: text || name || 'Bild' });
}

/** A directive must be on a line of its own. In a sentence it becomes its text. */
function figuresAlone(node: RootContent): RootContent {
  if (node.type === 'leafDirective' || !('children' in node)) return node;
  const children = node.children as RootContent[];
  if (node.type === 'paragraph' && children.length === 1 && children[0]?.type === 'leafDirective')
    return { ...children[0], data: { ...node.data, ...children[0].data } };
  const isFlow = ['blockquote', 'listItem', 'list', 'footnoteDefinition'].includes(node.type);
  return {
    ...node,
    children: children.map((child) =>
      child.type === 'leafDirective' && !isFlow
        ? { type: 'text', value: toString(child) }
        : figuresAlone(child),
    ),
  } as RootContent;
}

function isElsewhere(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/**
 * How addresses in a text are resolved. Without a function, relative pictures are unchanged, and
 * links into the old site are removed.
 */
export interface Addresses {
  /** The new target of a link. `undefined` if there is none. */
  link?: ((address: string) => string | undefined) | undefined;
  /** The file in the article's folder. */
  picture?: ((address: string) => string | undefined) | undefined;
}
