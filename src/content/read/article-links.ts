import { closest, distance } from 'fastest-levenshtein';
import { unescapeHtml } from '../../markdown/html/plain-text.ts';
import type { Section } from '../../markdown/blocks.ts';
import { toHtml } from '../../markdown/to-html.ts';
import type { Problem } from '../../problem.ts';
import { articlesPath } from '../../urls/urls.ts';
import { decoded } from '../../urls/decoded.ts';

/** Links in a text to articles of this site, each once, without what follows a `?`. */
export function articleLinks(sections: readonly Section[]): string[] {
  const html = toHtml(sections);
  if (!html.includes(`href="${articlesPath}`)) return [];
  const links = [...html.matchAll(/\shref="([^"?]*)/g)].map(([, href = '']) => unescapeHtml(href));
  return [...new Set(links.filter((href) => href.startsWith(articlesPath)))];
}

/**
 * Links to articles and sections that do not exist and never did. It is known before anything is
 * rendered; the check of built pages finds all other dead links.
 */
export function deadLinks(links: readonly string[], known: KnownArticles): DeadLink[] {
  return links.flatMap((href) => {
    const [, name = '', section = ''] =
      /^([^/#]+)\/?(?:([^/#]+)\/?)?(?:#.*)?$/.exec(href.slice(articlesPath.length)) ?? [];
    const slug = decoded(name).replace(/\.md$/, '');
    if (slug === '') return [];
    const article = known.get(slug);
    if (article === 'draft')
      return [
        {
          href,
          message: `The link “${href}” leads to a draft, which is not published.`,
          remedy: 'Publish both together, or delete the link.',
        },
      ];
    if (!article)
      return [
        {
          href,
          message: `The link “${href}” leads to an article that does not exist.`,
          remedy: remedyFor(slug, [...known.keys()], (meant) => `${articlesPath}${meant}/`),
        },
      ];
    const id = decoded(section);
    if (article === 'any' || id === '' || article.has(id)) return [];
    return [
      {
        href,
        message: `The link “${href}” leads to a section that its article does not have.`,
        remedy: remedyFor(id, [...article], (meant) => `${articlesPath}${name}/${meant}/`),
      },
    ];
  });
}

function remedyFor(written: string, all: readonly string[], address: (meant: string) => string) {
  const near = all.length > 0 ? closest(written, all) : undefined;
  return near !== undefined && distance(written, near) <= Math.max(2, written.length / 4)
    ? `Write ${address(near)}`
    : 'Correct its address, or delete it.';
}

/**
 * The articles of the site by their present and former names, each with the ids of its sections,
 * present and former. `any` where the ids are not known.
 */
export type KnownArticles = ReadonlyMap<string, ReadonlySet<string> | 'any' | 'draft'>;

/** A link and what is wrong with it; the caller adds the file. */
export interface DeadLink extends Omit<Problem, 'file'> {
  href: string;
}
