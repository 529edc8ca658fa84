import type { Redirect } from './redirects.ts';

/** The redirects without those whose paths an earlier one redirects: hosts follow the first. */
export function effectiveRedirects(redirects: readonly Redirect[]): Redirect[] {
  const paths = new RedirectedPaths();
  return redirects.filter(({ from }) => paths.add(from));
}

/** The paths of redirects that have been added, in their order. */
export class RedirectedPaths {
  readonly #taken = new Set<string>();

  /** Adds the path of one; says whether it leads anywhere, because no earlier one has it. */
  add(from: string): boolean {
    if (this.#taken.has(from) || foldersOf(from).some((folder) => this.#taken.has(`${folder}*`)))
      return false;
    this.#taken.add(from);
    // A path with a star is for the folder without its slash too.
    if (from.endsWith('/*')) this.#taken.add(from.slice(0, -2));
    return true;
  }
}

/** The folders in which a path lies, each with a slash at the end. */
function foldersOf(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}
