/** Path of the article that a path below `base` opens, be it the article's own or that of a section; nothing for other pages. */
export function articlePathOf(path: string, base: string): string | undefined {
  const slug = parts(path, base)?.[0];
  return slug === undefined ? undefined : `${base}artikel/${slug}/`;
}

/** Id of the section whose own address a path is. */
export function sectionIdOf(path: string, base: string): string | undefined {
  return parts(path, base)?.[1];
}

function parts(path: string, base: string): [slug: string, section?: string] | undefined {
  const root = `${base}artikel/`;
  const match = path.startsWith(root)
    ? /^([^/]+)\/(?:([^/]+)\/)?$/.exec(path.slice(root.length))
    : null;
  if (!match) return undefined;
  const [, slug = '', section] = match;
  return section === undefined ? [slug] : [slug, section];
}
