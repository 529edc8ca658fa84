/** What a path of the site must be answered with, told by the ending of its name. */
export function kindOf(path: string): Kind {
  const ending = /\.([a-z0-9]+)$/.exec(path)?.[1];
  return ending === undefined ? 'page' : (kinds.get(ending) ?? 'other');
}

/**
 * Whether a response is a whole file of a kind. A network that asks for a sign-in, and a host that is set up wrongly, answer
 * with a page of their own, whatever was asked for.
 */
export function isOfKind(
  kind: Kind,
  { status, redirected, headers }: Pick<Response, 'status' | 'redirected' | 'headers'>,
): boolean {
  const [type = ''] = (headers.get('Content-Type') ?? '').toLowerCase().split(';');
  return status === 200 && !redirected && types[kind].test(type.trim());
}

export type Kind = 'page' | 'script' | 'style' | 'font' | 'picture' | 'other';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['js', 'script'],
  ['mjs', 'script'],
  ['css', 'style'],
  ['woff2', 'font'],
  ...['avif', 'webp', 'jpg', 'jpeg', 'png', 'gif', 'svg', 'ico'].map((ending): [string, Kind] => [
    ending,
    'picture',
  ]),
]);

/** Not every host knows the types of fonts. */
const types: Readonly<Record<Kind, RegExp>> = {
  page: /^text\/html$/,
  script: /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/,
  style: /^text\/css$/,
  font: /^font\/|^application\/(?:x-)?font-|^application\/octet-stream$/,
  picture: /^image\//,
  other: /^(?!text\/html$)./,
};
