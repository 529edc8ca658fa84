/** Names of the caches of a site that lies at `base`; several sites may share a host. */
export function cacheNames(base: string): CacheNames {
  const prefix = `abschnitt ${base} `;
  return {
    prefix,
    articles: `${prefix}articles`,
    pages: `${prefix}pages`,
    assets: `${prefix}assets`,
    pictures: `${prefix}pictures`,
    shell: `${prefix}shell`,
  };
}

export interface CacheNames {
  /** With what the names of all of them begin. */
  prefix: string;
  /** Articles that were opened. */
  articles: string;
  /** Other pages, such as lists. */
  pages: string;
  /** Scripts and fonts. */
  assets: string;
  pictures: string;
  /** The page that is shown when nothing else can be. */
  shell: string;
}
