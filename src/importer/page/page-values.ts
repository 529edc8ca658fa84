import { plainText } from '../metadata/json-ld.ts';

/** The first non-empty `<meta property>`, `<meta name>` or `<meta itemprop>` with this name. */
export function readMeta(document: Document): (name: string) => string | undefined {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const attributeName of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attributeName)?.toLowerCase();
      if (name && content !== '' && !values.has(name)) values.set(name, content);
    }
  }
  return (name) => values.get(name);
}

/**
 * The address in the form that the front matter requires. `undefined` unless it is an http or https
 * address without a password.
 */
export function webAddress(address: string | undefined): string | undefined {
  return absolute(address, undefined);
}

/** Resolves an address against that of the page. */
export function absolute(
  address: string | undefined,
  base: string | undefined,
): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  try {
    const url = unwrapped(new URL(address.trim(), base));
    dropTracking(url);
    return /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      url.hostname.includes('.')
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}

/** The target of a link that Google Docs or mail programs have wrapped. */
function unwrapped(url: URL): URL {
  const target = url.searchParams.get('q');
  const isWrapped = url.hostname === 'www.google.com' && url.pathname === '/url';
  return isWrapped && target !== null && URL.canParse(target) ? new URL(target) : url;
}

/** Removes parameters that track where readers come from. */
function dropTracking({ searchParams }: URL): void {
  for (const name of [...searchParams.keys()])
    if (
      /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|srsltid|mc_cid|mc_eid|igshid|wt_mc|wtmc)$/i.test(name)
    )
      searchParams.delete(name);
}

/** Without tags, on one line. */
export function clean(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** Omits undefined fields. */
export function withoutAbsent<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;
}

/** The content of a `<meta>` element, by its name in lower case. */
export type Meta = (name: string) => string | undefined;
