import type { Problem } from '../problem.ts';
import type { Addressed } from '../schema/article-paths.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';

/**
 * Groups articles that are one text in several languages. It is enough if one of two articles names
 * the other, and translations of a translation count. A name without an article, or with one in
 * another language than stated, is a problem, as are two articles of one language in a group. Names
 * among `others` are not checked.
 */
export function linkTranslations(
  articles: readonly Translated[],
  others: ReadonlySet<string> = new Set(),
): { translations: Map<string, Translation[]>; problems: TranslationProblem[] } {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const groups = new Map<string, Set<string>>();
  const problems: TranslationProblem[] = [];
  for (const { slug, frontmatter } of articles) {
    for (const [lang, name] of Object.entries(frontmatter.translations)) {
      const target = bySlug.get(name);
      if (!target && others.has(name)) continue;
      const trouble = problemOf(slug, lang, name, target);
      if (trouble) problems.push({ slug, ...trouble });
      else join(groups, slug, name);
    }
  }
  const translations = new Map<string, Translation[]>();
  for (const group of new Set(groups.values())) {
    const members = [...group].flatMap((slug): Translation[] => {
      const { draft, lang } = bySlug.get(slug)?.frontmatter ?? { draft: true, lang: '' };
      return draft ? [] : [{ slug, lang }];
    });
    members.sort((a, b) => order(a.lang, b.lang) || order(a.slug, b.slug));
    for (const slug of group) translations.set(slug, members.length > 1 ? members : []);
    const twice = members.find(({ lang }, at) => lang === members[at + 1]?.lang);
    if (twice) problems.push(sameLanguage(twice.lang, members, articles));
  }
  return { translations, problems };
}

/** Reported where one of the two is named, because that is where it can be mended. */
function sameLanguage(
  lang: string,
  members: readonly Translation[],
  articles: readonly Translated[],
): TranslationProblem {
  const same = members.filter((member) => member.lang === lang).map(({ slug }) => slug);
  const naming = articles.findLast(({ frontmatter: { draft, translations } }) => {
    const named = Object.values(translations);
    return !draft && same.some((slug) => named.includes(slug));
  });
  return {
    slug: naming?.slug ?? same[0] ?? '',
    message: `translations: ${same.map((slug) => `“${slug}”`).join(' and ')} are the same text in one language, “${lang}”.`,
    remedy: 'Name only one of them as a translation, here and in the articles named here.',
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function problemOf(
  slug: string,
  lang: string,
  name: string,
  target: Translated | undefined,
): Omit<TranslationProblem, 'slug'> | undefined {
  if (name === slug) {
    return {
      message: `translations: The article “${name}” is named as its own translation.`,
      remedy: 'Name the article in the other language.',
    };
  }
  if (!target) {
    return {
      message: `translations: There is no article “${name}”.`,
      remedy: 'Write the name of the translated article’s file, or delete the line.',
    };
  }
  if (primary(target.frontmatter.lang) !== primary(lang)) {
    return {
      message: `translations: The article “${name}” is written in “${target.frontmatter.lang}”, not in “${lang}”.`,
      remedy: `Write ${target.frontmatter.lang}: ${name}, or correct the field lang of that article.`,
    };
  }
  return undefined;
}

function primary(lang: string): string {
  return new Intl.Locale(lang).language;
}

function join(groups: Map<string, Set<string>>, a: string, b: string): void {
  const joined = new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])]);
  for (const slug of joined) groups.set(slug, joined);
}

/** The part of a `SourceArticle` that matters here. */
interface Translated {
  slug: string;
  frontmatter: Pick<Frontmatter, 'lang' | 'draft' | 'translations'>;
}

/** An article in a group of translations; a group includes the article itself. */
export interface Translation extends Addressed {
  lang: string;
}

/** A problem in the front matter of the article with that slug. */
type TranslationProblem = Pick<Problem, 'message' | 'remedy'> & { slug: string };
