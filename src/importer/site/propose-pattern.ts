import type { ArticlePattern } from '../../schema/article-paths.ts';
import { parseArticlePattern } from '../../schema/parse-article-pattern.ts';
import { plainPath } from './old-addresses.ts';

/**
 * The pattern by which articles here would have nearly all of their old addresses again. `undefined`
 * if there is none, or too few addresses to tell. `dates` are those of the articles, by slug.
 */
export function proposePattern(
  addresses: readonly { path: string; slug: string }[],
  dates: ReadonlyMap<string, string>,
): ArticlePattern | undefined {
  const counts = new Map<string, number>();
  const slugs = new Set(addresses.map(({ slug }) => slug));
  for (const { path, slug } of addresses) {
    const pattern = patternOf(path, slug, dates.get(slug) ?? '');
    if (pattern !== undefined) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && slugs.size >= fewest && best[1] >= 0.9 * slugs.size ? best[0] : undefined;
}

/** `/2024/05/bridge/`, of May 2024 → `/{year}/{month}/{slug}/` */
function patternOf(path: string, slug: string, date: string): ArticlePattern | undefined {
  const parts = plainPath(path)?.split('/').filter(Boolean) ?? [];
  if (parts.pop() !== slug) return undefined;
  const open = [
    { name: 'year', value: date.slice(0, 4) },
    { name: 'month', value: date.slice(5, 7) },
    { name: 'day', value: date.slice(8, 10) },
  ];
  const named = parts.map((part) => {
    const at = open.findIndex(({ value }) => value !== '' && value === part);
    // What is before it in the date is not looked for behind it: of 05/05, the second is a day.
    return at < 0 ? part : `{${open.splice(0, at + 1).at(-1)?.name}}`;
  });
  const read = parseArticlePattern(`/${[...named, '{slug}'].join('/')}/`);
  return 'pattern' in read ? read.pattern : undefined;
}

/** Fewer addresses agree by chance. */
const fewest = 5;
