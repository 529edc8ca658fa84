import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { fold } from '../../anchors/slug.ts';
import type { Facts } from '../draft.ts';

/**
 * The address patterns in a site's settings: by section for Hugo, under '' for all articles of
 * Jekyll. Searches the folder and up to two parents.
 */
export async function permalinksOf(folder: string): Promise<Permalinks> {
  for (const place of [folder, dirname(folder), dirname(dirname(folder))])
    for (const name of settings) {
      const text = await readFile(join(place, name), 'utf8').catch(() => undefined);
      const found = text === undefined ? undefined : readPermalinks(name, text);
      if (found) return found;
    }
  return new Map();
}

const settings = [
  ...['_config.yml', '_config.yaml', 'hugo.toml', 'hugo.yaml', 'hugo.yml', 'config.toml'],
  ...['config.yaml', 'config.yml', 'config/_default/hugo.toml', 'config/_default/config.toml'],
  'config/_default/permalinks.toml',
];

function readPermalinks(name: string, text: string): Permalinks | undefined {
  try {
    const read: unknown = name.endsWith('.toml') ? parseToml(text) : parseYaml(text);
    if (typeof read !== 'object' || read === null) return undefined;
    const whole: unknown = Reflect.get(read, 'permalink');
    if (typeof whole === 'string') return new Map([['', jekyllStyles[whole] ?? whole]]);
    const table: unknown = name.endsWith('permalinks.toml')
      ? read
      : Reflect.get(read, 'permalinks');
    const inner: unknown =
      typeof table === 'object' && table !== null
        ? (Reflect.get(table, 'page') ?? table)
        : undefined;
    if (typeof inner !== 'object' || inner === null) return undefined;
    return new Map(
      Object.entries(inner).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  } catch {
    return undefined;
  }
}

/** https://jekyllrb.com/docs/permalinks/ */
const jekyllStyles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
};

/** The paths of an article, by the settings and by generators' defaults. */
export function pathFor(own: string, facts: Facts, permalinks: Permalinks): string[] {
  const section = /^\/([^/]+)\//.exec(own)?.[1] ?? '';
  const isJekyll = /^\/(?:.*\/)?\d{4}-\d{2}-\d{2}-[^/]+$/.test(own);
  const patterns = [
    permalinks.get(section),
    permalinks.get('') ?? (isJekyll ? jekyllStyles['date'] : undefined),
    permalinks.get('posts') ?? permalinks.get('post'),
  ].filter((pattern) => pattern !== undefined);
  const [year = '', month = '', day = ''] = (facts.date ?? '').slice(0, 10).split('-');
  const slug = facts.slug ?? '';
  const made = patterns.flatMap((pattern) => {
    const path = pattern
      .replace(/:(?:categories|category)/g, (facts.topics ?? []).map(fold).join('/'))
      .replace(/:sections?/g, section)
      .replace(/:(?:short_)?year/g, year)
      .replace(/:i?_?month/g, month)
      .replace(/:i?_?day/g, day)
      .replace(/:(?:title|slug(?:orcontentbasename|orfilename)?|filename|contentbasename)/g, slug)
      .replace(/\/{2,}/g, '/');
    return path.includes(':') || slug === '' ? [] : [path];
  });
  const [, above = ''] = /^(.*)\/(?:[^/]+\/index\.\w+|[^/]+)$/.exec(own) ?? [];
  return [...made, ...(slug === '' ? [] : [`${above.replace(/^\/_posts/, '')}/${slug}/`])];
}

/** Section of the site → pattern. */
export type Permalinks = ReadonlyMap<string, string>;
