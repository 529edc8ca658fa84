import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  allForms,
  canAnswer,
  isOldPath,
  parseOldAddresses,
  printOldAddresses,
} from '../../urls/old-addresses.ts';
import { dateLength, splitPattern } from '../../schema/article-paths.ts';
import { site } from '../../site.ts';
import { pathTo } from '../../urls/urls.ts';
import { pathOf } from './site-index.ts';

/**
 * Adds old paths of articles to `<contentDir>/old-addresses.json`, from which the site redirects. A
 * path that already leads to another article is unchanged and returned.
 */
export async function recordOldAddresses(
  contentDir: string,
  found: readonly { path: string; slug: string }[],
): Promise<{ path: string; slug: string }[]> {
  const file = join(contentDir, 'old-addresses.json');
  const known = await knownAddresses(contentDir);
  const before = known.size;
  const others: { path: string; slug: string }[] = [];
  for (const { path, slug } of found) {
    const plain = plainPath(path);
    if (plain === undefined || (articlesPath !== undefined && plain.startsWith(articlesPath)))
      continue;
    // Encoded and decoded forms are the same path.
    const owner = allForms(plain)
      .map((form) => known.get(form))
      .find((name) => name !== undefined);
    if (owner === undefined) known.set(plain, slug);
    else if (owner !== slug) others.push({ path: plain, slug });
  }
  if (known.size > before) {
    await mkdir(contentDir, { recursive: true });
    await writeFile(`${file}.new`, printOldAddresses(known));
    await rename(`${file}.new`, file);
  }
  return others;
}

/**
 * The path below which all articles are. With dates in addresses, old paths can look like those of
 * articles here, and need to be recorded.
 */
const articlesPath =
  dateLength(site.paths.article) === 0
    ? pathTo(`${splitPattern(site.paths.article).beginning}/`)
    : undefined;

export async function knownAddresses(contentDir: string): Promise<Map<string, string>> {
  const file = join(contentDir, 'old-addresses.json');
  return existsSync(file)
    ? (parseOldAddresses(await readFile(file, 'utf8')) ?? new Map<string, string>())
    : new Map<string, string>();
}

/** The path of an address without host, query and fragment, as sent to a host. */
export function plainPath(address: string): string | undefined {
  const path = pathOf(address);
  const encoded = /^[\x21-\x7e]*$/.test(path) ? path : encodeURI(path);
  const whole = encoded.startsWith('/') ? encoded : `/${encoded}`;
  const plain = whole.replace(/\/index\.(?:html?|php)$/, '/');
  const isSource = /\/_|\.(?:md|markdown|mdx)$/i.test(plain);
  return isOldPath(plain) && !isSource && canAnswer(plain) ? plain : undefined;
}
