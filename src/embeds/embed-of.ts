import { serviceAt, services, type EmbedKind } from './services.ts';

/**
 * What a link can be replaced by when a reader asks for it, if its host is among the `embeds` of
 * the site: names of services, and hosts. `undefined` for all other links.
 */
export function embedOf(address: string, embeds: readonly string[]): Embed | undefined {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  const name = serviceAt(url.host);
  if (name === undefined) return embeds.includes(url.host) ? embedAt(url) : undefined;
  const service = embeds.includes(name) ? services[name] : undefined;
  const path = service?.pathOf(url);
  if (!service || !path) return undefined;
  const { label, kind, frameHost, operator } = service;
  const host = operator === undefined ? frameHost : `${frameHost} (${operator})`;
  return { kind, label, host, src: `https://${frameHost}${path}` };
}

/** The `frame-src` of a Content-Security-Policy for pages with embeds. */
export function frameSources(embeds: readonly string[]): `frame-src ${string}` {
  const hosts = embeds.map((name) => services[name]?.frameHost ?? name);
  return `frame-src ${hosts.map((host) => `https://${host}`).join(' ')}`;
}

/**
 * A page of a host that the owner lists: a post on Mastodon, a video on PeerTube, or else the page
 * itself. Profiles and front pages are not meant to be embedded.
 */
function embedAt({ host, pathname, search }: URL): Embed | undefined {
  const embed = (kind: EmbedKind, path: string) => ({
    kind,
    label: host,
    host,
    src: `https://${host}${path}`,
  });
  const [, post] = /^(\/@[^/]+\/\d+)(?:\/embed)?\/?$/.exec(pathname) ?? [];
  if (post) return embed('post', `${post}/embed`);
  const [, video] = /^\/(?:w|videos\/(?:watch|embed))\/([\w-]{8,})\/?$/.exec(pathname) ?? [];
  if (video) return embed('video', `/videos/embed/${video}`);
  if (pathname === '/' || pathname.startsWith('/@')) return undefined;
  return embed('content', pathname + search);
}

/** What a reader can load in place of a link. */
export interface Embed {
  kind: EmbedKind;
  /** Whose it is, for the button. */
  label: string;
  /** Who learns that a reader has loaded it. */
  host: string;
  /** An https address. */
  src: string;
}
