import { interfaceLang, wordsFor } from '../../i18n/words-for.ts';
import type { ArticleMetadata, RemovedArticle } from '../../content/metadata.ts';
import { pageHead, type Head } from './head.ts';
import { absolute, pathOf, sectionPath } from '../../urls/urls.ts';

/** What stands at an address that an article had before. */
export interface Moved {
  /** Path of the present address. */
  to: string;
  /** Title of the article there. */
  title: string;
  /** BCP 47 tag of the article. */
  lang: string;
}

/** The former addresses of an article, by slug. */
export function movedArticles(facts: ArticleMetadata): { slug: string; moved: Moved }[] {
  return facts.formerAddresses.map(({ slug }) => ({ slug, moved: movedFrom(facts) }));
}

/** What stands at any path that an article had before. */
export function movedFrom(facts: ArticleMetadata): Moved {
  return { to: pathOf(facts), title: facts.title, lang: facts.lang };
}

/** The former addresses of an article's sections, by slug and id. */
export function movedSections(
  facts: ArticleMetadata,
): { slug: string; section: string; moved: Moved }[] {
  const { title, lang, formerAddresses } = facts;
  return formerAddresses.flatMap((former) =>
    former.sectionIds.map((id) => ({
      slug: former.slug,
      section: id,
      moved: { to: sectionPath(pathOf(facts), id), title, lang },
    })),
  );
}

/** Head of the page at a former address: it names the present one and is not to be indexed itself. */
export function movedHead({ to, title, lang }: Moved): Head {
  return { ...pageHead(title, undefined, undefined), canonical: absolute(to), lang };
}

/** Head of the page at every address of an article that was removed: not to be indexed. */
export function removedHead({ title, lang }: RemovedArticle): Head {
  const head = pageHead(wordsFor(lang).removedArticle, title, undefined);
  return { ...head, lang: interfaceLang(lang) };
}
