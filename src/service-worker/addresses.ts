/**
 * Path of the article that a path opens, be it the article's own or that of a section; nothing for other pages. All articles lie
 * below the path `articles`.
 */
export function articlePathOf(path: string, articles: string): string | undefined {
  const slug = parts(path, articles)?.[0];
  return slug === undefined ? undefined : `${articles}${slug}/`;
}

/** Id of the section whose own address a path is. */
export function sectionIdOf(path: string, articles: string): string | undefined {
  return parts(path, articles)?.[1];
}

function parts(path: string, articles: string): [slug: string, section?: string] | undefined {
  const match = path.startsWith(articles)
    ? /^([^/]+)\/(?:([^/]+)\/)?$/.exec(path.slice(articles.length))
    : null;
  if (!match) return undefined;
  const [, slug = '', section] = match;
  return section === undefined ? [slug] : [slug, section];
}
