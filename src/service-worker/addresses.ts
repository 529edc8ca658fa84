/**
 * Path of the article that a path opens, be it the article's own or that of a section; nothing for
 * other pages. `pages` matches the paths of both: its first group is the article's path, its second
 * the section's id.
 */
export function articlePathOf(path: string, pages: RegExp): string | undefined {
  return pages.exec(path)?.[1];
}

/** Id of the section whose own address a path is. */
export function sectionIdOf(path: string, pages: RegExp): string | undefined {
  return pages.exec(path)?.[2];
}
