import { interfaceLang, wordsFor } from '../../i18n/words-for.ts';
import type { ArticleMetadata, RemovedArticle } from '../../content/metadata.ts';
import type { Addressed } from '../../schema/article-paths.ts';
import { pageHead, type Head } from './head.ts';
import { absolute, pathOf, sectionPath } from '../../urls/urls.ts';

/** What is shown at a former address of an article. */
export interface Moved {
  /** Path of the present address. */
  to: string;
  /** Title of the article there. */
  title: string;
  /** BCP 47 tag of the article. */
  lang: string;
}

/** The former addresses of an article. */
export function movedArticles(facts: ArticleMetadata): { former: Addressed; moved: Moved }[] {
  return facts.formerAddresses.map((former) => ({ former, moved: movedFrom(facts) }));
}

/** What is shown at every former address of an article. */
export function movedFrom(facts: ArticleMetadata): Moved {
  return { to: pathOf(facts), title: facts.title, lang: facts.lang };
}

/** The former addresses of an article's sections. */
export function movedSections(
  facts: ArticleMetadata,
): { former: Addressed; section: string; moved: Moved }[] {
  const { title, lang, formerAddresses } = facts;
  return formerAddresses.flatMap((former) =>
    former.sectionIds.map((id) => ({
      former,
      section: id,
      moved: { to: sectionPath(pathOf(facts), id), title, lang },
    })),
  );
}

/** The head of a former address: its canonical link is the present one, and it is `noindex`. */
export function movedHead({ to, title, lang }: Moved): Head {
  return { ...pageHead(title, undefined, undefined), canonical: absolute(to), lang };
}

/** The head of every address of a removed article: `noindex`. */
export function removedHead({ title, lang }: RemovedArticle): Head {
  const head = pageHead(wordsFor(lang).removedArticle, title, undefined);
  return { ...head, lang: interfaceLang(lang) };
}
