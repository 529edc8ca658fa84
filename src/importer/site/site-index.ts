import { fold } from '../../anchors/slug.ts';
import { slugFor } from '../write-article.ts';
import { hasText, type SitePost, type SiteSource } from './site-post.ts';
import { dateInUrl } from '../metadata/find-date.ts';
import { decoded } from '../../urls/decoded.ts';

/** Reads a site once and gives each post its name here. Keeps only names and addresses in memory. */
export async function indexSite(source: SiteSource): Promise<SiteIndex> {
  const index: SiteIndex = {
    names: [],
    targets: new Map(),
    drafts: new Set(),
    dates: new Map(),
    references: [],
    redirects: [],
  };
  const taken = new Set<string>();
  for await (const post of source.posts()) {
    const slug = freeName(post, taken);
    taken.add(slug);
    index.names.push(slug);
    if (post.facts.draft) index.drafts.add(slug);
    const date = post.facts.date ?? post.paths.map(dateInUrl).find((one) => one !== undefined);
    if (date !== undefined) index.dates.set(slug, date);
    // A post without text does not become an article.
    if (!hasText(post)) {
      if (post.redirect !== undefined)
        index.redirects.push({ paths: [...post.paths, ...(post.files ?? [])], to: post.redirect });
      continue;
    }
    for (const path of [...post.paths, ...(post.files ?? [])]) {
      const key = keyOf(path);
      if (!index.targets.has(key)) index.targets.set(key, slug);
    }
    const { name, paths, files, facts, body } = post;
    const addresses = [
      ...[...body.matchAll(withFragment)].map(([address]) => address),
      ...[...body.matchAll(toSection)].map(([, note = '']) => `${encodeURI(note)}.md`),
    ];
    const linking = { name, paths, files, facts };
    index.references.push(...addresses.map((address) => ({ post: linking, address })));
  }
  takeRedirects(index);
  return index;
}

/** An address with a path and a fragment. */
const withFragment = /[^\s"'`()<>[\]{}=#]+#[^\s"'`()<>[\]{}]+/g;

/** `[[Der Steg#Das Holz]]` */
const toSection = /\[\[([^[\]|#\n]+)#/g;

function freeName({ facts, name }: SitePost, taken: ReadonlySet<string>): string {
  const wanted = shortened(fold(facts.slug ?? '')) || slugFor(facts.title ?? name);
  let slug = wanted === 'index' ? slugFor('Index') : wanted;
  const year = facts.date?.slice(0, 4);
  if (taken.has(slug) && year !== undefined) slug = `${wanted}-${year}`;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}

function shortened(slug: string): string {
  return slug.slice(0, 100).replace(/-$/, '');
}

/** The paths of a post that only redirects lead to the article it names. */
function takeRedirects({ redirects, targets }: SiteIndex): void {
  for (const { paths, to } of redirects) {
    const slug = targets.get(keyOf(to)) ?? targets.get(lastPart(to));
    if (slug === undefined) continue;
    for (const path of paths) if (!targets.has(keyOf(path))) targets.set(keyOf(path), slug);
  }
}

/** `/blog/heroku/` → `/heroku`, by which a file of that name can be found. */
export function lastPart(path: string): string {
  return keyOf(`/${pathOf(path).split('/').filter(Boolean).at(-1) ?? ''}`);
}

/** The path of an address, without host, query and fragment. */
export function pathOf(address: string): string {
  return address.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
}

/**
 * A path without the parts that may differ between links: host, trailing slash, extension, case.
 */
export function keyOf(address: string): string {
  return decoded(pathOf(address))
    .replace(/\/(?:index\.\w+)?$/, '')
    .toLowerCase();
}

export interface SiteIndex {
  /** The name of each post, in order. */
  names: string[];
  /** Path of the old site, as `keyOf` returns it → name. */
  targets: Map<string, string>;
  /** The names of drafts. */
  drafts: Set<string>;
  /** The dates of posts that have one, by name. */
  dates: Map<string, string>;
  /** Addresses that have a fragment in the texts, and who wrote them. */
  references: { post: Linking; address: string }[];
  /** Posts without text that lead to another address. */
  redirects: { paths: string[]; to: string }[];
}

/** What is needed of a post to resolve the links in it. */
export type Linking = Pick<SitePost, 'name' | 'paths' | 'files' | 'facts'>;
