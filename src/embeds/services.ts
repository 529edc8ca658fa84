/**
 * The services whose players and maps a site can offer, by the name that owners write in
 * `embeds` in `site.yml`.
 */
export const services: Readonly<Record<string, Service>> = {
  youtube: {
    label: 'YouTube',
    kind: 'video',
    hosts: ['youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtu.be'],
    // Stores nothing in the browser before the video is played.
    frameHost: 'www.youtube-nocookie.com',
    operator: 'Google',
    pathOf: youtubePath,
  },
  vimeo: {
    label: 'Vimeo',
    kind: 'video',
    hosts: ['vimeo.com'],
    frameHost: 'player.vimeo.com',
    pathOf: ({ pathname, searchParams }) => {
      const [, id, inPath] = /\/(\d+)(?:\/([\da-f]+))?\/?$/.exec(pathname) ?? [];
      const key = inPath ?? searchParams.get('h');
      return id && `/video/${id}?dnt=1${key && /^[\da-f]+$/.test(key) ? `&h=${key}` : ''}`;
    },
  },
  dailymotion: {
    label: 'Dailymotion',
    kind: 'video',
    hosts: ['dailymotion.com', 'dai.ly'],
    frameHost: 'geo.dailymotion.com',
    pathOf: ({ pathname }) => {
      const [, id] = /^(?:\/video)?\/([a-z\d]+)\/?$/i.exec(pathname) ?? [];
      return id && `/player.html?video=${id}`;
    },
  },
  spotify: {
    label: 'Spotify',
    kind: 'audio',
    hosts: ['open.spotify.com'],
    frameHost: 'open.spotify.com',
    pathOf: ({ pathname }) => {
      const [, path] =
        /\/((?:track|album|playlist|episode|show|artist)\/[a-z\d]+)\/?$/i.exec(pathname) ?? [];
      return path && `/embed/${path}`;
    },
  },
  soundcloud: {
    label: 'SoundCloud',
    kind: 'audio',
    hosts: ['soundcloud.com'],
    frameHost: 'w.soundcloud.com',
    pathOf: ({ pathname }) =>
      /^\/[^/]+\/[^/]+/.test(pathname)
        ? `/player/?url=${encodeURIComponent(`https://soundcloud.com${pathname}`)}`
        : undefined,
  },
  openstreetmap: {
    label: 'OpenStreetMap',
    kind: 'map',
    hosts: ['openstreetmap.org', 'osm.org'],
    frameHost: 'www.openstreetmap.org',
    pathOf: mapPath,
  },
};

/** The service whose links or players are at a host, by its name in `services`. */
export function serviceAt(host: string): string | undefined {
  const plain = host.replace(/^www\./, '');
  return Object.keys(services).find((name) => {
    const { hosts = [], frameHost = '' } = services[name] ?? {};
    return hosts.includes(plain) || frameHost.replace(/^www\./, '') === plain;
  });
}

/** A video, with the second at which it begins, or a list of videos. */
function youtubePath({ hostname, pathname, searchParams }: URL): string | undefined {
  const inPath =
    hostname === 'youtu.be'
      ? /^\/([\w-]{11})\/?$/.exec(pathname)
      : /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/.exec(pathname);
  const id = inPath?.[1] ?? (pathname === '/watch' ? searchParams.get('v') : undefined);
  const list = searchParams.get('list');
  if (pathname === '/playlist' && list && /^[\w-]+$/.test(list))
    return `/embed/videoseries?list=${list}`;
  if (!id || !/^[\w-]{11}$/.test(id)) return undefined;
  const start = secondsOf(searchParams.get('t') ?? searchParams.get('start') ?? '');
  return `/embed/${id}${start > 0 ? `?start=${start}` : ''}`;
}

/** `90`, `90s` and `1m30s` → 90. */
function secondsOf(time: string): number {
  const [, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(time) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

/**
 * A map from an address like `/?mlat=48.1&mlon=11.5#map=15/48.1/11.5`. The part that is shown is as
 * wide as in a window of about 600 pixels.
 */
function mapPath({ hash, searchParams }: URL): string | undefined {
  const [, zoom, ...centre] = /^#map=(\d+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash) ?? [];
  const marker = [searchParams.get('mlat'), searchParams.get('mlon')].map((text) =>
    text === null ? NaN : Number(text),
  );
  const hasMarker = marker.every(Number.isFinite);
  const [lat = NaN, lon = NaN] = hasMarker && !zoom ? marker : centre.map(Number);
  if (!(Math.abs(lat) <= 85 && Math.abs(lon) <= 180)) return undefined;
  // The whole world is 256 pixels wide at zoom 0, and twice as wide at each further step.
  const width = (360 / 2 ** Math.min(Number(zoom ?? 16), 19)) * (600 / 256);
  const height = width * 0.75 * Math.cos((lat * Math.PI) / 180);
  const box = [lon - width / 2, lat - height / 2, lon + width / 2, lat + height / 2];
  const shown = box.map((degrees) => degrees.toFixed(5)).join('%2C');
  return `/export/embed.html?bbox=${shown}&layer=mapnik${hasMarker ? `&marker=${marker.join('%2C')}` : ''}`;
}

export interface Service {
  /** The name that readers know. */
  label: string;
  kind: EmbedKind;
  /** The hosts of links to it, without `www.`. */
  hosts: readonly string[];
  /** The host that sends the player or map. */
  frameHost: string;
  /** The company behind that host, if the host's name does not tell. */
  operator?: string;
  /** The path and query at `frameHost` for a link; `undefined` if it leads to nothing playable. */
  pathOf: (url: URL) => string | undefined;
}

/** What is embedded. Decides the words of the button and the size. */
export type EmbedKind = 'video' | 'audio' | 'map' | 'post' | 'content';
