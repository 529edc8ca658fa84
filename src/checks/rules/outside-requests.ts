import { sourcesIn } from '../addresses.ts';
import type { BuiltSite, PageRule } from '../finding.ts';
import type { PageElement } from '../page.ts';

/** A page loads nothing from other hosts, which could track its readers or fail. */
export const outsideRequests: PageRule = ({ path, elements }, site) =>
  elements.flatMap((element) =>
    requestsOf(element)
      .filter((address) => isForeign(address, element.name, site))
      .map((address) => ({
        page: path,
        message: `The page loads ${address} from another host (${element.name}).`,
        remedy:
          'Put the file into the site; for pictures, the host may be listed in `pictureHosts` in site.yml.',
        written: [address],
      })),
  );

function requestsOf({ name, attributes, text }: PageElement): string[] {
  const values = (...names: string[]) => names.flatMap((key) => attributes.get(key) ?? []);
  if (name === 'style') return [...text.matchAll(inCss)].map(([, address = '']) => address);
  if (name === 'link')
    return loading.test(attributes.get('rel') ?? '')
      ? [...values('href'), ...sourcesIn(attributes.get('imagesrcset') ?? '')]
      : [];
  if (name === 'meta')
    return /^refresh$/i.test(attributes.get('http-equiv') ?? '')
      ? values('content').map((content) => content.replace(/^.*?url=/i, ''))
      : [];
  if (name === 'form') return values('action');
  if (name === 'use' || name === 'image') return values('href', 'xlink:href');
  if (!embedding.has(name)) return [];
  return [...values('src', 'data', 'poster'), ...sourcesIn(attributes.get('srcset') ?? '')];
}

function isForeign(address: string, element: string, { origin, pictureHosts }: BuiltSite): boolean {
  if (!URL.canParse(address, origin)) return false;
  const url = new URL(address, origin);
  if (url.origin === origin || url.protocol === 'data:') return false;
  return !((element === 'img' || element === 'source') && pictureHosts.includes(url.host));
}

const inCss = /(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)/g;
const loading =
  /\b(?:stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|mask-icon|manifest)\b/i;
const embedding = new Set(
  'script img source iframe frame embed object video audio track input portal'.split(' '),
);
