import { fold } from '../../anchors/slug.ts';

/**
 * The addresses of an article, by a site's patterns and by the defaults of generators. `own` is its
 * path in the content folder: `/posts/2014-05-14-ein-treffen.md`. Generators differ in which signs
 * they keep in a name; all their spellings are returned.
 */
export function addressesOf(own: string, facts: Named, patterns: Permalinks): string[] {
  const section = /^\/([^/]+)\//.exec(own)?.[1] ?? '';
  const isJekyll = /^\/(?:.*\/)?_(?:posts|drafts)\//.test(own) || datedFile.test(own);
  const chosen = [
    patterns.get(section),
    patterns.get('') ?? (isJekyll ? jekyllStyles['date'] : undefined),
    patterns.get('posts') ?? patterns.get('post'),
  ].filter((pattern) => pattern !== undefined);
  const spellings = unique(
    [facts.slug ?? facts.file, facts.file, facts.title].flatMap((name) => spellingsOf(name ?? '')),
  );
  const made = chosen.flatMap((pattern) =>
    spellings.flatMap((name) => fill(jekyllStyles[pattern] ?? pattern, name, section, facts) ?? []),
  );
  const [, above = ''] = /^(.*?)\/(?:[^/]+\/index\.\w+|[^/]+)$/.exec(own) ?? [];
  const folder = above.replace(/\/_(?:posts|drafts)(?=\/|$)/, '').replace(/^\/_/, '/');
  const names = unique([facts.slug ?? facts.file, facts.whole].flatMap(spellingsOf));
  return unique([
    ...made,
    ...names.flatMap((name) => [folder, folder.toLowerCase()].map((one) => `${one}/${name}/`)),
  ]);
}

/** https://jekyllrb.com/docs/permalinks/ */
const jekyllStyles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
};

const datedFile = /^\/(?:.*\/)?\d{4}-\d{2}-\d{2}-[^/]+$/;

/** As written, in lower case with hyphens, and with ASCII letters only. */
function spellingsOf(name: string): string[] {
  const hyphenated = name.trim().replace(/\s+/g, '-');
  const plain = hyphenated.toLowerCase().replace(/[^\p{L}\p{M}\p{N}._~-]/gu, '');
  return unique([hyphenated, plain, plain.replaceAll('.', ''), fold(name)]).filter(
    (one) => one !== '' && !/[/?#%]/.test(one),
  );
}

/** `undefined` if the pattern has parts whose value is unknown. */
function fill(pattern: string, name: string, section: string, facts: Named): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(facts.date ?? '') ?? [];
  if (/:\w*(?:year|month|day)/.test(pattern) && day === '') return undefined;
  const values: Record<string, string> = {
    year,
    short_year: year.slice(2),
    month,
    i_month: String(Number(month)),
    day,
    i_day: String(Number(day)),
    y_day: dayOfYear(year, month, day).padStart(3, '0'),
    yearday: dayOfYear(year, month, day),
    categories: facts.categories.join('/'),
    category: facts.categories[0] ?? '',
    section,
    sections: section,
  };
  for (const one of ['title', 'slug', 'filename', 'contentbasename', 'name', 'path', 'post_title'])
    values[one] = name;
  for (const one of ['slugorfilename', 'slugorcontentbasename']) values[one] = name;
  const path = pattern
    .replace(/:(\w+)/g, (whole, token: string) => values[token] ?? whole)
    .replace(/\/{2,}/g, '/');
  return path.includes(':') ? undefined : path.startsWith('/') ? path : `/${path}`;
}

function dayOfYear(year: string, month: string, day: string): string {
  const start = Date.UTC(Number(year), 0, 0);
  return String(
    Math.round((Date.UTC(Number(year), Number(month) - 1, Number(day)) - start) / 86_400_000),
  );
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Section of the site, '' for all articles → pattern. */
export type Permalinks = ReadonlyMap<string, string>;

/** What the address of an article may be made of. */
export interface Named {
  slug?: string | undefined;
  title?: string | undefined;
  date?: string | undefined;
  /** In lower case, as in addresses. */
  categories: readonly string[];
  /** The name of its file or folder, without date and extension: `ein-treffen`. */
  file: string;
  /** The same with the date. */
  whole: string;
}
