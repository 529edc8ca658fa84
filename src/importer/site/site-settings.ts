import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { Permalinks } from './permalinks.ts';

/**
 * The folder of the whole site that a content folder belongs to: the nearest one that has settings
 * of a generator, at most four levels up.
 */
export function siteRootOf(folder: string): string {
  let place = resolve(folder);
  for (let level = 0; level <= 4 && place !== dirname(place); level++, place = dirname(place))
    if ([...settings, ...scripts].some((name) => existsSync(join(place, name)))) return place;
  let root = folder;
  while (/^(?:content|posts?|_posts|blog|articles|src|source|notes)$/i.test(basename(root)))
    root = dirname(root);
  return root;
}

/**
 * The address patterns in a site's settings: by section for Hugo, under '' for all articles of
 * Jekyll and Hexo.
 */
export async function permalinksOf(root: string): Promise<Permalinks> {
  for (const name of settings) {
    const text = await readFile(join(root, name), 'utf8').catch(() => undefined);
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
const scripts = [
  ...['astro.config.mjs', 'astro.config.ts', 'eleventy.config.js', 'eleventy.config.mjs'],
  ...['.eleventy.js', 'eleventy.config.cjs', '.obsidian'],
];

function readPermalinks(name: string, text: string): Permalinks | undefined {
  try {
    const read: unknown = name.endsWith('.toml') ? parseToml(text) : parseYaml(text);
    if (typeof read !== 'object' || read === null) return undefined;
    const whole: unknown = Reflect.get(read, 'permalink');
    if (typeof whole === 'string') return new Map([['', whole]]);
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
