import { closest, distance } from 'fastest-levenshtein';
import { linksIn } from '../../markdown/html/absolute-addresses.ts';
import type { Section } from '../../markdown/blocks.ts';
import { toHtml } from '../../markdown/to-html.ts';
import type { Problem } from '../../problem.ts';
import { articleExpression } from '../../schema/article-paths.ts';
import { site } from '../../site.ts';
import { decoded } from '../../urls/decoded.ts';

/** Links in a text to articles of this site, each once, without what follows a `?`. */
export function articleLinks(sections: readonly Section[]): string[] {
  const links = linksIn(toHtml(sections)).map((href) => href.replace(/\?.*/, ''));
  return [...new Set(links.filter((href) => articleLink.test(href)))];
}

/**
 * Links to articles and sections that do not exist and never did. It is known before anything is
 * rendered; the check of built pages finds all other dead links.
 */
export function deadLinks(links: readonly string[], known: KnownArticles): DeadLink[] {
  return links.flatMap((href) => {
    const [, name = '', section = ''] = articleLink.exec(href) ?? [];
    const slug = decoded(name);
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
          remedy: remedyFor(slug, [...known.keys()]),
        },
      ];
    const id = decoded(section);
    if (article === 'any' || id === '' || article.has(id)) return [];
    return [
      {
        href,
        message: `The link “${href}” leads to a section that its article does not have.`,
        remedy: remedyFor(id, [...article]),
      },
    ];
  });
}

/** The address of an article, also as Markdown, or of a section, perhaps without its last slash. */
const articleLink = new RegExp(
  `^${RegExp.escape(site.base)}${articleExpression(site.paths.article, '([^/#.]+)')}(?:\\.md|/(?:([^/#]+)/?)?)?(?:#.*)?$`,
);

function remedyFor(written: string, all: readonly string[]): string {
  const near = all.length > 0 ? closest(written, all) : undefined;
  return near !== undefined && distance(written, near) <= Math.max(2, written.length / 4)
    ? `Write “${near}” in place of “${written}”.`
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
